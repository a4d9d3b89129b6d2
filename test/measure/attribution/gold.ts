/** Articles with annotated quotations: the news of the shared data, and those written for the project. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Span } from '../../../src/core/span.ts'

/** How the text names the speaker nearest to the quotation. */
export type SpeakerForm = 'named' | 'pronoun' | 'nominal' | 'none'

export type GoldQuotation = Span & {
  readonly form: SpeakerForm
  /** Every way to name the speaker that counts as right; empty if the article does not tell. */
  readonly names: readonly string[]
  /** Where the words stand that name him, if they are annotated. */
  readonly named: Span | null
  /** The day it was said, if that is annotated. */
  readonly said: string | null
}

export type Article = {
  readonly id: string
  readonly title: string
  readonly date: string
  readonly language: string
  readonly text: string
  readonly quotations: readonly GoldQuotation[]
  /** Marked words that are nobody's. */
  readonly apart: readonly Span[]
  /** True if only double quotation marks were annotated. */
  readonly doubleOnly: boolean
}

/** PolNeAR's annotators, one article a line; the schema is told beside the data. */
export function readNews(file: string): Article[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { id, title, date, text, quotes, other_quoted }: NewsRecord = JSON.parse(line)
      return {
        id,
        title,
        date,
        language: 'en',
        text,
        quotations: quotes.map(newsQuotation),
        apart: other_quoted,
        doubleOnly: true,
      }
    })
}

/** The project's own articles; their quotations are found by their words, in order. */
export function readOwn(folder: string): Article[] {
  return globSync('*.json', { cwd: folder })
    .sort()
    .map((file) => ownArticle(JSON.parse(readFileSync(join(folder, file), 'utf8'))))
}

/** True for the articles that may be looked at; the others only count. */
export function isDevelopment(id: string): boolean {
  let hash = 0x811c9dc5
  for (const unit of id) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return hash % 5 < 3
}

type NewsRecord = Pick<Article, 'id' | 'title' | 'date' | 'text'> & {
  readonly quotes: readonly NewsQuote[]
  readonly other_quoted: readonly Span[]
}
type NewsQuote = Span & {
  readonly speaker: string | null
  readonly speaker_start: number | null
  readonly speaker_end: number | null
  readonly speaker_kind: SpeakerForm
  readonly speaker_name?: string | null
  readonly speaker_resolved?: string | null
}

function newsQuotation(quote: NewsQuote): GoldQuotation {
  const { start, end, speaker, speaker_name, speaker_resolved, speaker_start, speaker_end } = quote
  return {
    start,
    end,
    form: quote.speaker_kind,
    names: [...new Set([speaker, speaker_name, speaker_resolved].filter((name) => typeof name === 'string'))],
    named: speaker_start === null || speaker_end === null ? null : { start: speaker_start, end: speaker_end },
    said: null,
  }
}

type OwnRecord = {
  readonly id: string
  readonly title: string
  readonly date: string
  readonly language: string
  readonly text: readonly string[]
  readonly quotes: readonly {
    readonly text: string
    readonly speaker: string | null
    readonly by: 'named' | 'pronoun' | 'description' | 'label' | 'none'
    readonly said?: string
  }[]
  readonly apart: readonly { readonly text: string }[]
}

const OWN_FORMS = {
  named: 'named',
  label: 'named',
  pronoun: 'pronoun',
  description: 'nominal',
  none: 'none',
} as const

function ownArticle({ id, title, date, language, text: lines, quotes, apart }: OwnRecord): Article {
  const text = lines.join('\n\n')
  let from = 0
  const quotations = quotes.map(({ text: words, speaker, by, said = null }) => {
    const start = text.indexOf(words, from)
    if (start < 0) throw new Error(`Cannot find a quotation of ${id}: ${words}`)
    from = start + words.length
    return {
      start,
      end: from,
      form: OWN_FORMS[by],
      names: speaker === null ? [] : [speaker],
      named: null,
      said,
    }
  })
  return { id, title, date, language, text, quotations, apart: placesOf(apart, text), doubleOnly: false }
}

function placesOf(parts: readonly { readonly text: string }[], text: string): Span[] {
  let from = 0
  return parts.map(({ text: words }) => {
    const start = text.indexOf(words, from)
    from = start + words.length
    return { start, end: from }
  })
}
