/** Whether a text names somebody: a surname with its capital, where no sentence begins. */
import { tokenize } from './token.ts'

/** True if `text` holds the surname of `name` as a name: "grant" is a word, "Mr Grant" names him. */
export function isMentioned(name: string, text: string): boolean {
  const surname = surnameOf(name)
  if (surname === null) return false
  const lower = text.toLowerCase()
  if (lower.length !== text.length) return false
  for (let at = lower.indexOf(surname); at >= 0; at = lower.indexOf(surname, at + 1)) {
    const end = at + surname.length
    const isWord = !LETTER.test(text[at - 1] ?? '') && !LETTER.test(text[end] ?? '')
    const capital = text[at] ?? ''
    const isName =
      capital !== capital.toLowerCase() && !SENTENCE_START.test(text.slice(Math.max(0, at - 3), at))
    if (isWord && isName && at > 0) return true
  }
  return false
}

/** The last word of a name that can be a surname, in lower case; of "Surname, Given" the first part's. */
function surnameOf(name: string): string | null {
  const [part = ''] = name.split(',')
  const last = tokenize(part).findLast(({ start, end }) => end - start > 2)
  return last === undefined ? null : part.slice(last.start, last.end).toLowerCase()
}

const LETTER = /[\p{L}\p{M}\p{N}]/u
const SENTENCE_START = /(?:[.?!]['"”’)]?\s|\n)$/
