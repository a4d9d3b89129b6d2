/** Letters that a keyboard or telegraph lacked, and the two that stand for each: Krüger, Krueger. */

/** The text with ae for ä, oe for ö and ø, ue for ü, aa for å. */
export function spellOut(text: string): string {
  return text.normalize('NFC').replace(/[äöüøå]/gi, (letter) => SPELLED_OUT[letter.toLowerCase()] ?? letter)
}

/** True if two folded words are the same when such letters are spelled out. */
export function areSpelledOut(a: string, b: string): boolean {
  return LACKING.test(a + b) && spellOut(a) === spellOut(b)
}

const LACKING = /[äöüøå]/
const SPELLED_OUT: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' }
