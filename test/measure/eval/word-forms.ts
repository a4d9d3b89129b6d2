/** False claims: one word changed. */
import { slip } from '../../../src/core/spelling/spelling.ts'
import type { Token } from '../../../src/core/text/token.ts'
import type { Random } from '../random.ts'
import { bearingsOf, type Form, type Specimen, specimen } from './specimen.ts'
import { AUXILIARIES, FREQUENT_WORDS, isName, isNegation, isNumber, NUMBER_WORDS } from './words.ts'
import { drawAround, drawStretch, type Stretch, type Text, type World } from './world.ts'
import { append, part, read, replaceWords, write } from './written.ts'

export const WORD_FORMS: readonly Form[] = [
  {
    name: 'swapped, frequent word',
    truth: false,
    wordsMin: 3,
    make: swapped((_, __, random) => random.pick(FREQUENT_WORDS)),
  },
  { name: 'swapped, similar word', truth: false, wordsMin: 3, make: swapped(similarTo) },
  {
    name: 'swapped, random word',
    truth: false,
    wordsMin: 3,
    make: swapped((_, { vocabulary }, random) => random.pick(vocabulary)),
  },
  { name: 'dropped', truth: false, wordsMin: 3, make: drop },
  { name: 'inserted', truth: false, wordsMin: 3, make: insert },
  { name: 'negation added', truth: false, wordsMin: 3, make: addNegation },
  { name: 'negation dropped', truth: false, wordsMin: 3, make: dropNegation },
  { name: 'negation behind an ellipsis', truth: false, wordsMin: 5, make: hideBehindEllipsis },
  { name: 'sentences halved by an ellipsis', truth: false, wordsMin: 8, make: halve },
  { name: 'negation behind a bracket', truth: false, wordsMin: 5, make: hideBehindBracket },
  { name: 'number changed', truth: false, wordsMin: 3, make: changeNumber },
  { name: 'name swapped', truth: false, wordsMin: 3, make: swapName },
]

type Make = Form['make']

/** Swaps one interior word for what `other` says. */
function swapped(other: (word: Token, world: World, random: Random) => string | null): Make {
  return (world, count, random) => {
    const stretch = drawStretch(world.held, world, count, random)
    if (stretch === null) return null
    const at = interior(count, random)
    const word = stretch.text.words[stretch.from + at]
    const put = word === undefined ? null : other(word, world, random)
    if (word === undefined || put === null || put.toLowerCase() === word.word) return null
    return replaced(stretch, at, 1, [put])
  }
}

/** Another word of the texts that differs by a letter or two. */
function similarTo({ word }: Token, { vocabulary }: World, random: Random): string | null {
  const from = random.below(vocabulary.length)
  for (let turn = 0; turn < vocabulary.length; turn++) {
    const other = vocabulary[(from + turn) % vocabulary.length] ?? ''
    if (slip(other.toLowerCase(), word) > 0) return other
  }
  return null
}

function drop(world: World, count: number, random: Random): Specimen | null {
  const stretch = drawStretch(world.held, world, count, random)
  return stretch === null ? null : replaced(stretch, interior(count, random), 1, [])
}

function insert(world: World, count: number, random: Random): Specimen | null {
  const stretch = drawStretch(world.held, world, count, random)
  if (stretch === null) return null
  const put = random.pick(random.next() < 0.5 ? FREQUENT_WORDS : world.vocabulary)
  return inserted(stretch, interior(count, random), [put])
}

function addNegation(world: World, count: number, random: Random): Specimen | null {
  const drawn = drawAround(world, count, random, ({ word }, text, at) => {
    return AUXILIARIES.has(word) && !isNegation(text.words[at + 1]?.word ?? '')
  })
  if (drawn === null) return null
  return inserted(drawn.stretch, drawn.at - drawn.stretch.from + 1, [random.pick(['not', 'not', 'never'])])
}

function dropNegation(world: World, count: number, random: Random): Specimen | null {
  const drawn = drawAround(world, count, random, ({ word }) => /^(?:not|never|no|nor)$/.test(word))
  return drawn === null ? null : replaced(drawn.stretch, drawn.at - drawn.stretch.from, 1, [])
}

/** The claim goes on right behind the negation that it leaves out. */
function hideBehindEllipsis(world: World, count: number, random: Random): Specimen | null {
  const drawn = drawAround(world, count, random, ({ word }, text, at) => {
    return /^(?:not|never)$/.test(word) && joins(text, at - 1) && joins(text, at)
  })
  if (drawn === null) return null
  const { stretch } = drawn
  const at = drawn.at - stretch.from
  const written = write(stretch)
  const taken = written.words[at] ?? ''
  const quote = read(
    append(part(written, 0, at), random.pick([' … ', ' ... ', ' [...] ']), part(written, at + 1)),
  )
  return specimen(quote, stretch, { bearings: bearingsOf([taken], []) })
}

