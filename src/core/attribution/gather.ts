/** Utterances gathered to quotations: what is said in one go is one, however often it is interrupted. */
import { contains, type Span } from '../span.ts'
import type { Attribution, Evidence, Use, Utterance } from '../utterance.ts'

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

/** The quotations of a text, ascending by their first span. `utterances` and `quoted` as in `Voices`. Linear. */
export function gather(utterances: readonly Utterance[], quoted: readonly Span[]): readonly Gathered[] {
  const found: Growing[] = []
  let speech: Growing | null = null
  let next = 0
  for (const { start, end, voice, use, attribution, continues } of utterances) {
    const inside: Span[] = []
    while (next < quoted.length && (quoted[next]?.start ?? 0) < end) {
      const inner = quoted[next++]
      if (inner && contains({ start, end }, inner)) inside.push(inner)
    }
    if (continues && speech) {
      speech.spans.push({ start, end })
      speech.quoted.push(...inside)
      extend(speech, attribution)
      continue
    }
    const { evidence } = attribution
    const one: Growing = {
      voice,
      use,
      spans: [{ start, end }],
      quoted: inside,
      attribution,
      evidence: new Map(evidence.map((shown) => [keyOf(shown), shown])),
    }
    found.push(one)
    if (voice === 'speech' && use === 'quotation') speech = one
  }
  return found.map(({ evidence, ...one }) => ({
    ...one,
    attribution: { ...one.attribution, evidence: [...evidence.values()] },
  }))
}

type Growing = Omit<Gathered, 'spans' | 'quoted' | 'attribution'> & {
  readonly spans: [Span, ...Span[]]
  readonly quoted: Span[]
  attribution: Attribution
  readonly evidence: Map<string, Evidence>
}

function extend(one: Growing, { date, via, evidence }: Attribution): void {
  for (const shown of evidence) if (!one.evidence.has(keyOf(shown))) one.evidence.set(keyOf(shown), shown)
  const { attribution } = one
  const added = via.filter((outlet) => !attribution.via.includes(outlet))
  if (added.length === 0 && (attribution.date !== null || date === null)) return
  one.attribution = { ...attribution, date: attribution.date ?? date, via: [...attribution.via, ...added] }
}

function keyOf({ of, start, end }: Evidence): string {
  return `${of} ${start} ${end}`
}
