/**
 * Which words bear on the meaning, as the evaluation sees it: lists of its own, so that the engine's are
 * held against something. Words of which people may think differently are `open` and count neither way.
 */

export type Meaning = 'negation' | 'number' | 'name'
export const MEANINGS: readonly Meaning[] = ['negation', 'number', 'name']

/** What a change does to one kind of meaning. */
export type Bearing = 'changed' | 'same' | 'open'

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '))

const NEGATIONS = list('not no never nor none nothing nobody neither cannot without')
const NEGATIONS_OPEN = list(
  'hardly scarcely barely seldom rarely nowhere nay lest nought naught refuse refused refuses fail failed fails deny denied denies lack but except unless',
)
const NUMBERS = list(
  'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion',
)
const NUMBERS_OPEN = list(
  'one once twice thrice first second third fourth fifth sixth seventh eighth ninth tenth half quarter both double triple dozen zero ones pair single score trillion hundreds thousands millions billions i v x ii iii iv vi',
)

/** Numbers as words that may be put for one another. */
export const NUMBER_WORDS: readonly string[] = [...NUMBERS].slice(0, 26)
/** Words behind which a "not" makes the contrary of a sentence. */
export const AUXILIARIES: ReadonlySet<string> = list(
  'is are was were will would shall should can could may might must do does did has have had',
)
/** Words that stand everywhere, and mean nothing of the above. */
export const FREQUENT_WORDS: readonly string[] =
  'the of and to in that is a for it with as was his he by this be which from they are at an'.split(' ')

export function isNegation(word: string): boolean {
  return NEGATIONS.has(word) || word.endsWith("n't")
}

export function isNumber(word: string): boolean {
  return /^\p{N}[\p{N}.,]*$/u.test(word) || NUMBERS.has(word)
}

/** A word that is written with a capital where no sentence begins. */
export function isName(written: string): boolean {
  return /^\p{Lu}\p{Ll}{2,}$/u.test(written)
}

/** What putting the words `put` for the words `taken` does to a meaning; both as written. */
export function bearingOf(meaning: Meaning, taken: readonly string[], put: readonly string[]): Bearing {
  const changed = [...taken, ...put]
  const folded = changed.map((word) => word.toLowerCase().replaceAll('’', "'"))
  switch (meaning) {
    case 'negation': {
      if (folded.some((word) => NEGATIONS_OPEN.has(word))) return 'open'
      const count = (words: readonly string[]): number =>
        words.filter((word) => isNegation(word.toLowerCase().replaceAll('’', "'"))).length
      return count(taken) === count(put) ? 'same' : 'changed'
    }
    case 'number':
      if (folded.some((word) => NUMBERS_OPEN.has(word) || /\p{N}\p{L}|[%$£€]/u.test(word))) return 'open'
      return folded.some(isNumber) ? 'changed' : 'same'
    case 'name':
      // Whether a capital makes a name is a matter of the sentence; only the form that swaps names says it did.
      return changed.some((word) => /\p{Lu}/u.test(word)) ? 'open' : 'same'
  }
}
