/**
 * Letters that are drawn like other ones: those by which people pass one word for another (compare Unicode TS 39,
 * section 4). Only what looks alike in the usual typefaces, as written, before case is folded.
 */

/** Scripts whose letters are drawn like Latin ones. */
export const LOOKALIKE_SCRIPTS: readonly (readonly [name: string, letters: RegExp])[] = [
  ['Latin', /\p{Script=Latin}/u],
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Greek', /\p{Script=Greek}/u],
  ['Armenian', /\p{Script=Armenian}/u],
  ['Cherokee', /\p{Script=Cherokee}/u],
  ['Lisu', /\p{Script=Lisu}/u],
  ['Coptic', /\p{Script=Coptic}/u],
  ['Deseret', /\p{Script=Deseret}/u],
]

/** Behind each Latin letter those that are drawn like it. */
const DRAWN_ALIKE: readonly (readonly [latin: string, letters: string])[] = [
  ['a', 'аαɑᴀ'],
  ['A', 'АΑᎪꓮ'],
  ['b', 'Ьƅ'],
  ['B', 'ВΒᏴꓐ'],
  ['c', 'сϲⲥᴄ'],
  ['C', 'СϹᏟꓚⲤ'],
  ['d', 'ԁɗ'],
  ['D', 'ᎠꓓⅮ'],
  ['e', 'еҽ'],
  ['E', 'ЕΕᎬꓰ'],
  ['F', 'Ϝꓝ'],
  ['g', 'ɡցᶃ'],
  ['G', 'ԌᏀꓖ'],
  ['h', 'һհ'],
  ['H', 'НΗᎻꓧⲎ'],
  ['i', 'іιɩ'],
  ['I', 'ІΙӀᏆꓲ'],
  ['j', 'јϳ'],
  ['J', 'ЈᎫꓙ'],
  ['k', 'κкᴋ'],
  ['K', 'КΚᏦꓗⲔ'],
  ['l', 'ӏΙІ'],
  ['L', 'ᏞꓡԼ'],
  ['m', 'мᴍ'],
  ['M', 'МΜᎷꓟⲘ'],
  ['n', 'ոηп'],
  ['N', 'Νꓠⲛ'],
  ['o', 'оοօⲟᴏ𐐬'],
  ['O', 'ОΟՕꓳⲞ𐐄'],
  ['p', 'рρⲣ'],
  ['P', 'РΡᏢꓑⲢ'],
  ['q', 'ԛզ'],
  ['Q', 'Ԛ'],
  ['r', 'гᴦⲅ'],
  ['R', 'Ꭱꓣ'],
  ['s', 'ѕꜱ'],
  ['S', 'ЅՏᏚꓢ'],
  ['t', 'тτ'],
  ['T', 'ТΤᎢꓔⲦ'],
  ['u', 'υսᴜ'],
  ['U', 'Սꓴ'],
  ['v', 'ѵνᴠ'],
  ['V', 'ѴᏙꓦ'],
  ['w', 'ԝωѡᴡ'],
  ['W', 'ԜᎳꓪ'],
  ['x', 'хχⲭ'],
  ['X', 'ХΧꓫⲬ'],
  ['y', 'уγүʏ'],
  ['Y', 'УΥҮꓬⲨ'],
  ['z', 'ᴢ'],
  ['Z', 'ΖᏃꓜ'],
]

const LATIN: ReadonlyMap<string, string> = new Map(
  DRAWN_ALIKE.flatMap(([latin, letters]) => Array.from(letters, (letter) => [letter, latin] as const)),
)

/** True if the letter is drawn like a Latin one, which it is not. */
export function isLookalike(letter: string): boolean {
  return LATIN.has(letter)
}

/** What the word looks like, in small letters: two words that look alike have the same. */
export function appearance(word: string): string {
  return Array.from(word.normalize('NFC'), (letter) => LATIN.get(letter) ?? letter)
    .join('')
    .normalize('NFKC')
    .toLowerCase()
}
