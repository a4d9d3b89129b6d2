/** What holds for any text and any claim, against a reader who looks at every word of the library. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tokenize } from '../../src/core/text/token.ts'
import type { Answer } from '../../src/service/answer.ts'
import type { Library } from '../../src/service/library.ts'
import { open, placesOf, quoteOf, type Run, runIn, type Shelf, shelfOf, texts } from './shelf.ts'
import { ask, openStarter } from './starter.ts'
import { textOf } from './text.ts'

const WORDS_MIN = 3
const WORDS_MAX = 60
const RUNS = 24

/** Two numbers that choose a run. */
const choice = fc.tuple(fc.nat(), fc.nat())
const choices = fc.array(choice, { minLength: 8, maxLength: 8 })

describe('verify() of words that stand in a text', () => {
  it('finds them exact at each of their places, or says that it did not see all', async () => {
    await fc.assert(
      fc.asyncProperty(texts, choices, async (written, chosen) => {
        const shelf = shelfOf(written)
        const library = await open(shelf.map(({ document }) => document))
        for (const [a, b] of chosen) {
          const run = runIn(shelf, WORDS_MIN, WORDS_MAX, a, b)
          if (run !== null) await expectFound(library, shelf, run)
        }
      }),
      { numRuns: RUNS },
    )
  }, 60_000)

  it('finds random words of the starter library at each of their places', async () => {
    const { documents, library } = await openStarter()
    const shelf = documents.map((document) => ({ document, words: tokenize(document.text, document.silent) }))
    const random = fc.sample(fc.tuple(choice, fc.integer({ min: WORDS_MIN, max: 9 })), {
      numRuns: 60,
      seed: 3,
    })
    for (const [[a, b], words] of random) {
      const run = runIn(shelf, words, words, a, b)
      if (run !== null) await expectFound(library, shelf, run)
    }
  }, 120_000)
})

describe('verify() of words of which one was changed', () => {
  const EDITS: Readonly<Record<string, (words: readonly string[], at: number, other: string) => string[]>> = {
    'swapped for another': (words, at, other) => words.with(at, other),
    dropped: (words, at) => words.toSpliced(at, 1),
    'added to them': (words, at, other) => words.toSpliced(at, 0, other),
    doubled: (words, at) => words.toSpliced(at, 0, words[at] ?? ''),
  }
  const others = fc.constantFrom('ko', 'vi', 'bada', 'unheard')

  it.each(Object.entries(EDITS))(
    'never calls them verbatim if one is %s',
    async (_, edit) => {
      await fc.assert(
        fc.asyncProperty(texts, choices, others, fc.nat(), async (written, chosen, other, place) => {
          const shelf = shelfOf(written)
          const library = await open(shelf.map(({ document }) => document))
          for (const [a, b] of chosen) {
            const run = runIn(shelf, WORDS_MIN + 1, WORDS_MAX, a, b)
            if (run === null) continue
            const words = edit(wordsOf(shelf, run), place % (run.end - run.start), other)
            if (placesOf(shelf, words).length > 0) continue
            const { answer } = await ask(library, words.join(' '))
            expect(answer.verdict).not.toBe('verbatim')
            expect(answer.matches.map(({ match }) => match)).not.toContain('exact')
          }
        }),
        { numRuns: RUNS / 2, endOnFailure: true },
      )
    },
    60_000,
  )
})

describe('an answer', () => {
  it('is the same to the byte when asked again, in whatever order the texts were published', async () => {
    await fc.assert(
      fc.asyncProperty(texts, choices, async (written, chosen) => {
        const shelf = shelfOf(written)
        const documents = shelf.map(({ document }) => document)
        const libraries = [await open(documents), await open(documents.toReversed())]
        for (const [a, b] of chosen.slice(0, 3)) {
          const run = runIn(shelf, 1, WORDS_MAX, a, b)
          if (run === null) continue
          const quote = wordsOf(shelf, run)
            .toSpliced(3, a % 2)
            .join(' ')
          const told: string[] = []
          for (const library of [...libraries, ...libraries]) {
            told.push(JSON.stringify((await ask(library, quote)).answer))
          }
          expect(new Set(told).size).toBe(1)
        }
      }),
      { numRuns: RUNS / 2, endOnFailure: true },
    )
  }, 60_000)

  it('is judged alike beside texts that share no word with the claim', async () => {
    const foreign = fc.array(fc.constantFrom('xor', 'yul', 'quen', 'wip', 'xaxa'), {
      minLength: 1,
      maxLength: 900,
      size: 'max',
    })
    await fc.assert(
      fc.asyncProperty(texts, foreign, choices, async (written, strange, chosen) => {
        const shelf = shelfOf(written)
        const documents = shelf.map(({ document }) => document)
        const alone = await open(documents)
        // Its words are numbered before all others, so that these stand in other passages and blocks.
        const among = await open([textOf('a', strange.join(' ')), ...documents])
        for (const [a, b] of chosen.slice(0, 4)) {
          // From 12 words on, whether a place is near does not hang on the number of the library's words.
          const run = runIn(shelf, 13, WORDS_MAX, a, b)
          if (run === null) continue
          const quote = wordsOf(shelf, run)
            .toSpliced(3, a % 2)
            .join(' ')
          const [one, other] = [(await ask(alone, quote)).answer, (await ask(among, quote)).answer]
          if (!one.places.complete || !other.places.complete) continue
          expect(other.verdict).toBe(one.verdict)
          // Of a refrain many places are as near: which is told hangs on the windows, and these on where passages begin.
          if (one.verdict === 'verbatim' || frequentIn(alone) === 0) {
            expect(judged(other)).toEqual(judged(one))
          }
        }
      }),
      { numRuns: RUNS / 2, endOnFailure: true },
    )
  }, 60_000)
})

async function expectFound(library: Library, shelf: Shelf, run: Run): Promise<void> {
  const quote = quoteOf(shelf, run)
  const words = wordsOf(shelf, run)
  const { answer } = await ask(library, quote)
  const { verdict, places, matches } = answer
  if (!places.complete) {
    // No phrase of such a library is too frequent to be indexed whole.
    expect(frequentIn(library)).toBeGreaterThan(0)
    expect(['verbatim', 'undetermined']).toContain(verdict)
    return
  }
  const expected = placesOf(shelf, words)
  expect({ verdict, match: matches[0]?.match, count: places.count }).toEqual({
    verdict: 'verbatim',
    match: 'exact',
    count: expected.length,
  })
  const found = matches.map(({ document, span }) => `${document.id} ${span.start}`)
  const standing = expected.map(({ document, start }) => {
    const held = shelf[document]
    return `${held?.document.metadata.id} ${held?.words[start]?.start}`
  })
  if (expected.length <= matches.length) expect(found.toSorted()).toEqual(standing.toSorted())
  for (const { text } of matches) expect(tokenize(text).map(({ word }) => word)).toEqual(words)
}

function frequentIn({ families }: Library): number {
  return families.reduce((sum, { frequent }) => sum + frequent.size, 0)
}

function wordsOf(shelf: Shelf, { document, start, end }: Run): string[] {
  return shelf[document]?.words.slice(start, end).map(({ word }) => word) ?? []
}

/** Of changed words each window tells its best place, so that their number hangs on how the library is cut. */
function judged({ verdict, reasons, places, matches }: Answer) {
  const [first] = matches
  const count = verdict === 'verbatim' ? places.count : null
  return { verdict, reasons, count, wording: first?.wording, similarity: first?.similarity }
}
