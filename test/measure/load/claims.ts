/** Claims as readers send them, drawn from the library, each with the answer that the same program gives in this process. */
import { listDocuments, readDocument } from '../../../src/service/documents.ts'
import type { Library } from '../../../src/service/library.ts'
import { type Claim, verify } from '../../../src/service/verify.ts'
import type { Random } from '../random.ts'

export const FORMS = ['exact', 'altered', 'attributed', 'wrong mouth', 'not found'] as const
export type Form = (typeof FORMS)[number]

export type Expected = {
  readonly form: Form
  readonly claim: Claim
  readonly verdict: string
  /** Of the answer: the same for the same claim, corpus and engine. */
  readonly id: string
}

/** In twenty; most of what is asked is true. */
const SHARES: Readonly<Record<Form, number>> = {
  exact: 8,
  altered: 4,
  attributed: 3,
  'wrong mouth': 2,
  'not found': 3,
}
const WORDS: readonly number[] = [5, 8, 8, 12, 15, 25, 40, 120]
const TEXTS = 80
const LIMIT = 5

type Passage = {
  readonly words: readonly string[]
  readonly speaker: string | null
  readonly date: string | null
}

/** So many of them. */
export async function drawClaims(library: Library, random: Random, count: number): Promise<Expected[]> {
  const texts = await drawTexts(library, random)
  const speakers = [...new Set(texts.flatMap(({ speaker }) => speaker ?? []))]
  const forms = FORMS.flatMap((form) => Array.from({ length: SHARES[form] }, () => form))
  const expected: Expected[] = []
  while (expected.length < count) {
    const form = random.pick(forms)
    const claim = claimOf(form, passageOf(texts, random), { texts, speakers, random })
    if (claim === null) continue
    const verification = await verify(library, claim, { limit: LIMIT })
    if (verification.kind !== 'answer') throw new Error('A claim for no document has an answer')
    const { verdict, id } = verification.answer
    expected.push({ form, claim, verdict, id })
  }
  return expected
}

/** The body that asks for it. */
export function bodyOf({ quote, speaker, date }: Claim) {
  return {
    quote,
    ...(speaker === null ? {} : { speaker }),
    ...(date === null ? {} : { date }),
    limit: LIMIT,
  }
}

async function drawTexts(library: Library, random: Random): Promise<Passage[]> {
  const { documents } = await listDocuments(library, { after: null, limit: library.versions.length })
  const texts: Passage[] = []
  for (let drawn = 0; drawn < TEXTS; drawn++) {
    const document = await readDocument(library, random.pick(documents).id)
    if (document === null) continue
    const { speaker, date } = document.metadata
    texts.push({ words: document.text.split(/\s+/).filter((word) => word !== ''), speaker, date })
  }
  return texts
}

/** As many words in a row as a claim has. */
function passageOf(texts: readonly Passage[], random: Random): Passage {
  const { words, ...whose } = random.pick(texts)
  const length = random.pick(WORDS)
  const from = random.below(Math.max(1, words.length - length))
  return { words: words.slice(from, from + length), ...whose }
}

type Drawing = {
  readonly texts: readonly Passage[]
  readonly speakers: readonly string[]
  readonly random: Random
}

/** `null` where there is no such claim of these words. */
function claimOf(form: Form, { words, speaker, date }: Passage, drawing: Drawing): Claim | null {
  const { texts, speakers, random } = drawing
  const quote = words.join(' ')
  if (!/\p{L}/u.test(quote)) return null
  const nobody = { speaker: null, date: null, document: null }
  switch (form) {
    case 'exact':
      return { quote, ...nobody }
    case 'altered': {
      const at = 1 + random.below(words.length - 1)
      const word = words[at] ?? ''
      const other = random.next() < 0.5 ? `not ${word}` : random.pick(random.pick(texts).words)
      return lettersOf(other) === lettersOf(word)
        ? null
        : { quote: words.with(at, other).join(' '), ...nobody }
    }
    case 'attributed':
      return speaker === null ? null : { quote, speaker, date, document: null }
    case 'wrong mouth': {
      const other = random.pick(speakers)
      return speaker === null || other === speaker
        ? null
        : { quote, speaker: other, date: null, document: null }
    }
    case 'not found':
      return { quote: words.map(() => random.pick(random.pick(texts).words)).join(' '), ...nobody }
  }
}

/** What makes it another word. */
function lettersOf(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}
