/**
 * How long a claim is, in words. A script without spaces has a token a character, and its characters
 * weigh as much as they tell: in running text a Chinese character tells about 9.7 bits (Feng 1984) and an
 * English word 11.8 (Shannon 1951), so that a phrase of four characters proves as much as one of four
 * words. A kana tells about half, a letter of Thai, Lao, Khmer or Burmese about a quarter.
 */
import type { Token } from './token.ts'

/** The tokens counted in words, rounded down: no threshold is met by letters alone. */
export function lengthOf(tokens: readonly Token[]): number {
  return Math.floor(tokens.reduce((sum, { word }) => sum + weightOf(word), 0))
}

function weightOf(word: string): number {
  if (word.charCodeAt(0) < SPACELESS_FROM || !SPACELESS.test(word)) return 1
  return KANA.test(word) ? 1 / 2 : 1 / 4
}

const SPACELESS_FROM = 0x0e00
const KANA = /^[\p{Script=Hiragana}\p{Script=Katakana}]/u
/** Those of which a character is less than a word. */
const SPACELESS =
  /^[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
