/** English words written in several ways that read alike. Keys of the index are made of them, whatever a text's language. */
import { figures, forms, listed, type Words, words } from './words.ts'

/** Pairs of words that are also written as one. */
const COMPOUND_PAIRS = listed(`
  can+not any+one every+one some+one any+body every+body some+body for+ever any+more
  every+day to+day to+morrow to+night now+adays mean+time mean+while fellow+men man+kind`).map((pair) =>
  pair.split('+'),
)

export const COMPOUNDS: Words = new Set([...COMPOUND_PAIRS.map((pair) => pair.join('')), 'percent'])

/** Compounds by key, with the keys of their two words. */
export const SPLIT_COMPOUNDS: ReadonlyMap<string, readonly string[]> = new Map([
  ...COMPOUND_PAIRS.map((pair): [string, readonly string[]] => [pair.join(''), pair]),
  ['%', ['per', 'cent']],
])

/** Words that are others with a hyphen after their prefix: re-sign, resign. */
export const HYPHEN_TELLS_APART: Words = words(`
  resign resigned resigning resigns recover recovered recovery recreate recreation recollect reform reformed
  reforms represent represented resent resort resorted remark remarked reserve reserved relay release released
  reprove retreat return resolve reside repress recount recounted redress reposed repose resound retire
  coop unionized unionised prodigy multiply overtop underway`)

/** Stems and words in which British and American spelling part; their forms are spelled out below. */
const OUR = `
  colo favo hono labo neighbo rumo harbo vapo endeavo behavio humo vigo rigo valo arbo armo
  cando clamo ardo fervo flavo odo parlo rancor savo splendo tumo demeano`
const ISE = `
  organ recogn real civil author critic emphas special general util minim maxim modern national
  normal stabil mobil neutral legal central equal final summar sympath symbol apolog character computer
  dramat econom famil fertil harmon immun industrial jeopard liberal memor monopol natural optim patron penal
  popular rational revolution sensit standard subsid tyrann victim visual visional terror colon scrutin
  capital categor fraternal hospital hypnot ideal individual legitim local marginal material moral
  philosoph priorit public regular reorgan sanit secular social solemn steril synthes vital vandal`
const RE = 'cent theat lit fib calib lust meag somb spect manoeuv'
const LL = 'travel cancel label level model quarrel signal counsel marvel fuel dial total rival equal'
const PLAIN = `
  defence:defense offence:offense licence:license practise:practice pretence:pretense grey:gray
  programme:program programmes:programs cheque:check cheques:checks plough:plow ploughs:plows gaol:jail
  analyse:analyze analysed:analyzed analysing:analyzing paralyse:paralyze paralysed:paralyzed
  catalogue:catalog dialogue:dialog sceptical:skeptical sceptic:skeptic tyre:tire tyres:tires
  fulfil:fulfill fulfils:fulfills enrol:enroll instalment:installment skilful:skillful wilful:willful
  judgement:judgment acknowledgement:acknowledgment ageing:aging mould:mold aluminium:aluminum
  encyclopaedia:encyclopedia mediaeval:medieval anaesthetic:anesthetic manoeuvre:maneuver
  connexion:connection shew:show shewed:showed shewn:shown`

/** British to American spellings, form by form; and the sign for a word. */
export const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ['&', 'and'],
  ...bothWays(
    listed(OUR).map((stem) => stem.replace(/r$/, '')),
    'u',
    '',
    'r rs red ring rable rably rful rfully rless rer rers rite rhood rhoods rist ral rally',
  ),
  ...bothWays(listed(ISE), 'is', 'iz', 'e es ed ing ation ations er ers'),
  ...bothWays(listed(RE), 're', 'er', '- s'),
  ...listed(RE).map((stem): [string, string] => [`${stem}red`, `${stem}ered`]),
  ...bothWays(listed(LL), 'l', '', 'ed ing er ers'),
  ...listed(PLAIN).map((pair): [string, string] => {
    const [british = '', american = ''] = pair.split(':')
    return [british, american]
  }),
])

/** Each stem with the British and with the American letters, followed by each ending. */
function bothWays(
  stems: readonly string[],
  british: string,
  american: string,
  endings: string,
): [string, string][] {
  return stems.flatMap((stem) => {
    const americanForms = forms(stem + american, endings)
    return forms(stem + british, endings).map((form, at): [string, string] => [
      form,
      americanForms[at] ?? form,
    ])
  })
}

/** Titles and what they are short for. */
export const SHORT_TITLES: ReadonlyMap<string, string> = new Map(
  figures(`
    mr:mister dr:doctor prof:professor rev:reverend hon:honourable fr:father br:brother st:saint mt:mount ft:fort
    gen:general col:colonel maj:major capt:captain cpt:captain lt:lieutenant sgt:sergeant adm:admiral cmdr:commander
    pvt:private sen:senator rep:representative gov:governor pres:president supt:superintendent insp:inspector`),
)

/** Words that are two others when a space parts them: apart, a part. */
export const OTHER_WORDS_WHEN_PARTED: Words = words(`
  abate abed about above abridge abroad across acute adept adieu adore adrift afar afield afloat again ahead alike
  alive aloft alone along aloud already altogether amass amaze amend amount another apart apiece appoint arise around
  array arrest aside aspire assent atone attend attribute avoid await awake award aware away awhile await
  begone behalf behold beware into upon onto indeed instead within without maybe nowhere nobody nothing someday sometime
  sometimes somewhat everyday however whoever whatever whenever forever therefore thereby today together
  island isolate inform income indigo insight intent intend intense therapist manslaughter legend justice
  hasten season ontology willing willful mayor`)
