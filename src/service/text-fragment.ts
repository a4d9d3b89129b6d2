/** Links that scroll to words of a page: https://wicg.github.io/scroll-to-text-fragment/ */

/** Units up to which a fragment names the whole text, and words from either end of a longer one. */
const WHOLE_UNITS = 120
const END_WORDS = 5

/**
 * What stands behind `#:~:text=`. The ends of a long text do not overlap, as a browser looks for the second behind the
 * first; and each is of one line, as it finds no words across paragraphs.
 */
export function textFragmentOf(text: string): string {
  const lines = text.split('\n').map(wordsOf).filter(isFilled)
  const [first = [], ...others] = lines
  const last = others.at(-1)
  if (last !== undefined) return between(first.slice(0, END_WORDS), last.slice(-END_WORDS))
  // Where a script has no spaces, a word cut anywhere would not be found.
  if (text.length <= WHOLE_UNITS || first.length === 1) return encode(first.join(' '))
  const count = Math.min(END_WORDS, Math.floor(first.length / 2))
  return between(first.slice(0, count), first.slice(-count))
}

function between(start: readonly string[], end: readonly string[]): string {
  return [start, end].map((words) => encode(words.join(' '))).join(',')
}

function wordsOf(line: string): string[] {
  return line.split(/\s+/).filter((word) => word !== '')
}

function isFilled({ length }: readonly string[]): boolean {
  return length > 0
}

/** `-` and `,` mean something there, so they are encoded too. */
function encode(part: string): string {
  return encodeURIComponent(part).replaceAll('-', '%2D')
}
