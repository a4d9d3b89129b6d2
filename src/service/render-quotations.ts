/** The quotations of a text for a terminal. */
import type { FoundQuotation, Quotations } from './quotations.ts'
import { describeSkipped, describeSpeaker } from './render-review.ts'
import { labelled, numbered, quoted } from './terminal.ts'

/** A section for each quotation, then what was skipped, ending with a line break. */
export function renderQuotations({ quotations, skipped }: Quotations): string {
  const count = `${numbered(quotations.length, 'quotation')}, ${numbered(skipped.length, 'mark')} skipped`
  const sections = [[count], ...quotations.map(section), skipped.flatMap(describeSkipped)]
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

function section({ voice, text, spans, attribution }: FoundQuotation): string[] {
  const { date, via, candidates } = attribution
  const where = spans.map(({ start, end }) => `${start} to ${end}`).join(', ')
  return [
    ...(voice === 'speech' ? labelled('Quoted', quoted(text)) : labelled('Reported', text)),
    ...labelled('Speaker', describeSpeaker(attribution)),
    ...(candidates.length === 0 ? [] : labelled('Perhaps', candidates.join(', '))),
    ...(date === null ? [] : labelled('When', date)),
    ...(via.length === 0 ? [] : labelled('Via', via.join(', '))),
    ...labelled('Where', `characters ${where}`),
  ]
}
