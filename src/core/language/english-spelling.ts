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

/**
 * Stems and words in which British and American spelling part, or older from newer; their forms are spelled out below.
 * Left out are those that are two words to one of the two: metre, tyre, cheque, storey, kerb, draught, disc, vice.
 */
const OUR = `
  colo favo hono labo neighbo rumo harbo vapo endeavo behavio humo vigo rigo valo arbo armo
  cando clamo ardo fervo flavo odo parlo ranco savo splendo tumo demeano savio glamo succo clango enamo dishono disfavo
  discolo belabo misdemeano`
const ISE = `
  organ recogn real civil author critic emphas special general util minim maxim modern national
  normal stabil mobil neutral legal central equal final summar sympath symbol apolog character computer
  dramat econom famil fertil harmon immun industrial jeopard liberal memor monopol natural optim patron penal
  popular rational revolution sensit standard subsid tyrann victim visual visional terror colon scrutin
  capital categor fraternal hospital hypnot ideal individual legitim local marginal material moral
  philosoph priorit public regular reorgan sanit secular social solemn steril synthes vital vandal
  actual agon american antagon atom bapt brutal canon catech christian commercial conceptual criminal crystall
  decentral decolon demilitar demobil democrat demon demoral denational deput destabil digit disorgan energ epitom etern
  evangel external fantas federal femin formal fossil galvan global glamor homogen human idol immobil
  incentiv initial institutional internal international ion italic item lion magnet mechan mesmer militar
  monet motor neutral ostrac oxid pasteur personal plagiar plural polar politic pressur privat pulver radical random
  remobil romantic satir scandal serial stigmat synchron systemat tantal tempor theor traumat trivial union unrecogn
  urban vapor verbal vulgar western woman`
const RE = `
  cent theat lit fib calib lust meag somb spect sab sepulch och mit nit reconnoit saltpet scept accout louv
  kilomet centimet millimet amphitheat`
const LL = `
  travel cancel label level model quarrel signal counsel marvel fuel dial total rival equal channel chisel drivel duel
  enamel funnel gambol gravel grovel imperil initial jewel kennel libel marshal panel parcel pedal pencil peril pummel
  ravel revel shovel shrivel snivel spiral stencil swivel tunnel unravel victual yodel apparel barrel bevel cudgel
  dishevel empanel remodel trowel`

/** Stems of words with the endings that they share: British or older, then American or newer. */
const STEMS: readonly (readonly [pairs: string, endings: string])[] = [
  ['mould:mold smoulder:smolder plough:plow moult:molt', '- s ed ing y'],
  ['defenc:defens offenc:offens pretenc:pretens licenc:licens', 'e es eless'],
  ['practis:practic licenc:licens', 'e es ed ing'],
  ['analys:analyz paralys:paralyz catalys:catalyz electrolys:electrolyz', 'e ed ing er ers'],
  ['sceptic:skeptic', '- s al ally ism'],
  ['programme:program gramme:gram kilogramme:kilogram cigarette:cigaret omelette:omelet', '- s'],
  [
    'fulfil:fulfill enrol:enroll distil:distill instil:instill appal:appall enthral:enthrall instal:install',
    '- s ment ments',
  ],
  ['skilful:skillful wilful:willful', '- ly ness'],
  ['judgement:judgment acknowledgement:acknowledgment abridgement:abridgment lodgement:lodgment', '- s al'],
  ['connexion:connection inflexion:inflection reflexion:reflection', '- s'],
  ['shew:show', '- s n ed ing'],
  ['gaol:jail', '- s ed er ers ing'],
  ['grey:gray', '- s er est ing ed ish'],
  ['councillor:councilor counsellor:counselor pedlar:peddler', '- s'],
  ['marvellous:marvelous libellous:libelous', '- ly'],
  ['worshipp:worship kidnapp:kidnap focuss:focus biass:bias', 'ed ing er ers'],
  ['archaeolog:archeolog gynaecolog:gynecolog palaeontolog:paleontolog', 'y ical ist ists'],
  ['anaesthe:anesthe aesthe:esthe', 'tic tics tist tists sia te tes'],
  ['mediaeval:medieval primaeval:primeval', '- ism ist ists'],
  ['encyclopaedi:encyclopedi orthopaedi:orthopedi paediatri:pediatri', 'a as c cs cian cians'],
  ['anaemi:anemi leukaemi:leukemi septicaemi:septicemi', 'a c'],
  ['haemorrhag:hemorrhag', 'e es ed ing'],
  [
    'sulphur:sulfur artefact:artifact despatch:dispatch moustache:mustache waggon:wagon',
    '- s ed es ing ous ic',
  ],
  ['cypher:cipher syren:siren caesarean:cesarean aeon:eon foetus:fetus oesophagus:esophagus', '- s es'],
  ['foet:fet haemoglobin:hemoglobin diarrhoea:diarrhea oestrogen:estrogen paedophile:pedophile', '- al s'],
  ['enquir:inquir', 'e es ed ing y ies er ers'],
  ['movea:mova likea:lika lovea:lova salea:sala sizea:siza livea:liva usea:usa ratea:rata', 'ble'],
]
const PLAIN = `
  ageing:aging aluminium:aluminum jewellery:jewelry woollen:woolen woolly:wooly pyjamas:pajamas cosy:cozy
  axe:ax liquorice:licorice whisky:whiskey yoghurt:yogurt gipsy:gypsy gipsies:gypsies tsar:czar tsars:czars
  armoury:armory savoury:savory dulness:dullness fulness:fullness tranquillity:tranquility hiccough:hiccup
  centring:centering carburettor:carburetor analogue:analog dialogue:dialog dialogues:dialogs monologue:monolog
  travelogue:travelog goodbye:goodby publick:public musick:music logick:logic antient:ancient chuse:choose
  chusing:choosing compleat:complete controul:control cloaths:clothes expence:expense expences:expenses
  catalogue:catalog catalogues:catalogs catalogued:cataloged cataloguing:cataloging manoeuvre:maneuver
  manoeuvres:maneuvers manoeuvred:maneuvered manoeuvring:maneuvering manoeuvrable:maneuverable
  surprize:surprise surprized:surprised enterprize:enterprise enterprizes:enterprises`

/** British to American spellings, form by form; and the sign for a word. */
export const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ['&', 'and'],
  ...bothWays(
    listed(OUR),
    'u',
    '',
    'r rs red ring rable rably rful rfully rless rer rers rite rites ritism rhood rhoods rist ral rally rly rman rmen',
  ),
  ...bothWays(listed(ISE), 'is', 'iz', 'e es ed ing ation ations ational er ers able'),
  ...bothWays(listed(RE), 're', 'er', '- s'),
  ...listed(RE).map((stem): [string, string] => [`${stem}red`, `${stem}ered`]),
  ...bothWays(listed(LL), 'l', '', 'ed ing er ers'),
  ...STEMS.flatMap(([pairs, endings]) =>
    listed(pairs).flatMap((pair) => {
      const [british = '', american = ''] = pair.split(':')
      return bothWays([''], british, american, endings)
    }),
  ),
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
  sometimes somewhat everyday however whoever whatever whenever forever
  island isolate inform income indigo insight intent intend intense therapist manslaughter
  willing willful mayor`)
