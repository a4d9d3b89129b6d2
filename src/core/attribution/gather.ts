/** Utterances gathered to quotations: what is said in one go is one, however often it is interrupted. */
import { contains, type Span } from '../span.ts'
import type { Attribution, Use, Utterance } from '../utterance.ts'

/** What somebody says in one go: one span, or several where narration or a paragraph's end parts them. */
export type Gathered = {
  readonly voice: Utterance['voice']
  readonly use: Use
  readonly spans: readonly [Span, ...Span[]]
  /** Words retold inside: quotations within the quotation. */
  readonly quoted: readonly Span[]
  /** That of the first part, with the evidence of all. */
  readonly attribution: Attribution
}

/** The quotations of a text, ascending by their first span. `utterances` and `quoted` as in `Voices`. */
export function gather(utterances: readonly Utterance[], quoted: readonly Span[]): readonly Gathered[] {
  const found: Gathered[] = []
  let speech = -1
  let next = 0
  for (const { start, end, voice, use, attribution, continues } of utterances) {
    const inside: Span[] = []
    while (next < quoted.length && (quoted[next]?.start ?? 0) < end) {
      const inner = quoted[next++]
      if (inner && contains({ start, end }, inner)) inside.push(inner)
    }
    const before = found[speech]
    if (continues && before) {
      found[speech] = {
        ...before,
        spans: [...before.spans, { start, end }],
        quoted: [...before.quoted, ...inside],
        attribution: together(before.attribution, attribution),
      }
      continue
    }
    if (voice === 'speech' && use === 'quotation') speech = found.length
    found.push({ voice, use, spans: [{ start, end }], quoted: inside, attribution })
  }
  return found
}

function together(first: Attribution, next: Attribution): Attribution {
  const isKnown = (start: number, of: string): boolean =>
    first.evidence.some((evidence) => evidence.start === start && evidence.of === of)
  return {
    ...first,
    date: first.date ?? next.date,
    via: [...new Set([...first.via, ...next.via])],
    evidence: [...first.evidence, ...next.evidence.filter(({ start, of }) => !isKnown(start, of))],
  }
}
