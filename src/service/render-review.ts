/** A review for a terminal. */
import { markChanges } from './changes.ts'
import { inWords } from './phrase.ts'
import { cite, headline, markUp, warned, whose } from './render.ts'
import {
  type DraftStyle,
  describeSkipped,
  describeSpeaker,
  describeUnread,
  IN_CHARACTERS,
} from './render-quotations.ts'
import type { Correction, Finding, Review } from './review.ts'
import { labelled, numbered, quoted, wrap } from './terminal.ts'

/** A section for each quotation, then what was skipped, ending with a line break. */
export function renderReview(
  { summary, findings, skipped }: Pick<Review, 'summary' | 'findings' | 'skipped'>,
  style = IN_CHARACTERS,
): string {
  const sections = [
    wrap(summarize(summary)),
    ...findings.map((finding, index) => section(finding, index, style)),
    skipped.flatMap((words) => describeSkipped(words, style)),
  ]
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

/** `4 quotations: 2 verbatim, 1 altered, 1 not found; 1 mark skipped`, and loudly what was not read. */
export function summarize({ quotations, verdicts, skipped, unread }: Review['summary']): string {
  const counts = Object.entries(verdicts).flatMap(([verdict, count]) =>
    count === 0 ? [] : [`${count} ${inWords(verdict)}`],
  )
  const found = [numbered(quotations, 'quotation'), ...(counts.length === 0 ? [] : [counts.join(', ')])]
  const told = `${found.join(': ')}; ${numbered(skipped, 'mark')} skipped`
  return unread === 0 ? told : `${told}; INCOMPLETE: ${describeUnread(unread)}`
}

/** Why a quotation was not verified. */
export const UNCHECKED = {
  not_verifiable: 'It cannot be verified: it has no words, more than 2,000, or control characters.',
  too_many: 'It was not looked at: the draft has too many quotations for one request.',
  budget_exhausted: 'It was not looked at: the quotations before it took all the work that one request may.',
} as const

function section(
  { quotation, claim, verdict, unchecked, answer, correction }: Finding,
  index: number,
  { paint, whereIs }: DraftStyle,
): string[] {
  const { text, spans, attribution } = quotation
  const [match] = answer?.matches ?? []
  const told = (label: string, words: string): string[] => labelled(label, words, paint)
  return [
    headline(verdict, answer?.reasons ?? [], paint, `${index + 1}. `),
    ...told('Quoted', quoted(text)),
    ...told('By', describeSpeaker(attribution)),
    ...told('Where', whereIs(spans)),
    ...told('Finding', unchecked === null ? (answer?.summary ?? '') : UNCHECKED[unchecked]),
    ...(match === undefined ? [] : markUp(markChanges(claim.quote, match), match, paint)),
    ...(match === undefined
      ? []
      : told('Source', `${quoted(match.text)} ${whose(match)}, ${cite(match.document)}`)),
    ...(answer?.warnings ?? []).flatMap((warning) => warned(warning, paint)),
    ...(correction === null
      ? []
      : told(verdict === 'undetermined' ? 'By source' : 'Correct', inFull(correction))),
  ]
}

/** What would be right, in one line. */
function inFull({ text, speaker, date }: Correction): string {
  return [
    ...(text === null ? [] : [quoted(text)]),
    ...(speaker === null ? [] : [`said by ${speaker}`]),
    ...(date === null ? [] : [`said ${date}`]),
  ].join(', ')
}

/** `Right would be: said by Ann Lee`; nothing where nothing is wrong or known. Of what is open only the source is told. */
export function proposalOf({
  verdict,
  correction,
}: Pick<Finding, 'verdict' | 'correction'>): readonly string[] {
  if (correction === null) return []
  return [`${verdict === 'undetermined' ? 'By the source' : 'Right would be'}: ${inFull(correction)}`]
}
