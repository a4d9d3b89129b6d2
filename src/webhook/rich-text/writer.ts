/** Writes the words of a tree as one content, with the place of each stretch in the tree. Linear. */
import type { Place } from '../article.ts'

/** What is put around and between the words. */
export type Markup = {
  readonly type: 'text' | 'html'
  readonly between: string
  readonly open: string
  readonly close: string
  readonly openQuoted: string
  readonly closeQuoted: string
  readonly lineBreak: string
  /** Before each further line of a block quotation. */
  readonly nextQuotedLine: string
}

/** Paragraphs parted by blank lines; block quotations marked as in Markdown, "> " before each line. */
export const PLAIN: Markup = {
  type: 'text',
  between: '\n\n',
  open: '',
  close: '',
  openQuoted: '> ',
  closeQuoted: '',
  lineBreak: '\n',
  nextQuotedLine: '> ',
}

/** For trees whose words are themselves HTML: a `div` may hold paragraphs as well as words. */
export const HTML: Markup = {
  type: 'html',
  between: '\n',
  open: '<div>',
  close: '</div>',
  openQuoted: '<blockquote><div>',
  closeQuoted: '</div></blockquote>',
  lineBreak: '<br>',
  nextQuotedLine: '',
}

export type Writer = {
  /** Ends the paragraph; the next, once it has words, is part of a block quotation or not. */
  paragraph(isQuoted: boolean): void
  /** Writes words of the tree as they are, without white space at the paragraph's start. */
  copy(words: string, pointer: string): void
  /** Writes what the tree does not have, in front of the next words. */
  insert(words: string): void
  lineBreak(): void
  finish(): { readonly content: string; readonly places: readonly Place[] }
}

export function writerOf(markup: Markup): Writer {
  const parts: string[] = []
  const places: Place[] = []
  let length = 0
  let isQuoted = false
  let isOpen = false
  let isLineDue = false
  let inserted = ''

  const write = (part: string): void => {
    parts.push(part)
    length += part.length
  }

  const open = (): void => {
    if (length > 0) write(markup.between)
    write((isQuoted ? markup.openQuoted : markup.open) + inserted)
    isOpen = true
    inserted = ''
  }

  const place = (words: string, from: number, to: number, pointer: string): void => {
    if (isLineDue) write(markup.nextQuotedLine)
    isLineDue = false
    places.push({ start: length, end: length + to - from, pointer, offset: from })
    write(words.slice(from, to))
  }

  return {
    paragraph: (quoted) => {
      if (isOpen) write(isQuoted ? markup.closeQuoted : markup.close)
      isOpen = false
      isLineDue = false
      isQuoted = quoted
    },
    copy: (words, pointer) => {
      let from = isOpen ? 0 : words.length - words.trimStart().length
      if (from === words.length) return
      if (!isOpen) open()
      while (isQuoted && markup.nextQuotedLine !== '') {
        const feed = words.indexOf('\n', from)
        if (feed < 0) break
        place(words, from, feed + 1, pointer)
        isLineDue = true
        from = feed + 1
      }
      if (from < words.length) place(words, from, words.length, pointer)
    },
    insert: (words) => {
      inserted = words
    },
    lineBreak: () => {
      if (!isOpen) return
      write(markup.lineBreak)
      isLineDue = isQuoted
    },
    finish: () => ({ content: parts.join(''), places }),
  }
}
