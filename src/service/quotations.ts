/** The quotations of a text that need not be held: a draft, a page. Who says what, when and through whom. */
import { attribute } from '../core/attribution/attribute.ts'
import { gather } from '../core/attribution/gather.ts'
import { NOTHING_KNOWN } from '../core/document.ts'
import type { Span } from '../core/span.ts'
import type { Attribution, Use, Utterance, Voices } from '../core/utterance.ts'
import { renderHtml } from './html.ts'

/** A text to read, and what is known about it. */
export type Draft = {
  readonly content: string
  readonly type: 'text' | 'html'
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

/** Marked words that are nobody's: a title, a name that something goes by, words held at arm's length. */
export type SkippedWords = Passage & { readonly reason: Exclude<Use, 'quotation'> }

export type Quotations = {
  readonly quotations: readonly FoundQuotation[]
  readonly skipped: readonly SkippedWords[]
}

/** Finds the quotations of a text. All offsets count UTF-16 units of `content`. Pure; linear in the text. */
export function findQuotations({ content, type, language, date }: Draft): Quotations {
  const { text, toSource } =
    type === 'html' ? renderHtml(content) : { text: content, toSource: (span: Span): Span => span }
  const metadata = { ...NOTHING_KNOWN, id: 'draft', title: '', language, date }
  const voices = attribute({ metadata, text, silent: [], locators: [], overrides: [] })
  return tellQuotations(voices, text, toSource)
}

/** Tells the voices of a text as quotations; `toSource` leads from its offsets to those to be told. */
export function tellQuotations(
  { utterances, quoted }: Pick<Voices, 'utterances' | 'quoted'>,
  text: string,
  toSource: (span: Span) => Span = (span) => span,
): Quotations {
  const passage = ({ start, end }: Span): Passage => ({
    ...toSource({ start, end }),
    text: text.slice(start, end),
  })
  const quotations: FoundQuotation[] = []
  const skipped: SkippedWords[] = []
  for (const one of gather(utterances, quoted)) {
    const spans = one.spans.map(passage)
    const { use } = one
    if (use !== 'quotation') {
      skipped.push(...spans.map((span) => ({ ...span, reason: use })))
      continue
    }
    const evidence = one.attribution.evidence.map((found) => ({ ...found, ...toSource(found) }))
    quotations.push({
      voice: one.voice,
      text: spans.map((span) => span.text).join(' '),
      spans,
      quoted: one.quoted.map(passage),
      attribution: { ...one.attribution, evidence },
    })
  }
  return { quotations, skipped }
}