/** The head of one sentence and the tail of the next, as if they were one. */
function halve(world: World, count: number, random: Random): Specimen | null {
  const left = 2 + random.below(12)
  const stretch = drawStretch(world.held, world, count + left, random)
  if (stretch === null) return null
  const written = write(stretch)
  const at = 3 + random.below(count - 5)
  const gaps = written.gaps.slice(at - 1, at + left)
  const isWithin = (gap: string | undefined): boolean => gap === ' '
  if (!isWithin(gaps.at(0)) || !isWithin(gaps.at(-1)) || !gaps.some((gap) => /^[.;?!] $/.test(gap)))
    return null
  // A joining word on either side would begin a clause of its own.
  const beside = [at - 1, at, at + left - 1, at + left].map((word) => written.words[word] ?? '')
  if (beside.some((word) => !/^\p{Ll}{4,}$/u.test(word) || JOINING.test(word))) return null
  // Either half that stands within what is left out may belong to the other's sentence.
  const leftOut = part(written, at, at + left).words
  if ([part(written, 0, at), part(written, at + left)].some(({ words }) => stands(words, leftOut)))
    return null
  const quote = read(
    append(part(written, 0, at), random.pick([' … ', ' ... ', ' [...] ']), part(written, at + left)),
  )
  return specimen(quote, stretch, { bearings: { negation: 'open', number: 'open', name: 'open' } })
}

/** True if words stand among others as they are. */
function stands(words: readonly string[], others: readonly string[]): boolean {
  return ` ${others.join(' ')} `.toLowerCase().includes(` ${words.join(' ')} `.toLowerCase())
}

const JOINING =
  /^(?:that|which|whom|whose|because|while|when|where|unless|until|except|although|though|however|nevertheless|nonetheless|provided)$/

function hideBehindBracket(world: World, count: number, random: Random): Specimen | null {
  const drawn = drawAround(world, count, random, ({ word }) => /^(?:not|never|no)$/.test(word))
  if (drawn === null) return null
  return replaced(drawn.stretch, drawn.at - drawn.stretch.from, 1, [
    random.pick(['[indeed]', '[surely]', '[also]', '[the]']),
  ])
}

function changeNumber(world: World, count: number, random: Random): Specimen | null {
  const drawn = drawAround(world, count, random, ({ word }) => isNumber(word))
  if (drawn === null) return null
  const { stretch, at } = drawn
  const word = stretch.text.words[at]?.word ?? ''
  const put = /^\p{N}/u.test(word) ? otherFigures(word, random) : random.pick(NUMBER_WORDS)
  return put === word ? null : replaced(stretch, at - stretch.from, 1, [put])
}

/** One name for another that the same document has. */
function swapName(world: World, count: number, random: Random): Specimen | null {
  const drawn = drawAround(world, count, random, (_, text, at) => isNamed(text, at))
  if (drawn === null) return null
  const { stretch, at } = drawn
  const { text } = stretch
  const name = writtenAt(text, at)
  const from = random.below(text.words.length)
  for (let turn = 0; turn < text.words.length; turn++) {
    const place = (from + turn) % text.words.length
    const other = writtenAt(text, place)
    if (!isNamed(text, place) || other.toLowerCase() === name.toLowerCase()) continue
    const { bearings } = replaced(stretch, at - stretch.from, 1, [other])
    const swapped = read(replaceWords(write(stretch), at - stretch.from, 1, [other]))
    return specimen(swapped, stretch, { bearings: { ...bearings, name: 'changed' } })
  }
  return null
}

function replaced(stretch: Stretch, at: number, taken: number, put: readonly string[]): Specimen {
  const written = write(stretch)
  return specimen(read(replaceWords(written, at, taken, put)), stretch, {
    bearings: bearingsOf(written.words.slice(at, at + taken), put),
  })
}

function inserted(stretch: Stretch, at: number, put: readonly string[]): Specimen {
  return specimen(read(replaceWords(write(stretch), at, 0, put)), stretch, { bearings: bearingsOf([], put) })
}

/** True if nothing but a space stands between a word and the next. */
function joins({ words, document }: Text, at: number): boolean {
  return document.text.slice(words[at]?.end ?? 0, words[at + 1]?.start ?? 0) === ' '
}

function otherFigures(figures: string, random: Random): string {
  const digits = [...figures.matchAll(/\d/g)]
  const { index = 0 } = random.pick(digits)
  const other = (Number(figures[index]) + 1 + random.below(8)) % 10
  return figures.slice(0, index) + (index === 0 && other === 0 ? 1 : other) + figures.slice(index + 1)
}

/** A capitalised word that the document never writes small, amid a sentence. */
function isNamed(text: Text, at: number): boolean {
  const written = writtenAt(text, at)
  if (!isName(written)) return false
  const before = text.words[at - 1]
  const gap = text.document.text.slice(before?.end ?? 0, text.words[at]?.start ?? 0)
  return gap === ' ' && !new RegExp(`\\b${written.toLowerCase()}\\b`).test(text.document.text)
}

function writtenAt({ words, document }: Text, at: number): string {
  const word = words[at]
  return word === undefined ? '' : document.text.slice(word.start, word.end)
}

/** A word that is neither the first nor the last. */
export function interior(count: number, random: Random): number {
  return 1 + random.below(Math.max(1, count - 2))
}
