/** The quotations of a text that need not be held: a draft, a page. Who says what, when and through whom. */
import { attribute } from '../core/attribution/attribute.ts'
import { gather } from '../core/attribution/gather.ts'
import { NOTHING_KNOWN } from '../core/document.ts'
import { overlaps, type Span } from '../core/span.ts'
import type { Attribution, Use, Utterance, Voices } from '../core/utterance.ts'
import { type Rendering, renderHtml } from './html.ts'
import { renderMarkdown } from './markdown.ts'

/** A text to read, and what is known about it. */
export type Draft = {
  readonly content: string
  readonly type: 'text' | 'markdown' | 'html'
  /** BCP 47 tag. */
  readonly language: string
  /** When it was or will be published, ISO 8601, as precise as known; what "on Monday" in it hangs on. */
  readonly date: string | null
}

/** A stretch of the text as it was sent, and its words: without tags and with entities decoded, if it was HTML. */
export type Passage = Span & { readonly text: string }

export type FoundQuotation = {
  readonly voice: Utterance['voice']
  /** All its words; the parts of an interrupted one joined with a space. */
  readonly text: string
  readonly spans: readonly Passage[]
  /** Words retold inside: quotations within the quotation. */
  readonly quoted: readonly Passage[]
  readonly attribution: Attribution
}

/** Marked words that are nobody's: a title, a name that something goes by, words held at arm's length; or not to be checked. */
export type SkippedWords = Passage & { readonly reason: Exclude<Use, 'quotation'> | 'ignored' }

export type Quotations = {
  readonly quotations: readonly FoundQuotation[]
  readonly skipped: readonly SkippedWords[]
}

/** A draft as it is read: the text that a reader sees, the way back to what was sent, and the quotations by their place in the text. */
export type ReadDraft = {
  readonly text: string
  readonly toSource: (span: Span) => Span
  readonly found: Quotations
}

/** Pure; linear in the draft. */
export function readDraft({ content, type, language, date }: Draft): ReadDraft {
  const { text, toSource, ignored } = render(content, type)
  const metadata = { ...NOTHING_KNOWN, id: 'draft', title: '', language, date }
  const voices = attribute({ metadata, text, silent: [], locators: [], overrides: [] })
  return { text, toSource, found: withoutIgnored(tellQuotations(voices, text), ignored) }
}

function render(content: string, type: Draft['type']): Rendering & { readonly ignored: readonly Span[] } {
  switch (type) {
    case 'html':
      return { ...renderHtml(content), ignored: [] }
    case 'markdown':
      return renderMarkdown(content)
    case 'text':
      return { text: content, toSource: (span) => span, ignored: [] }
  }
}

/** What its writer wants left alone is told among what is skipped. */
function withoutIgnored({ quotations, skipped }: Quotations, ignored: readonly Span[]): Quotations {
  if (ignored.length === 0) return { quotations, skipped }
  const isIgnored = ({ spans }: FoundQuotation): boolean => spans.some((span) => isAmong(span, ignored))
  const left = quotations
    .filter(isIgnored)
    .flatMap(({ spans }) => spans.map((span): SkippedWords => ({ ...span, reason: 'ignored' })))
  return {
    quotations: quotations.filter((quotation) => !isIgnored(quotation)),
    skipped: [...skipped, ...left].sort((a, b) => a.start - b.start),
  }
}

/** True if the span overlaps one of these; they ascend. Logarithmic. */
function isAmong(span: Span, stretches: readonly Span[]): boolean {
  let [low, high] = [0, stretches.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((stretches[middle]?.end ?? Infinity) <= span.start) low = middle + 1
    else high = middle
  }
  const stretch = stretches[low]
  return stretch !== undefined && overlaps(span, stretch)
}

/** Finds the quotations of a text. All offsets count UTF-16 units of `content`. Pure; linear in the text. */
export function findQuotations(draft: Draft): Quotations {
  const { toSource, found } = readDraft(draft)
  return {
    quotations: found.quotations.map((quotation) => inSource(quotation, toSource)),
    skipped: found.skipped.map((words) => ({ ...words, ...toSource(words) })),
  }
}

/** The quotation with the places of all its parts in what was sent. */
export function inSource(quotation: FoundQuotation, toSource: ReadDraft['toSource']): FoundQuotation {
  const located = <T extends Span>(part: T): T => ({ ...part, ...toSource(part) })
  const { spans, quoted, attribution } = quotation
  return {
    ...quotation,
    spans: spans.map(located),
    quoted: quoted.map(located),
    attribution: { ...attribution, evidence: attribution.evidence.map(located) },
  }
}

/** Tells the voices of a text as quotations. */
export function tellQuotations(
  { utterances, quoted }: Pick<Voices, 'utterances' | 'quoted'>,
  text: string,
): Quotations {
  const passage = ({ start, end }: Span): Passage => ({ start, end, text: text.slice(start, end) })
  const quotations: FoundQuotation[] = []
  const skipped: SkippedWords[] = []
  for (const one of gather(utterances, quoted)) {
    const spans = one.spans.map(passage)
    const { use, voice, attribution } = one
    if (use === 'quotation') {
      const words = spans.map((span) => span.text).join(' ')
      quotations.push({ voice, text: words, spans, quoted: one.quoted.map(passage), attribution })
    } else {
      skipped.push(...spans.map((span) => ({ ...span, reason: use })))
    }
  }
  return { quotations, skipped }
}
