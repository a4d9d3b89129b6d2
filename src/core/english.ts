/** English word lists: data only. Another language is another file of the same shape. Words are written folded. */

const words = (list: string): readonly string[] => list.trim().split(/\s+/)

/** Words that turn a statement into its contrary; `…n't` is recognised by its ending. */
export const NEGATIONS: ReadonlySet<string> = new Set(
  words(`not no never none nobody nothing nowhere neither nor cannot without hardly scarcely barely seldom rarely
    nought naught nay lest
    dont doesnt didnt isnt arent wasnt werent havent hasnt hadnt wouldnt couldnt shouldnt mustnt neednt aint`),
)

/** Verbs that deny what they govern. */
export const REVERSALS: ReadonlySet<string> = new Set(
  words(`refuse refuses refused fail fails failed deny denies denied lack lacks lacked cease ceases ceased
    decline declines declined forbid forbids forbade forbidden prevent prevents prevented oppose opposes opposed`),
)

export const MODALS: ReadonlySet<string> = new Set(
  words(
    'can could may might must shall shalt should will wilt would ought cannot mayest mightest couldest canst wouldest wouldst shouldest shouldst',
  ),
)

/** Forms of "be": what follows them is said of what stands before. */
export const COPULAS: ReadonlySet<string> = new Set(words('is are was were am be been'))

/** Endings that make another form of the same word; the empty one included. */
export const INFLECTIONS: ReadonlySet<string> = new Set([
  '',
  ...words("s es e d ed ing r er st est n en y ies ied 's"),
])

/** Words that bind a statement to a condition or a degree. */
export const QUALIFIERS: ReadonlySet<string> = new Set(
  words(
    'only if unless almost nearly until except but however although though perhaps maybe probably possibly some sometimes mostly merely alleged allegedly reportedly apparently',
  ),
)

/** Words that bind a sentence to a condition or contrast: a quotation that leaves them out may mislead. */
export const CONDITIONS: ReadonlySet<string> = new Set(
  words('if unless except until but however although though yet nevertheless nonetheless provided'),
)

/** Verbs that say no more than that somebody said it. */
export const SAYING_VERBS: ReadonlySet<string> = new Set(
  words(`said says told tells added adds noted notes stated states wrote writes replied replies answered answers
    explained explains declared declares announced announces insisted insists warned warns argued argues continued
    observed observes remarked remarks asked asks concluded concludes recalled recalls`),
)

/** Words that make more of an attribution than who spoke: another verb, another speaker, a turn. */
export const ATTRIBUTION_TURNS: ReadonlySet<string> = new Set(
  words(`to and or have has had having be been being is are was were am do does did otherwise falsely allegedly
    supposedly reportedly as like`),
)

/** Words that hang another statement on a person or thing. */
export const RELATIVES: ReadonlySet<string> = new Set(
  words('who whom whose which that because while when where'),
)

/** Words with which a sentence takes back what the one before said. */
export const TURNS: ReadonlySet<string> = new Set(
  words('but however yet nevertheless nonetheless still although though'),
)

export function isEnglish(language: string): boolean {
  return /^en(?:-|$)/i.test(language)
}

const UNITS = 'one two three four five six seven eight nine'.split(' ')
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

/** Number words and the figures or signs they are read as. `one` is left out: it is a pronoun more often than a number. */
export const NUMBERS: ReadonlyMap<string, string> = new Map([
  ...'zero,,two,three,four,five,six,seven,eight,nine,ten,eleven,twelve,thirteen,fourteen,fifteen,sixteen,seventeen,eighteen,nineteen'
    .split(',')
    .flatMap((word, value): [string, string][] => (word === '' ? [] : [[word, String(value)]])),
  ...TENS.flatMap((ten, at): [string, string][] => [
    [ten, String(20 + 10 * at)],
    ...UNITS.map((unit, one): [string, string] => [`${ten} ${unit}`, String(21 + 10 * at + one)]),
  ]),
  ['percent', '%'],
])

/** Words that make or scale a number without having a figure of their own. */
export const NUMBER_WORDS: ReadonlySet<string> = new Set(
  words(
    'one hundred thousand million billion trillion dozen half third quarter double twice once first second both',
  ),
)

/** Contractions that people write without their apostrophe, where the bare form is no other word. */
export const BARE_CONTRACTIONS: ReadonlySet<string> = new Set(
  words(`dont doesnt didnt isnt arent wasnt werent havent hasnt hadnt wouldnt couldnt shouldnt mustnt neednt
    youre theyre youve weve theyve ive youll theyll itll thatll thats whats wheres theres heres shes hes im youd theyd aint`),
)

/** What a contraction's second word may be, by its ending. */
export const CONTRACTION_ENDINGS: readonly (readonly [ending: string, full: readonly string[]])[] = [
  ["n't", ['not']],
  ["'ll", ['will', 'shall']],
  ["'re", ['are']],
  ["'ve", ['have']],
  ["'m", ['am']],
  ["'d", ['would', 'had']],
  ["'s", ['is', 'has', 'us']],
]

