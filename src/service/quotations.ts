/** The quotations of a text that need not be held: a draft, a page. Who says what, when and through whom. */
import { attribute } from '../core/attribution/attribute.ts'
import { gather } from '../core/attribution/gather.ts'
import { NOTHING_KNOWN } from '../core/document.ts'
import { outermost, overlaps, type Span } from '../core/span.ts'
import type { Attribution, Use, Utterance, Voices } from '../core/utterance.ts'
import { type Rendering, renderHtml } from './html.ts'
import { renderMarkdown } from './markdown.ts'
import { type ReadingLimit, readableOf, WHOLE } from './readable.ts'

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
  /** Words retold inside: quotations within the quotation. What these quote in turn is a part of them. */
  readonly quoted: readonly Passage[]
  readonly attribution: Attribution
}

/** Marked words that are nobody's: a title, a name that something goes by, words held at arm's length; or not to be checked. */
export type SkippedWords = Passage & { readonly reason: Exclude<Use, 'quotation'> | 'ignored' }

export type Quotations = {
  readonly quotations: readonly FoundQuotation[]
  readonly skipped: readonly SkippedWords[]
}

/** What reading a draft took: UTF-16 units and quotation marks looked at, and how much is told of it. */
export type ReadingCost = { readonly units: number; readonly marks: number; readonly told: number }

/** A draft as it is read: the text that a reader sees, the way back to what was sent, and the quotations by their place in the text. */
export type ReadDraft = {
  readonly text: string
  readonly toSource: (span: Span) => Span
  readonly found: Quotations
  /** UTF-16 units at the end of what was sent that were not read; 0 if all of it was. */
  readonly unread: number
  readonly cost: ReadingCost
}

/** Pure; linear in the draft, of which no more is read than the limit allows. */
export function readDraft({ content, type, language, date }: Draft, limit: ReadingLimit = WHOLE): ReadDraft {
  const { text: whole, toSource, ignored } = render(content, type)
  const { end, marks } = readableOf(whole, language, limit)
  const text = whole.slice(0, end)
  const metadata = { ...NOTHING_KNOWN, id: 'draft', title: '', language, date }
  const voices = attribute({ metadata, text, silent: [], locators: [], overrides: [] })
  const all = withoutIgnored(tellQuotations(voices, text), ignored)
  const isCut = end < whole.length
  const count = all.quotations.length + all.skipped.length
  // The last one before a cut may go on behind it. Unless it is all there is, it is left to whoever reads the rest.
  const most = isCut && count > 1 ? Math.min(count - 1, limit.stretches) : limit.stretches
  const { found, last } = firstOf(all, most)
  const isWhole = !isCut && count <= most
  const readTo = last === null ? end : behindMarks(text, last)
  const told = found.quotations.length + found.skipped.length
  return {
    text,
    toSource,
    found,
    unread: isWhole ? 0 : content.length - toSource({ start: readTo, end: readTo }).start,
    cost: { units: end, marks, told },
  }
}

/**
 * The first `most` of what is told, quotations and skipped words together, and where the last stretch of them ends that stands
 * before all that is left out: from there on the narration belongs to that. Null if nothing is told.
 */
function firstOf(
  all: Quotations,
  most: number,
): { readonly found: Quotations; readonly last: number | null } {
  const { quotations, skipped } = all
  const startOf = ({ spans }: FoundQuotation): number => spans[0]?.start ?? 0
  const starts = [...quotations.map(startOf), ...skipped.map(({ start }) => start)].sort((a, b) => a - b)
  const rest = starts[most] ?? Number.POSITIVE_INFINITY
  const found = {
    quotations: quotations.filter((quotation) => startOf(quotation) < rest),
    skipped: skipped.filter(({ start }) => start < rest),
  }
  let last: number | null = null
  for (const { end } of [...found.quotations.flatMap(({ spans }) => spans), ...found.skipped])
    if (end <= rest) last = Math.max(last ?? 0, end)
  return { found, last }
}

/** Behind the closing marks that stand at an offset: one, or one within another. */
function behindMarks(text: string, at: number): number {
  return at + (/^['’]?["”“»«」』]?/.exec(text.slice(at, at + 2))?.[0].length ?? 0)
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

/** What was found in a draft, and how much of it was read; see `ReadDraft`. */
export type DraftQuotations = Quotations & Pick<ReadDraft, 'unread' | 'cost'>

/** Finds the quotations of a text. All offsets count UTF-16 units of `content`. Pure; linear in the text. */
export function findQuotations(draft: Draft, limit: ReadingLimit = WHOLE): DraftQuotations {
  const { toSource, found, unread, cost } = readDraft(draft, limit)
  return {
    quotations: found.quotations.map((quotation) => inSource(quotation, toSource)),
    skipped: found.skipped.map((words) => ({ ...words, ...toSource(words) })),
    unread,
    cost,
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
      quotations.push({ voice, text: words, spans, quoted: outermost(one.quoted).map(passage), attribution })
    } else {
      skipped.push(...spans.map((span) => ({ ...span, reason: use })))
    }
  }
  return { quotations, skipped }
}
