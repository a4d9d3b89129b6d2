/** The words of a stretch with what each can be in a number. */
import type { Stretch } from '../alignment/step.ts'
import { CARDINALS, DENOMINATORS, ORDINALS, SCALES } from '../language/english-number.ts'
import type { Token } from '../text/token.ts'

export type Line = {
  readonly words: readonly Token[]
  readonly parts: readonly (Part | null)[]
  /** What stands between each word and the one before. */
  readonly gaps: readonly string[]
  /** Number words, measures and short forms are known of English only. */
  readonly english: boolean
  /** The word as it is written, in its case. */
  readonly written: (at: number) => string
}

/** What a word can be in a number, with what it counts; a scale has its exponent of ten. */
export type Part = {
  readonly kind:
    | 'figure'
    | 'currency'
    | 'minus'
    | 'cardinal'
    | 'hundred'
    | 'scale'
    | 'ordinal'
    | 'denominator'
    | 'and'
    | 'point'
  readonly value: number
}

/** A number without its sign and measure. */
export type Numeral = {
  readonly end: number
  /** What it may be: 1999 is also a year. Numbers that are alike in words and figures have one of these in common. */
  readonly values: readonly string[]
  readonly figures: boolean
  /** True if no number can go on behind it: an ordinal, an amount with its measure. */
  readonly closed: boolean
  /** The measure written as one with it. */
  readonly unit: string | null
}

export function lineOf({ words, text, offset }: Stretch, language: string): Line {
  const english = /^en(?:-|$)/i.test(language)
  return {
    words,
    parts: words.map(({ word }) => partOf(word, english)),
    gaps: words.map(({ start }, at) => text.slice((words[at - 1]?.end ?? offset) - offset, start - offset)),
    english,
    written: (at) => text.slice((words[at]?.start ?? 0) - offset, (words[at]?.end ?? 0) - offset),
  }
}

/** True if a number may begin or go on with the word. */
export function isNumeric({ parts }: Line, at: number): boolean {
  const part = parts[at] ?? null
  return part !== null && part.kind !== 'and' && part.kind !== 'point'
}

/** True if nothing but a space or hyphen parts the word from the one before. */
export function isJoined({ gaps }: Line, at: number): boolean {
  return at > 0 && JOINT.test(gaps[at] ?? '.')
}

const JOINT = /^(?:\s{0,3}|[-‐‑])$/

function partOf(word: string, english: boolean): Part | null {
  const first = word.charCodeAt(0)
  if ((first >= DIGIT_ZERO && first <= DIGIT_NINE) || first === FULL_STOP) return FIGURE
  if (first === HYPHEN) return MINUS
  if (first === DOLLAR) return CURRENCY
  if (first < BEYOND_ASCII) return english ? (PARTS.get(word) ?? null) : null
  if (NUMERIC.test(word)) return FIGURE
  return SIGN.test(word) ? CURRENCY : null
}

const DOLLAR = 0x24
const HYPHEN = 0x2d
const FULL_STOP = 0x2e
const DIGIT_ZERO = 0x30
const DIGIT_NINE = 0x39
const BEYOND_ASCII = 0x80
const NUMERIC = /^\p{N}/u
const SIGN = /^\p{Sc}$/u
const FIGURE: Part = { kind: 'figure', value: 0 }
const MINUS: Part = { kind: 'minus', value: 0 }
const CURRENCY: Part = { kind: 'currency', value: 0 }

/** Of a word that orders and parts ("third") the rank comes last, and is what it is by itself. */
const PARTS: ReadonlyMap<string, Part> = new Map([
  ...partsOf('denominator', DENOMINATORS),
  ...partsOf('ordinal', ORDINALS),
  ...partsOf('cardinal', CARDINALS),
  ...partsOf('scale', SCALES),
  ['hundred', { kind: 'hundred', value: 100 }],
  ['and', { kind: 'and', value: 0 }],
  ['point', { kind: 'point', value: 0 }],
  ['minus', MINUS],
])

function partsOf(kind: Part['kind'], values: ReadonlyMap<string, number>): [string, Part][] {
  return [...values].map(([word, value]) => [word, { kind, value }])
}