/** Contractions whose first word changes. */
export const IRREGULAR_CONTRACTIONS: ReadonlyMap<string, string> = new Map([
  ["won't", 'will not'],
  ["can't", 'can not'],
  ["shan't", 'shall not'],
])

/** Pairs of words that are also written as one, and read alike. */
const COMPOUND_PAIRS =
  words(`can+not any+one every+one some+one any+body every+body some+body for+ever any+more
    every+day to+day to+morrow to+night now+adays mean+time mean+while fellow+men man+kind`).map((pair) =>
    pair.split('+'),
  )

export const COMPOUNDS: ReadonlySet<string> = new Set([
  ...COMPOUND_PAIRS.map((pair) => pair.join('')),
  'percent',
])

/** Compounds by key, with the keys of their two words. */
export const SPLIT_COMPOUNDS: ReadonlyMap<string, readonly string[]> = new Map([
  ...COMPOUND_PAIRS.map((pair): [string, readonly string[]] => [pair.join(''), pair]),
  ['%', ['per', 'cent']],
])

/** Words that are others with a hyphen after their prefix: re-sign, resign. */
export const HYPHEN_TELLS_APART: ReadonlySet<string> = new Set(
  words(`resign resigned resigning resigns recover recovered recovery recreate recreation recollect reform reformed
    reforms represent represented resent resort resorted remark remarked reserve reserved relay release released
    reprove retreat return resolve reside repress recount recounted redress reposed repose resound retire
    coop unionized unionised prodigy multiply overtop underway`),
)

/** British stems and endings with their American form; each expands to the forms listed in `spellings`. */
const OUR = words(`colo favo hono labo neighbo rumo harbo vapo endeavo behavio humo vigo rigo valo arbo armo
    cando clamo ardo fervo flavo odo parlo rancor savo splendo tumo demeano`)
const ISE =
  words(`organ recogn real civil author critic emphas special general util minim maxim modern national
    normal stabil mobil neutral legal central equal final summar sympath symbol apolog character computer
    dramat econom famil fertil harmon immun industrial jeopard liberal memor monopol natural optim patron penal
    popular rational revolution sensit standard subsid tyrann victim visual visional terror colon scrutin
    capital categor fraternal hospital hypnot ideal individual legitim local marginal material moral
    philosoph priorit public regular reorgan sanit secular social solemn steril synthes vital vandal`)
const RE = words('cent theat lit fib calib lust meag somb spect manoeuv')
const LL = words('travel cancel label level model quarrel signal counsel marvel fuel dial total rival equal')
const PLAIN =
  words(`defence:defense offence:offense licence:license practise:practice pretence:pretense grey:gray
    programme:program programmes:programs cheque:check cheques:checks plough:plow ploughs:plows gaol:jail
    analyse:analyze analysed:analyzed analysing:analyzing paralyse:paralyze paralysed:paralyzed
    catalogue:catalog dialogue:dialog sceptical:skeptical sceptic:skeptic tyre:tire tyres:tires
    fulfil:fulfill fulfils:fulfills enrol:enroll instalment:installment skilful:skillful wilful:willful
    judgement:judgment acknowledgement:acknowledgment ageing:aging mould:mold aluminium:aluminum
    encyclopaedia:encyclopedia mediaeval:medieval anaesthetic:anesthetic manoeuvre:maneuver
    connexion:connection shew:show shewed:showed shewn:shown`)

/** British to American spellings, form by form; and the sign for a word. */
export const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ['&', 'and'],
  ...OUR.flatMap((stem) => {
    const base = stem.endsWith('r') ? stem.slice(0, -1) : stem
    return [
      '',
      's',
      'ed',
      'ing',
      'able',
      'ably',
      'ful',
      'fully',
      'less',
      'er',
      'ers',
      'ite',
      'hood',
      'hoods',
      'ing',
      'ist',
      'al',
      'ally',
    ].map((ending): [string, string] => [`${base}ur${ending}`, `${base}r${ending}`])
  }),
  ...ISE.flatMap((stem) =>
    ['e', 'es', 'ed', 'ing', 'ation', 'ations', 'er', 'ers'].map((ending): [string, string] => [
      `${stem}is${ending}`,
      `${stem}iz${ending}`,
    ]),
  ),
  ...RE.flatMap((stem): [string, string][] => [
    [`${stem}re`, `${stem}er`],
    [`${stem}res`, `${stem}ers`],
    [`${stem}red`, `${stem}ered`],
  ]),
  ...LL.flatMap((stem) =>
    ['ed', 'ing', 'er', 'ers'].map((ending): [string, string] => [`${stem}l${ending}`, `${stem}${ending}`]),
  ),
  ...PLAIN.map((pair): [string, string] => {
    const [british = '', american = ''] = pair.split(':')
    return [british, american]
  }),
])
