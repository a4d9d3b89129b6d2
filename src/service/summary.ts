/** The verdict as a sentence that a newsroom could paste. It says who quotes whom, never that it happened. */
import type { Answer, Corpus, Match } from './answer.ts'
import { tellChange, tellMarks } from './change.ts'
import { day } from './day.ts'
import { contained } from './direction.ts'
import { cite, joined, says } from './says.ts'
import { quoted } from './shorten.ts'

export type Told = Pick<Answer, 'verdict' | 'reasons'> & {
  readonly claim: { readonly speaker: string | null; readonly date: string | null }
  /** The match that decided. */
  readonly match: Match | null
  /** Of a claim put together from two places, that of its tail; the match is then that of its head. */
  readonly tail: Match | null
  /** Of a claim without a match, the closest place. */
  readonly nearest: Match | null
  readonly complete: boolean
  /** Title of the only document that was looked in. */
  readonly document: string | null
  readonly corpus: Corpus
}

export function summarize(told: Told): string {
  const { verdict, match } = told
  if (match === null) return absent(told)
  switch (verdict) {
    case 'verbatim':
      return `${words(match)}${unchecked(told, match)}${replaced(match)}.`
    case 'altered':
      return `${altered(told, match)}${translated(match)}${replaced(match)}.`
    case 'misattributed':
      return `${misattributed(told, match)}${replaced(match)}.`
    case 'misdated':
      return `${words(match)}; ${dated(told, match)}${replaced(match)}.`
    case 'undetermined':
      return `${undetermined(told, match)}${replaced(match)}.`
    case 'not_found':
      return absent(told)
  }
}

function absent({ verdict, document, nearest, corpus }: Told): string {
  const texts =
    corpus.documents === 1
      ? 'the one text held'
      : `the ${corpus.documents.toLocaleString('en-US')} texts held`
  const where = document === null ? texts : `that text (${document})`
  if (verdict === 'undetermined')
    return `These words are too common to be looked up in ${where} within the limits of one question.`
  const translation = document !== null && nearest?.document.translation === true
  return translation
    ? `These words are not in ${where}, which is a translation; another may have them.`
    : `These words are not in ${where}.`
}

/** That the place has the claim's words, and how they are written. */
function words(match: Match): string {
  switch (match.wording) {
    case 'respelled':
      return says(match, 'these words in another spelling')
    case 'elided':
      return says(match, `these words${tellMarks(match.edits)}`)
    case 'exact':
    case 'stitched':
    case 'altered':
      return says(match, 'these words')
  }
}

function unchecked({ claim }: Told, { checks }: Match): string {
  if (checks.date !== 'unknown' || claim.date === null) return ''
  return `; the date claimed, ${day(claim.date)}, could not be checked`
}

function altered({ tail }: Told, match: Match): string {
  if (tail !== null)
    return `${quoted(match.text)} stands in ${cite(match)} and ${quoted(tail.text)} in ${cite(tail)}, not together`
  return match.wording === 'stitched' ? stitched(match) : says(match, tellChange(match))
}

function stitched(match: Match): string {
  const between = match.edits.filter(({ source }) => source !== '').map(({ source }) => quoted(source))
  const parts = `${cite(match)} has these words in ${match.pieces.length} parts`
  return between.length === 0
    ? `${parts} and in another order`
    : `${parts} that do not stand together: between them ${between.length === 1 ? 'is' : 'are'} ${joined(between)}`
}

function translated({ document }: Match): string {
  return document.translation ? '; it is a translation, and another may read otherwise' : ''
}

function replaced({ document }: Match): string {
  return document.superseded ? '; that is an older version of the text, which has since been replaced' : ''
}

function misattributed({ claim, reasons }: Told, match: Match): string {
  const claimed = claim.speaker === null ? 'the person claimed' : contained(claim.speaker)
  if (reasons.includes('other_speaker')) return `${words(match)}; the claim gives them to ${claimed}`
  return `${cite(match)} has these words${AS[match.voice ?? 'speech']}, not as a quotation of ${claimed}`
}

const AS = {
  mixed: ' partly as its own',
  reported: ' as indirect speech',
  narration: ' as its own',
  speech: '',
} as const

/** When the words were said, or else printed, and when the claim says. A date of printing contradicts only later claims. */
function dated({ claim }: Told, { attribution, document }: Match): string {
  const claimed = day(claim.date ?? '')
  if (attribution.date !== null) return `they are of ${day(attribution.date)}, not of ${claimed}`
  return document.date === null
    ? `they are not of the date claimed, ${claimed}`
    : `they were published by ${day(document.date)}, before the date claimed, ${claimed}`
}

function undetermined(told: Told, match: Match): string {
  const { claim, reasons, complete } = told
  const whose = claim.speaker === null ? 'whose they are' : `whether they are ${contained(claim.speaker)}’s`
  if (match.wording === 'altered' || match.wording === 'stitched') {
    const open = complete ? '' : '; the words claimed may stand in a place that one question could not read'
    return `${altered(told, match)}${translated(match)}${open}`
  }
  if (!complete)
    return `${cite(match)} has these words, but they stand in more places than one question may read; it is open ${whose}`
  return reasons.includes('too_short')
    ? `${cite(match)} has these words, but they are too few to tell ${whose}`
    : `${words(match)}; the texts held do not tell ${whose}`
}
