import { beforeAll, describe, expect, it } from 'vitest'
import { type Library, openLibrary } from '../../src/service/library.ts'
import { publish } from '../../src/service/publish.ts'
import type { Claim } from '../../src/service/verify.ts'
import { memoryStore } from '../../src/store/memory.ts'
import { ask } from './starter.ts'
import { BRIDGE, HARBOUR, ORCHARD } from './text.ts'

let library: Library | null
beforeAll(async () => {
  const store = memoryStore()
  await publish(store, [HARBOUR, ORCHARD, BRIDGE])
  library = await openLibrary(store)
})

const STORM = 'Nobody leaves before the storm has passed'

const CASES: readonly (readonly [quote: string, claim: Partial<Claim>, summary: string])[] = [
  [STORM, {}, 'harbour (3 February 2001) quotes Petra Lind saying these words.'],
  [
    'Nobody leaves … the storm has passed',
    {},
    'harbour (3 February 2001) quotes Petra Lind saying these words, which an editor has marked as shortened or explained.',
  ],
  [
    'Nobody sails before the storm has passed',
    {},
    'harbour (3 February 2001) quotes Petra Lind saying “leaves”, not “sails”.',
  ],
  [
    'Nobody leaves before the big storm has passed',
    {},
    'harbour (3 February 2001) quotes Petra Lind saying these words without “big”.',
  ],
  [
    'Nobody leaves before the storm passed',
    {},
    'harbour (3 February 2001) quotes Petra Lind saying “has”, which the claim leaves out.',
  ],
  [
    `${STORM} away`,
    { speaker: 'Petra Lind' },
    'harbour (3 February 2001) quotes Petra Lind saying these words without “away”.',
  ],
  ['We planted forty apple trees on the hill', {}, 'Jonas Weber said these words in orchard (1988).'],
  [
    'We planted forty apple trees on the hill',
    { speaker: 'Petra Lind' },
    'Jonas Weber said these words in orchard (1988); the claim gives them to Petra Lind.',
  ],
  [
    'We planted forty apple trees on the hill',
    { date: '1987' },
    'Jonas Weber said these words in orchard (1988), not on the date claimed (1987).',
  ],
  [
    'closed the northern gate at noon',
    { speaker: 'Petra Lind' },
    'harbour (3 February 2001) has these words as its own, not as a quotation of Petra Lind.',
  ],
  ['The stone bridge carried carts', {}, 'bridge (May 1931) has these words.'],
  ['The stone bridge carried carts', { document: 'orchard' }, 'These words are not in that text (orchard).'],
  ['nothing of this stands anywhere', {}, 'These words are not in the 3 texts held.'],
  [
    'gate',
    { speaker: 'Jonas Weber', document: 'harbour' },
    'harbour (3 February 2001) has these words, but they are too few to tell whether they are Jonas Weber’s.',
  ],
]

describe('the summary', () => {
  it.each(CASES)('of “%s” %j says who quotes whom', async (quote, claim, summary) => {
    if (library === null) throw new Error('The library is empty')
    expect((await ask(library, quote, claim)).answer.summary).toBe(summary)
  })
})
