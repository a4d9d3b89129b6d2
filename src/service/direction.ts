/** Keeps whatever turns the direction of a text within that text, where it becomes a part of a sentence of ours. */

const CONTROL = /[\u202a-\u202e\u2066-\u2069]/g
const EMBEDDINGS = '\u202a\u202b'
const OVERRIDES = '\u202d\u202e'
const ISOLATES = '\u2066\u2067\u2068'
const POP_EMBEDDING = '\u202c'
const POP_ISOLATE = '\u2069'
const REPLACEMENT = '\ufffd'

/**
 * The text as it is where all that it opens it also closes, as texts from right to left do; else without it: � stands where
 * an override stood, or what would go on behind the text (Unicode UAX 9, section 2).
 */
export function contained(text: string): string {
  return isContained(text) ? text : text.replace(CONTROL, REPLACEMENT)
}

function isContained(text: string): boolean {
  const open: string[] = []
  for (const [control] of text.matchAll(CONTROL)) {
    if (OVERRIDES.includes(control)) return false
    if (EMBEDDINGS.includes(control) || ISOLATES.includes(control)) {
      open.push(control)
      continue
    }
    const opened = open.pop()
    const opens = control === POP_ISOLATE ? ISOLATES : control === POP_EMBEDDING ? EMBEDDINGS : ''
    if (opened === undefined || !opens.includes(opened)) return false
  }
  return open.length === 0
}
