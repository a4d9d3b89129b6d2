/** Links that scroll to words of a page: https://wicg.github.io/scroll-to-text-fragment/ */

/** Units up to which a fragment names the whole text, and words from either end of a longer one. */
const WHOLE_UNITS = 120
const END_WORDS = 5

/** What stands behind `#:~:text=`. */
export function textFragmentOf(text: string): string {
  if (text.length <= WHOLE_UNITS && !text.includes('\n')) return encode(text)
  const words = text.split(/\s+/)
  return [words.slice(0, END_WORDS), words.slice(-END_WORDS)].map((part) => encode(part.join(' '))).join(',')
}

/** `-` and `,` mean something there, so they are encoded too. */
function encode(part: string): string {
  return encodeURIComponent(part).replaceAll('-', '%2D')
}
