/** Words of names without what differs between two writings of one name, and how near two of them are. */
import { editDistance } from '../spelling/spelling.ts'

/** Letters and figures without case and marks; letters that do not decompose are spelled out. */
export function foldLetters(text: string): string {
  if (/^[A-Za-z]+$/.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[øłßæœđıðþ]/g, (letter) => UNDECOMPOSED[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** The folded words of a text; a hyphen or slash parts two. */
export function foldWords(text: string): readonly string[] {
  return text
    .split(/[\s\p{Pd}/]+/u)
    .map(foldLetters)
    .filter((word) => word !== '')
}

/** True if two folded names may be one: a slip of the pen, or another transliteration. */
export function areNear(a: string, b: string): boolean {
  const [x, y] = [skeleton(a), skeleton(b)]
  if (x === y && x.length >= 4) return true
  if (Math.min(a.length, b.length) < NEAR_LETTERS_MIN) return false
  return editDistance(a, b, NEAR_LETTERS) <= NEAR_LETTERS || editDistance(x, y, NEAR_SOUNDS) <= NEAR_SOUNDS
}

/** True if two folded names of some length are spelled by other rules for the same sounds: Jelzin, Yeltsin. */
export function areOneSound(a: string, b: string): boolean {
  const sound = skeleton(a)
  return sound.length >= SOUND_LETTERS_MIN && sound === skeleton(b)
}

const SOUND_LETTERS_MIN = 6
/** Letters in the shortest name in which a slip is recognised, and letters that may differ. */
const NEAR_LETTERS_MIN = 5
const NEAR_LETTERS = 2
const NEAR_SOUNDS = 1

const UNDECOMPOSED: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ı: 'i',
  ð: 'd',
  þ: 'th',
}

/** Spellings of one sound brought together, so that "Jelzin" and "Yeltsin" meet. */
function skeleton(name: string): string {
  return name
    .replace(/tsch|tch|cz|ch|kh/g, 'h')
    .replace(/sch|sh|zh|sz/g, 's')
    .replace(/ts|tz/g, 'z')
    .replace(/ph|ff|v|w/g, 'f')
    .replace(/[jy]/g, 'i')
    .replace(/ck|q|c/g, 'k')
    .replace(/(.)\1+/gu, '$1')
}
