/** False claims: true words cut, put in another order, put together, or gone on with. */
import type { Random } from '../random.ts'
import { bearingsOf, type Form, type Specimen, specimen } from './specimen.ts'
import { interior } from './word-forms.ts'
import { FREQUENT_WORDS } from './words.ts'
import { drawStretch, quoteOf, type Stretch, type World } from './world.ts'
import { append, part, read, replaceWords, type Written, write } from './written.ts'

export const ORDER_FORMS: readonly Form[] = [
  { name: 'unmarked cut', truth: false, wordsMin: 8, make: cut },
  { name: 'order changed', truth: false, wordsMin: 5, make: reorder },
  { name: 'two documents', truth: false, wordsMin: 8, make: stitch },
  { name: 'invented tail', truth: false, wordsMin: 8, make: inventTail },
]

const CUT_WORDS_MAX = 12

function cut(world: World, count: number, random: Random): Specimen | null {
  const left = 2 + random.below(CUT_WORDS_MAX)
  const stretch = drawStretch(world.held, world, count + left, random)
  if (stretch === null) return null
  const at = 3 + random.below(count - 5)
  const quote = read(replaceWords(write(stretch), at, left, []))
  // Rows of points in a table read as marks.
  if (/…|\.{3}/.test(quote)) return null
  return specimen(quote, stretch, {
    bearings: bearingsOf(write(stretch).words.slice(at, at + left), []),
  })
}

/** Two neighbouring runs of words change places. */
function reorder(world: World, count: number, random: Random): Specimen | null {
  const stretch = drawStretch(world.held, world, count, random)
  if (stretch === null) return null
  const written = write(stretch)
  const from = random.below(count - 4)
  const middle = from + 2 + random.below(Math.min(4, count - from - 3))
  const to = Math.min(count, middle + 2 + random.below(3))
  const one = part(written, from, middle)
  const other = part(written, middle, to)
  if (one.words.join(' ').toLowerCase() === other.words.join(' ').toLowerCase()) return null
  const parts = [part(written, 0, from), other, one, part(written, to)].filter(
    ({ words }) => words.length > 0,
  )
  const [head, ...rest] = parts
  if (head === undefined) return null
  return open(read(rest.reduce((joined, next) => append(joined, ' ', next), head)), stretch)
}

function stitch(world: World, count: number, random: Random): Specimen | null {
  const headWords = Math.max(4, Math.round(count * (0.4 + 0.2 * random.next())))
  const head = drawStretch(world.held, world, headWords, random)
  const tail = drawStretch(world.held, world, Math.max(4, count - headWords), random, ({ text }) => {
    return text !== head?.text
  })
  if (head === null || tail === null) return null
  return open(`${quoteOf(head)} ${quoteOf(tail)}`, head)
}

/** The last third is words of the texts in no order. */
function inventTail(world: World, count: number, random: Random): Specimen | null {
  const kept = Math.ceil((2 * count) / 3)
  const stretch = drawStretch(world.held, world, kept, random)
  if (stretch === null) return null
  const tail = Array.from({ length: count - kept }, () => random.pick(world.vocabulary).toLowerCase())
  return open(`${quoteOf(stretch)} ${tail.join(' ')}`, stretch)
}

/** `count` words edited at so many interior words as `edits` says, each swapped, dropped or joined by another. */
export function edited(world: World, count: number, edits: number, random: Random): Specimen | null {
  const stretch = drawStretch(world.held, world, count, random)
  if (stretch === null) return null
  const places = new Set<number>()
  while (places.size < Math.min(edits, count - 2)) places.add(interior(count, random))
  let written: Written = write(stretch)
  for (const at of [...places].sort((a, b) => b - a)) {
    const put = random.pick(random.next() < 0.3 ? FREQUENT_WORDS : world.vocabulary)
    const kind = random.below(3)
    if (kind === 0) written = replaceWords(written, at, 1, [put])
    else if (kind === 1) written = replaceWords(written, at, 1, [])
    else written = replaceWords(written, at, 0, [put])
  }
  return open(read(written), stretch)
}

/** What so large a change bears on is not said. */
function open(quote: string, stretch: Stretch): Specimen {
  return specimen(quote, stretch, { bearings: { negation: 'open', number: 'open', name: 'open' } })
}
