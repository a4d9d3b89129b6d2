/** Whose words the page says a selection is. It is read in the browser: what stands around the selection is not sent. */
import { attribute } from '../core/attribution/attribute.ts'
import { gather } from '../core/attribution/gather.ts'
import { readDate } from '../core/date.ts'
import { NOTHING_KNOWN } from '../core/document.ts'
import type { Span } from '../core/span.ts'
import type { Evidence } from '../core/utterance.ts'
import type { Selection } from './message.ts'

export type Attributed = {
  readonly speaker: string
  /** `stated` beside the words, or concluded from elsewhere, perhaps wrongly. */
  readonly certainty: Evidence['certainty']
  /** As the page writes it beside the words; null if it does not. */
  readonly date: string | null
}

/** Null unless the selection lies within one quotation of somebody who is named. Linear in the text around it. */
export function attributeSelection({ before, quote, after, language, date }: Selection): Attributed | null {
  const text = before + quote + after
  const [lead] = /^[\s\p{Pi}"'„»]*/u.exec(quote) ?? ['']
  const [tail] = /[\s\p{P}]*$/u.exec(quote) ?? ['']
  const words = { start: before.length + lead.length, end: before.length + quote.length - tail.length }
  if (words.start >= words.end) return null
  const metadata = { ...NOTHING_KNOWN, id: 'page', title: '', language, date }
  const { utterances, quoted } = attribute({ metadata, text, silent: [], locators: [], overrides: [] })
  const quotation = gather(utterances, quoted).find(
    ({ use, voice, spans }) => use === 'quotation' && voice === 'speech' && holds(spans, words),
  )
  const { speaker, kind, evidence } = quotation?.attribution ?? { speaker: null, kind: null, evidence: [] }
  if (speaker === null || kind === 'unnamed') return null
  const isStated = evidence.some(({ of, certainty }) => of === 'speaker' && certainty === 'stated')
  const dates = evidence
    .filter(({ of, certainty }) => of === 'date' && certainty === 'stated')
    .map(({ start, end }) => text.slice(start, end))
  return {
    speaker,
    certainty: isStated ? 'stated' : 'inferred',
    date: dates.find((written) => readDate(written).length > 0) ?? null,
  }
}

/** True if both ends of the words stand in the quotation, whatever interrupts it in between. */
function holds(spans: readonly Span[], { start, end }: Span): boolean {
  const holdsPlace = (at: number): boolean => spans.some((span) => at >= span.start && at <= span.end)
  return holdsPlace(start) && holdsPlace(end)
}
