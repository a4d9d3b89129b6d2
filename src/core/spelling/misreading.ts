/** How scanners and careless readers take characters for one another: l for 1, O for 0, rn for m, cl for d. */
/** True if two words differ only in characters that are taken for each other. Two numbers never do. */
export function isMisreading(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > LENGTHS_APART) return false
  if (!mayDifferThus(a, b) || shape(a) !== shape(b)) return false
  return !(NUMBER.test(a) && NUMBER.test(b)) && (LETTER.test(a) || LETTER.test(b))
}

/** A cheap look: where the words first differ, one character is like the other, or like the pair that begins with it. */
function mayDifferThus(a: string, b: string): boolean {
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  const [one, other] = [a[at], b[at]]
  if (one === undefined || other === undefined) return false
  return LIKE.some((characters) => characters.includes(one) && characters.includes(other))
}

const LIKE = ['1!|il', '0o', '5s', '8b', 'ſf', 'rm', 'cd', 'vw']
const LENGTHS_APART = 3
const NUMBER = /^[\d.,:]+$/
const LETTER = /\p{L}/u

/** What a word looks like at a glance. */
function shape(word: string): string {
  return word
    .replace(/[1!|i]/g, 'l')
    .replaceAll('0', 'o')
    .replaceAll('5', 's')
    .replaceAll('8', 'b')
    .replaceAll('rn', 'm')
    .replaceAll('cl', 'd')
    .replaceAll('vv', 'w')
    .replaceAll('ſ', 'f')
}
