/** What is measured: cells of claims of one kind, each in chunks that are the same whoever works on them. */
import { edited, ORDER_FORMS } from './order-forms.ts'
import { SOURCE_FORMS } from './source-forms.ts'
import type { Form } from './specimen.ts'
import { TRUE_FORMS } from './true-forms.ts'
import { WORD_FORMS } from './word-forms.ts'

export const FORMS: readonly Form[] = [...TRUE_FORMS, ...WORD_FORMS, ...ORDER_FORMS, ...SOURCE_FORMS]
const HELD_OUT_FORM = 'held out'

/** Words of the claims of every form; those that are too few for it are left out. */
export const LENGTHS: readonly number[] = [3, 5, 8, 15, 40, 120]

/** The rows of the recall table: exactly so many edits at interior words. So many may be `wrong`; the rows without a limit show how it falls off. */
export const RECALLS: readonly {
  readonly words: number
  readonly edits: number
  readonly wrong?: number
}[] = [
  { words: 5, edits: 0, wrong: 0.002 },
  { words: 8, edits: 1, wrong: 0.005 },
  { words: 8, edits: 2, wrong: 0.005 },
  { words: 12, edits: 2, wrong: 0.005 },
  { words: 20, edits: 4, wrong: 0.005 },
  ...[15, 40, 120].flatMap((words) =>
    [0.1, 0.2, 0.3].map((noise) => ({ words, edits: Math.round(words * noise) })),
  ),
]

/** Words of claims out of texts that the library does not hold; the last stands for 12 to 31. */
export const CHANCE_WORDS: readonly number[] = [3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
/** Share of these, by words, that are nowhere near, and so are counted: as many more are made. */
const NOWHERE_SHARE: Readonly<Record<number, number>> = { 3: 0.5, 4: 0.22, 5: 0.58, 6: 0.8, 7: 0.88, 8: 0.84 }
const NOWHERE_SHARE_OF_LONGER = 0.9

/** One kind of claims of the three tables. */
export type Cell =
  | { readonly table: 'forms'; readonly form: string; readonly words: number }
  | { readonly table: 'recall'; readonly words: number; readonly edits: number }
  | { readonly table: 'chance'; readonly words: number }

export const TABLES = ['forms', 'recall', 'chance'] as const
export type Table = (typeof TABLES)[number]

export type Chunk = { readonly cell: Cell; readonly seed: number; readonly claims: number }

/** Claims in a chunk. */
const CHUNK_CLAIMS = 250
/** Keeps the seeds of two runs apart. */
const SEED_STRIDE = 1_000_003

/** The chunks of a run with `claims` of each form and half as many in each other cell, of the tables asked for. */
export function planOf(claims: number, seed: number, tables: readonly Table[] = TABLES): readonly Chunk[] {
  const cells: { readonly cell: Cell; readonly claims: number }[] = [
    ...FORMS.flatMap(({ name, wordsMin }) => {
      const lengths = LENGTHS.filter((words) => words >= wordsMin)
      return lengths.map((words) => ({
        cell: { table: 'forms', form: name, words } as const,
        claims: Math.ceil(claims / lengths.length),
      }))
    }),
    ...RECALLS.map(({ words, edits }) => ({
      cell: { table: 'recall', words, edits } as const,
      claims: Math.ceil(claims / 2),
    })),
    ...CHANCE_WORDS.map((words) => ({
      cell: { table: 'chance', words } as const,
      claims: Math.ceil(claims / 2 / (NOWHERE_SHARE[words] ?? NOWHERE_SHARE_OF_LONGER)),
    })),
  ]
  return cells.flatMap(({ cell, claims: wanted }, index) =>
    !tables.includes(cell.table)
      ? []
      : Array.from({ length: Math.ceil(wanted / CHUNK_CLAIMS) }, (_, part) => ({
          cell,
          seed: seed * SEED_STRIDE + index * 1_000 + part,
          claims: Math.min(CHUNK_CLAIMS, wanted - part * CHUNK_CLAIMS),
        })),
  )
}

/** How the claims of a cell are made; `random` may vary their length where the cell stands for several. */
export function makerOf(cell: Cell): Form['make'] {
  switch (cell.table) {
    case 'forms':
      return formOf(cell.form).make
    case 'recall':
      return (world, words, random) => edited(world, words, cell.edits, random)
    case 'chance': {
      const isLast = cell.words === CHANCE_WORDS.at(-1)
      return (world, words, random) =>
        formOf(HELD_OUT_FORM).make(world, isLast ? words + random.below(20) : words, random)
    }
  }
}

export function formOf(name: string): Form {
  const form = FORMS.find((other) => other.name === name)
  if (form === undefined) throw new RangeError(`There is no form ${name}`)
  return form
}
