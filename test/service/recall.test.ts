/** Random words of the starter library, true and edited: none may be missed, none wrongly blessed. */
import { beforeAll, describe, expect, it } from 'vitest'
import { overlaps, type Span } from '../../src/core/span.ts'
import { quotations } from '../../src/core/text/quotation.ts'
import { sentences } from '../../src/core/text/sentence.ts'
import { type Token, tokenize } from '../../src/core/text/token.ts'
import { ask, openStarter, type Starter } from './starter.ts'

const SPANS = 1000
const WORDS_MIN = 6
const WORDS_MAX = 40
const READS_MAX = { rounds: 2, keys: 24 }

type Text = {
  readonly id: string
  readonly text: string
  readonly silent: readonly Span[]
  readonly words: readonly Token[]
}

let starter: Starter
let texts: readonly Text[]
/** The words of all texts in a row, with an empty one behind each text, and where in it each word stands. */
let row: readonly string[]
let places: ReadonlyMap<string, readonly number[]>
beforeAll(async () => {
  starter = await openStarter()
  texts = starter.documents.map(({ metadata, text, silent }) => ({
    id: metadata.id,
    text,
    silent,
    words: tokenize(text, silent),
  }))
  row = texts.flatMap(({ words }) => [...words.map(({ word }) => word), ''])
  places = Map.groupBy(row.keys(), (at) => row[at] ?? '')
}, 120_000)

describe('verify() of random words', () => {
  it(`finds each of ${SPANS} spans of 6 to 40 words where those words stand`, async () => {
    const random = generator(1)
    const missed: string[] = []
    for (let turn = 0; turn < SPANS; turn++) {
      const span = randomSpan(random)
      const { answer, cost } = await ask(starter.library, span.quote)
      const [match] = answer.matches
      const found = match !== undefined && plain(tokenize(match.text)) === plain(tokenize(span.quote))
      if (answer.verdict !== 'verbatim' || !found)
        missed.push(`${span.text.id}: ${answer.verdict}: ${span.quote}`)
      expect(cost.rounds).toBeLessThanOrEqual(READS_MAX.rounds)
      expect(cost.keys).toBeLessThanOrEqual(READS_MAX.keys)
    }
    expect(missed).toEqual([])
  }, 120_000)

  it(`calls none of ${SPANS} edited ones verbatim, and finds the passage of 99 % of them first`, async () => {
    const random = generator(2)
    const blessed: string[] = []
    let right = 0
    let asked = 0
    for (let turn = 0; turn < SPANS; turn++) {
      const span = randomSpan(random)
      const edited = editOneWord(span, random)
      if (timesOf(tokenize(edited)) > 0) continue
      asked++
      const { answer } = await ask(starter.library, edited)
      const [match] = answer.matches
      if (answer.verdict === 'verbatim') blessed.push(edited)
      const there = match?.document.id === span.text.id && overlaps(match.span, span)
      // Another place may be as close as the one that was edited.
      if (there || (match?.similarity ?? 0) >= (span.words.length - 1) / (span.words.length + 1)) right++
    }
    expect(blessed).toEqual([])
    expect(right / asked).toBeGreaterThanOrEqual(0.99)
  }, 120_000)

  it('finds sentences of the State of the Union with their president and year', async () => {
    const wrong: string[] = []
    let found = 0
    for (const [index, { metadata, text, silent }] of starter.documents.entries()) {
      if (metadata.speaker === null) continue
      const others = [...quotations(text).map(({ open, close }) => ({ start: open, end: close })), ...silent]
      const all = sentences(text)
      const from = (index * 7) % all.length
      const sentence = [...all.slice(from), ...all.slice(0, from)].find((span) => {
        const words = tokenize(text.slice(span.start, span.end))
        return words.length >= 8 && !others.some((other) => overlaps(other, span)) && timesOf(words) === 1
      })
      if (sentence === undefined) continue
      found++
      const quote = text.slice(sentence.start, sentence.end)
      const { answer } = await ask(starter.library, quote)
      const [match] = answer.matches
      const { speaker, date } = match?.attribution ?? {}
      if (answer.verdict !== 'verbatim' || speaker !== metadata.speaker || date !== metadata.date) {
        wrong.push(`${metadata.id}: ${answer.verdict} ${speaker} ${date}: ${quote}`)
      }
    }
    expect(wrong).toEqual([])
    expect(found).toBeGreaterThan(200)
  }, 120_000)
})

type RandomSpan = {
  readonly text: Text
  readonly words: readonly Token[]
  readonly quote: string
  readonly start: number
  readonly end: number
}

function randomSpan(random: () => number): RandomSpan {
  const total = texts.reduce((sum, { words }) => sum + words.length, 0)
  for (;;) {
    const count = WORDS_MIN + Math.floor(random() * (WORDS_MAX - WORDS_MIN + 1))
    let at = Math.floor(random() * total)
    const text = texts.find(({ words }) => {
      if (at < words.length) return true
      at -= words.length
      return false
    })
    const words = text?.words.slice(at, at + count) ?? []
    const first = words[0]
    const last = words.at(-1)
    if (text === undefined || first === undefined || last === undefined || words.length < count) continue
    const span = { start: first.start, end: last.end }
    // What somebody noted down between the words is not the speaker's.
    if (text.silent.some((other) => overlaps(other, span))) continue
    return { text, words, quote: text.text.slice(span.start, span.end), ...span }
  }
}

/** Swaps, drops or adds one word that is neither the first nor the last. */
function editOneWord({ text, words }: RandomSpan, random: () => number): string {
  const written = words.map(({ start, end }) => text.text.slice(start, end))
  const at = 1 + Math.floor(random() * (words.length - 2))
  const other =
    texts[Math.floor(random() * texts.length)]?.words.at(Math.floor(random() * 200))?.word ?? 'never'
  const edit = Math.floor(random() * 3)
  return written.toSpliced(at, edit === 2 ? 0 : 1, ...(edit === 1 ? [] : [other])).join(' ')
}

/** How often the words stand one behind the other, found by the rarest of them. */
function timesOf(tokens: readonly Token[]): number {
  const words = tokens.map(({ word }) => word)
  const standing = words.map((word) => places.get(word) ?? [])
  const least = Math.min(...standing.map(({ length }) => length))
  const at = standing.findIndex(({ length }) => length === least)
  return (standing[at] ?? []).filter((place) =>
    words.every((word, index) => row[place - at + index] === word),
  ).length
}

function plain(words: readonly Token[]): string {
  return words.map(({ word }) => word).join(' ')
}

/** Lehmer's generator (Park and Miller 1988): the same spans in every run. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}
