/** The verdict as a sentence that a newsroom could paste. It says who quotes whom, never that it happened. */
import type { Answer, Corpus, Match } from './answer.ts'
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
      return `${telling(match)} ${match.wording === 'exact' ? 'these words' : `these words (${WORDINGS[match.wording]})`}${given(match)}.`
    case 'altered':
      return altered(match)
    case 'misattributed':
      return misattributed(told, match)
    case 'misdated':
      return `${telling(match)} these words${given(match)}, not on the date claimed (${told.claim.date ?? ''}).`
    case 'undetermined':
      return undetermined(told, match)
    case 'not_found':
      return absent(told)
  }
}

const WORDINGS = {
  exact: 'word for word',
  respelled: 'in another spelling',
  elided: 'with the marks of an editor',
  stitched: 'put together from parts',
  altered: 'altered',
} as const

function absent({ verdict, document, corpus }: Told): string {
  const where =
    document === null
      ? `the ${corpus.documents.toLocaleString('en-US')} texts held`
      : `that text (${document.title})`
  return verdict === 'undetermined'
    ? `These words are too common to be looked up in ${where} within the limits of one question.`
    : `These words are not in ${where}.`
}

function altered(match: Match): string {
  const [edit] = match.edits.filter(({ op, weight }) => op !== 'elide' || weight === 'full')
  if (match.wording === 'stitched' || edit === undefined) {
    return `${source(match)} has these words in parts that do not stand together${given(match)}.`
  }
  const rest =
    match.edits.length > 1
      ? `, and ${match.edits.length - 1} more change${match.edits.length > 2 ? 's' : ''}`
      : ''
  return `${telling(match)} ${change(edit.claimed, edit.source)}${rest}${given(match)}.`
}

function change(claimed: string, original: string): string {
  if (claimed === '') return `“${original}”, which the claim leaves out`
  if (original === '') return `these words without “${claimed}”`
  return `“${original}”, not “${claimed}”`
}

function misattributed({ claim, reasons }: Told, match: Match): string {
  const claimed = claim.speaker ?? 'the person claimed'
  if (reasons.includes('other_speaker') && match.attribution.speaker !== null) {
    return `${telling(match)} these words${given(match)}; the claim gives them to ${claimed}.`
  }
  const voice =
    match.voice === 'mixed'
      ? 'partly as its own words'
      : match.voice === 'reported'
        ? 'as indirect speech'
        : 'as its own words'
  return `${source(match)} has these words ${voice}, not as a quotation of ${claimed}.`
}

function undetermined({ claim, reasons, complete }: Told, match: Match): string {
  const whose = claim.speaker === null ? 'whose they are' : `whether they are ${claim.speaker}’s`
  if (!complete)
    return `${source(match)} has these words, but they stand in more places than one question may read; it is open ${whose}.`
  if (reasons.includes('too_short'))
    return `${source(match)} has these words, but they are too few to tell ${whose}.`
  return `${telling(match)} these words${given(match)}; the texts held do not tell ${whose}.`
}

/** “Monitor 5:114 (14 June 1999), citing AP, quotes Leonid Ivashov on 11 June 1999 saying”. */
function telling(match: Match): string {
  const { attribution, voice } = match
  const via = attribution.via.length === 0 ? '' : `, citing ${attribution.via.join(' and ')},`
  const when =
    attribution.date === null || attribution.date === match.document.date ? '' : ` ${on(attribution.date)}`
  if (attribution.speaker === null || voice === 'narration' || voice === null)
    return `${source(match)}${via} has`
  if (voice === 'reported') return `${source(match)}${via} reports ${attribution.speaker}${when} as saying`
  return isOwnSpeech(match)
    ? `${attribution.speaker}, in ${source(match)}, says`
    : `${source(match)}${via} quotes ${attribution.speaker}${when} saying`
}

/** A document that is one speech gives its words their date itself. */
function isOwnSpeech({ attribution, voice }: Match): boolean {
  return voice === 'speech' && attribution.evidence.length === 0
}

function source({ document, locator }: Match): string {
  const date = document.date === null ? '' : ` (${day(document.date)})`
  return `${locator ?? document.title}${locator === null ? date : ''}`
}

function given({ locator, document }: Match): string {
  return locator === null || document.publication === null ? '' : `, ${document.publication}`
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
)

function on(date: string): string {
  return date.split('-').length === 3 ? `on ${day(date)}` : `in ${day(date)}`
}

/** ISO 8601, as precise as it is, in words: `14 June 1999`, `June 1999`, `1999`. */
function day(date: string): string {
  const [year, month, dayOfMonth] = date.split('-')
  const name = MONTHS[Number(month) - 1]
  return [dayOfMonth === undefined ? undefined : String(Number(dayOfMonth)), name, year]
    .filter((part) => part !== undefined)
    .join(' ')
}
