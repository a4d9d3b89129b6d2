/** Verdicts as pages and the extension show them: in a word and a sign, so that none hangs on its colour. */
import { VERDICTS, type Verdict } from '../core/judgement/verdict.ts'

export type Shown = Verdict | 'unchecked'
export const SHOWN: readonly Shown[] = [...VERDICTS, 'unchecked']

export type Face = {
  readonly word: string
  /** What it means, to whoever reads it for the first time. */
  readonly meaning: string
  /** Strokes of the sign, in a square of 16. */
  readonly sign: string
}

export const FACES: Readonly<Record<Shown, Face>> = {
  verbatim: {
    word: 'Verbatim',
    meaning: 'The words stand in a text held, as they are quoted.',
    sign: 'M3 8.5 6.5 12 13 4.5',
  },
  altered: {
    word: 'Altered',
    meaning: 'The words stand in a text held, but not like this.',
    sign: 'M3 6h10M3 10h10M10.5 2.5l-5 11',
  },
  misattributed: {
    word: 'Misattributed',
    meaning: 'The words stand in a text held, in somebody else’s mouth.',
    sign: 'M3 5.5h9M9 2.5l3 3-3 3M13 10.5H4M7 7.5l-3 3 3 3',
  },
  misdated: {
    word: 'Misdated',
    meaning: 'The words stand in a text held, but were said on another day.',
    sign: 'M8 2.2a5.8 5.8 0 1 0 .01 0M8 4.8V8l2.4 1.8',
  },
  not_found: {
    word: 'Not found',
    meaning: 'The words stand in none of the texts held here. That does not mean that nobody said them.',
    sign: 'M7 2.5a4.5 4.5 0 1 0 .01 0M10.3 10.3 14 14',
  },
  undetermined: {
    word: 'Undetermined',
    meaning: 'What is held does not decide it.',
    sign: 'M5.2 5.6c.2-3.4 5.8-3.4 5.6.1-.1 2-2.8 2-2.8 4.1M8 12.9v.2',
  },
  unchecked: {
    word: 'Not checked',
    meaning: 'It was not looked for.',
    sign: 'M4 8h8',
  },
}

/** What a verdict means where the common sentence would be a false one: for some reasons, and if only one text was looked in. */
export function meaningOf(
  { verdict, reasons }: { readonly verdict: Shown; readonly reasons: readonly string[] },
  isOfOneText: boolean,
): string {
  if (verdict === 'not_found' && isOfOneText)
    return 'The words do not stand in the one text that was looked in. The others were not looked in.'
  if (verdict === 'misattributed' && !reasons.includes('other_speaker'))
    return 'The words stand in a text held, but not as a quotation of whoever is claimed.'
  if (verdict === 'altered' && !reasons.includes('words_changed'))
    return 'The words stand in a text held, but not together.'
  return FACES[verdict].meaning
}
