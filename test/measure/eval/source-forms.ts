/** False claims: a text's words, unchanged, given to somebody else, to another day, or to a library that does not hold them. */
import type { Random } from '../random.ts'
import { type Form, type Specimen, specimen } from './specimen.ts'
import { drawStretch, isQuoted, quoteOf, type World } from './world.ts'

export const SOURCE_FORMS: readonly Form[] = [
  { name: 'wrong speaker', truth: false, wordsMin: 3, make: misattribute },
  { name: 'wrong date', truth: false, wordsMin: 3, make: misdate },
  { name: 'held out', truth: false, wordsMin: 8, make: holdOut },
]

/** Words from which another speaker can be held against a claim. */
const KNOWABLE_WORDS = 8

/** A speech's words in another's mouth; of somebody who spoke no earlier, or he may have been the first to say them. */
function misattribute(world: World, count: number, random: Random): Specimen | null {
  const speeches = world.held.filter(({ metadata }) => metadata.speaker !== null && metadata.date !== null)
  if (speeches.length === 0) return null
  const stretch = drawStretch(speeches, world, count, random, (drawn) => !isQuoted(drawn))
  if (stretch === null) return null
  const { speaker, date } = stretch.text.document.metadata
  const others = speeches.filter(({ metadata }) => metadata.speaker !== speaker)
  if (others.length === 0) return null
  const { speaker: claimed } = random.pick(others).metadata
  const last = speeches.reduce((latest, { metadata }) => {
    return metadata.speaker === claimed ? Math.max(latest, yearOf(metadata.date)) : latest
  }, 0)
  return specimen(quoteOf(stretch), stretch, {
    claim: { speaker: claimed },
    isKnowable: count >= KNOWABLE_WORDS && last >= yearOf(date) - 1,
  })
}

/** A speech's words in another year. */
function misdate(world: World, count: number, random: Random): Specimen | null {
  const speeches = world.held.filter(({ metadata }) => metadata.speaker !== null && metadata.date !== null)
  if (speeches.length === 0) return null
  const stretch = drawStretch(speeches, world, count, random, (drawn) => !isQuoted(drawn))
  if (stretch === null) return null
  const away = (1 + random.below(20)) * (random.next() < 0.5 ? 1 : -1)
  const date = String(yearOf(stretch.text.document.metadata.date) + away)
  return specimen(quoteOf(stretch), stretch, { claim: { date }, isKnowable: true })
}

function yearOf(date: string | null): number {
  return Number((date ?? '').slice(0, 4))
}

function holdOut(world: World, count: number, random: Random): Specimen | null {
  const documents = world.heldOut.length > 0 ? world.heldOut : null
  const stretch = documents === null ? null : drawStretch(documents, world, count, random)
  return stretch === null
    ? null
    : specimen(quoteOf(stretch), null, { bearings: { negation: 'open', number: 'open', name: 'open' } })
}
