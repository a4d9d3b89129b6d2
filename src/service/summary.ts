/** The verdict as a sentence that a newsroom could paste. It says who quotes whom, never that it happened. */
import type { Answer, Corpus, Edit, Match } from './answer.ts'
import type { DocumentSummary } from './library.ts'

export type Told = Pick<Answer, 'verdict' | 'reasons'> & {
  readonly claim: { readonly speaker: string | null; readonly date: string | null }
  /** The match that decided. */
  readonly match: Match | null
  readonly complete: boolean
  /** The only document that was looked in. */
  readonly document: DocumentSummary | null
  readonly corpus: Corpus
}

export function summarize(told: Told): string {
  const { verdict, match } = told
  if (match === null) return absent(told)
  switch (verdict) {
    case 'verbatim':
      return `${says(match, `these words${HOW[match.wording]}`)}.`
    case 'altered':
      return altered(match)
    case 'misattributed':
      return misattributed(told, match)
    case 'misdated':
      return `${says(match, 'these words')}, not on the date claimed (${told.claim.date ?? ''}).`
    case 'undetermined':
      return undetermined(told, match)
    case 'not_found':
      return absent(told)
  }
}

const HOW = {
  exact: '',
  respelled: ' in another spelling',
  elided: ', which an editor has marked as shortened or explained',
  stitched: '',
  altered: '',
} as const

function absent({ verdict, document, corpus }: Told): string {
  const texts =
    corpus.documents === 1
      ? 'the one text held'
      : `the ${corpus.documents.toLocaleString('en-US')} texts held`
  const where = document === null ? texts : `that text (${document.title})`
  return verdict === 'undetermined'
    ? `These words are too common to be looked up in ${where} within the limits of one question.`
    : `These words are not in ${where}.`
}

function altered(match: Match): string {
  const [edit] = match.edits.filter(({ op, weight }) => op !== 'elide' || weight === 'full')
  if (match.wording === 'stitched' || edit === undefined) {
    return `${source(match)} has these words in parts that do not stand together.`
  }
  const more = match.edits.length - 1
  const rest = more === 0 ? '' : `, and ${more} more change${more === 1 ? '' : 's'}`
  return `${says(match, change(edit))}${rest}.`
}

function change({ claimed, source: original }: Edit): string {
  if (claimed === '') return `“${original}”, which the claim leaves out`
  return original === '' ? `these words without “${claimed}”` : `“${original}”, not “${claimed}”`
}

function misattributed({ claim, reasons }: Told, match: Match): string {
  const claimed = claim.speaker ?? 'the person claimed'
  if (reasons.includes('other_speaker'))
    return `${says(match, 'these words')}; the claim gives them to ${claimed}.`
  const voice = {
    mixed: 'partly as its own',
    reported: 'as indirect speech',
    narration: 'as its own',
    speech: '',
  }
  return `${source(match)} has these words ${match.voice === null ? '' : voice[match.voice]}, not as a quotation of ${claimed}.`
}

function undetermined({ claim, reasons, complete }: Told, match: Match): string {
  const whose = claim.speaker === null ? 'whose they are' : `whether they are ${claim.speaker}’s`
  if (!complete) {
    return `${source(match)} has these words, but they stand in more places than one question may read; it is open ${whose}.`
  }
  return reasons.includes('too_short')
    ? `${source(match)} has these words, but they are too few to tell ${whose}.`
    : `${says(match, 'these words')}; the texts held do not tell ${whose}.`
}

/** Who tells these words, and whose they are: “Monitor 5:114 (14 June 1999), citing AP, quotes … on 11 June 1999 saying …”. */
function says(match: Match, words: string): string {
  const { attribution, voice, document } = match
  const { speaker, date, via, evidence } = attribution
  const outlets = via.length === 0 ? '' : `, citing ${via.join(' and ')},`
  if (speaker === null || voice === 'narration' || voice === null)
    return `${source(match)}${outlets} has ${words}`
  // Without evidence it is the document as a whole that is the speaker's.
  if (evidence.length === 0) return `${speaker} said ${words} in ${source(match)}`
  const when =
    date === null || date === document.date
      ? ''
      : ` ${date.split('-').length === 3 ? 'on' : 'in'} ${day(date)}`
  return voice === 'reported'
    ? `${source(match)}${outlets} reports ${speaker}${when} as saying ${words}`
    : `${source(match)}${outlets} quotes ${speaker}${when} saying ${words}`
}

/** “Monitor 5:114 (14 June 1999)”, “The Bible (King James Version), Genesis 1:1”. */
function source({ document, locator }: Match): string {
  const { title, publication, date } = document
  if (locator !== null) return publication === null ? locator : `${publication}, ${locator},`
  return date === null || title.includes(date) ? title : `${title} (${day(date)})`
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
)

/** ISO 8601, as precise as it is, in words: `14 June 1999`, `June 1999`, `1999`. */
function day(date: string): string {
  const [year, month, dayOfMonth] = date.split('-')
  const name = MONTHS[Number(month) - 1]
  return [dayOfMonth === undefined ? undefined : String(Number(dayOfMonth)), name, year]
    .filter((part) => part !== undefined)
    .join(' ')
}
