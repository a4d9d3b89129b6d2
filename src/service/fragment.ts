/** Links that scroll to words. */

/** Units up to which a text fragment names the whole text, and words from either end of a longer one. */
const FRAGMENT_UNITS = 120
const FRAGMENT_WORDS = 5

/** https://wicg.github.io/scroll-to-text-fragment/: `-` and `,` mean something there, so they are encoded too. */
export function fragmentOf(text: string): string {
  const encode = (part: string): string => encodeURIComponent(part).replaceAll('-', '%2D')
  if (text.length <= FRAGMENT_UNITS && !text.includes('\n')) return encode(text)
  const words = text.split(/\s+/)
  return [words.slice(0, FRAGMENT_WORDS), words.slice(-FRAGMENT_WORDS)]
    .map((part) => encode(part.join(' ')))
    .join(',')
}
