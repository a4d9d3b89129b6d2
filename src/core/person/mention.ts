/** Whether a text names somebody: a surname with its capital, where no sentence begins. */
import { tokenize } from '../text/token.ts'

/** True if `text` holds the surname of `name` as a name: "grant" is a word, "Mr Grant" names him. */
export function isMentioned(name: string, text: string): boolean {
  const surname = surnameOf(name)
  if (surname === null) return false
  for (const { index, 0: found } of text.matchAll(new RegExp(escaped(surname), 'giu'))) {
    const isWord = !LETTER.test(text[index - 1] ?? '') && !LETTER.test(text[index + found.length] ?? '')
    const isName = /^\p{Lu}/u.test(found) && !SENTENCE_START.test(text.slice(Math.max(0, index - 3), index))
    if (isWord && isName && index > 0) return true
  }
  return false
}

/** True if the paragraph that ends with `before` opens with the name as a label, as transcripts do: "NAME: …". */
export function isLabelled(name: string, before: string): boolean {
  const surname = surnameOf(name)
  const label = /^[^:]{1,60}:/.exec(before.slice(before.lastIndexOf('\n') + 1))
  if (surname === null || label === null) return false
  return label[0].toLowerCase().includes(surname.toLowerCase())
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}

/** The last word of a name that can be a surname, as written; of "Surname, Given" the first part's. */
function surnameOf(name: string): string | null {
  const [part = ''] = name.split(',')
  const last = tokenize(part).findLast(({ start, end }) => end - start > 2)
  return last === undefined ? null : part.slice(last.start, last.end)
}

const LETTER = /[\p{L}\p{M}\p{N}]/u
const SENTENCE_START = /(?:[.?!]['"”’)]?\s|\n)$/
