import { beforeAll, describe, expect, it } from 'vitest'
import { type Library, openLibrary } from '../../src/service/library.ts'
import { publish } from '../../src/service/publish.ts'
import type { Claim } from '../../src/service/verify.ts'
import { memoryStore } from '../../src/store/memory.ts'
import { ask } from './starter.ts'
import { BRIDGE, HARBOUR, ORCHARD, textOf } from './text.ts'

let library: Library | null
beforeAll(async () => {
  const store = memoryStore()
  await publish(store, [HARBOUR, ORCHARD, BRIDGE, GAZETTE, VALLEY, RIVER])
  library = await openLibrary(store)
})

const GAZETTE = textOf(
  'gazette-12',
  `Mayor Edith Calloway spoke to the council on Monday. “We will not sell the lighthouse, because it belongs to all of us and to the children of this town,” Mayor Edith Calloway said on 4 March 2003. “But we may rent it in a hard year,” she added. Calloway also said that the council had found money for the roof.`,
  { title: 'Harbour Gazette 3:12', publication: 'Harbour Gazette', date: '2003-03-05' },
)
const VALLEY = textOf(
  'valley',
  'My friends, the winter was long and the bread was short. Nobody in this valley went hungry, because every neighbour shared a loaf. I promise you five hundred new houses before the autumn. We do not intend to leave a single family in a tent.',
  { title: 'Address to the valley', speaker: 'Anna Berg', date: '1950-06-01' },
)
const RIVER = textOf(
  'river',
  'The river takes what the mountain gives, and the sea keeps all of it for ever and ever.',
  { title: 'Letters from the River', author: 'Ivan Sokol', date: '1890', translation: true },
)

const GAZETTE_QUOTES = 'Harbour Gazette 3:12 (5 March 2003) quotes Edith Calloway on 4 March 2003 saying'
const VALLEY_SAYS = 'In Address to the valley (1 June 1950) Anna Berg says'
const STORM = 'Nobody leaves before the storm has passed'

const CASES: readonly (readonly [quote: string, claim: Partial<Claim>, summary: string])[] = [
  [STORM, {}, 'harbour (3 February 2001) quotes Petra Lind saying these words.'],
  [
    STORM,
    { date: '1 February 2001' },
    'harbour (3 February 2001) quotes Petra Lind saying these words; the date claimed, 1 February 2001, could not be checked.',
  ],
  [
    'Nobody leaves … the storm has passed',
    {},
    'harbour (3 February 2001) quotes Petra Lind saying these words; the claim marks 1 word as left out.',
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
  ['We planted forty apple trees on the hill', {}, 'In orchard (1988) Jonas Weber says these words.'],
  [
    'We planted forty apple trees on the hill',
    { speaker: 'Petra Lind' },
    'In orchard (1988) Jonas Weber says these words; the claim gives them to Petra Lind.',
  ],
  [
    'We planted forty apple trees on the hill',
    { date: '1987' },
    'In orchard (1988) Jonas Weber says these words; they are of 1988, not of 1987.',
  ],
  [
    'closed the northern gate at noon',
    { speaker: 'Petra Lind' },
    'harbour (3 February 2001) has these words as its own, not as a quotation of Petra Lind.',
  ],
  ['The stone bridge carried carts', {}, 'bridge (May 1931) has these words.'],
  ['The stone bridge carried carts', { document: 'orchard' }, 'These words are not in that text (orchard).'],
  ['nothing of this stands anywhere', {}, 'These words are not in the 6 texts held.'],
  [
    'gate',
    { speaker: 'Jonas Weber', document: 'harbour' },
    'harbour (3 February 2001) has these words, but they are too few to tell whether they are Jonas Weber’s.',
  ],
  [
    'We sell the lighthouse, because it belongs to all of us and the children',
    {},
    `${GAZETTE_QUOTES} “will not”, which the claim leaves out; the claim has 1 more change.`,
  ],
  [
    'We shall not sell the lighthouse, because it belongs to nobody and to the children',
    {},
    `${GAZETTE_QUOTES} “all of us”, not “nobody”; the claim has 1 more change.`,
  ],
  [
    'We … sell the lighthouse, because it belongs to all of us',
    {},
    `${GAZETTE_QUOTES} “will not”, which the claim’s ellipsis hides.`,
  ],
  [
    'We will not sell [the tower] … to the children of this town',
    {},
    `${GAZETTE_QUOTES} these words; the claim marks 8 words as left out and puts “[the tower]” in brackets for “the lighthouse”.`,
  ],
  [
    'We will not sell the lighthouse. We may rent it in a hard year',
    {},
    'Harbour Gazette 3:12 (5 March 2003) has these words in 2 parts that do not stand together: between them is “because it belongs to all […] on 4 March 2003. ‘But”.',
  ],
  [
    'We will not sell the lighthouse, because it belongs to all of us',
    { date: '9 March 2003' },
    `${GAZETTE_QUOTES} these words; they are of 4 March 2003, not of 9 March 2003.`,
  ],
  [
    'the council had found money for the roof',
    {},
    'Harbour Gazette 3:12 (5 March 2003) reports Edith Calloway as saying these words.',
  ],
  [
    'the council had found money for the roof',
    { speaker: 'Edith Calloway' },
    'Harbour Gazette 3:12 (5 March 2003) has these words as indirect speech, not as a quotation of Edith Calloway.',
  ],
  ['every neighbor shared a loaf', {}, `${VALLEY_SAYS} these words in another spelling.`],
  [
    'Before the autumn I promise you five hundred new houses',
    {},
    `${VALLEY_SAYS} these words in another order.`,
  ],
  [
    'I promise you five hundred new houses before the autumn and a wonderful swimming pool with seven slides for all the children',
    {},
    `${VALLEY_SAYS} these words without “and a wonderful swimming pool with seven slides for all the children”.`,
  ],
  [
    'We intend to leave a single family in a tent',
    {},
    `${VALLEY_SAYS} “do not”, which the claim leaves out.`,
  ],
  [
    'the river takes what the valley gives',
    {},
    'Letters from the River (1890) has “mountain”, not “valley”; it is a translation, and another may read otherwise.',
  ],
  [
    'the river takes what the mountain gives',
    { date: '1950' },
    'Letters from the River (1890) has these words; they were published by 1890, before the date claimed, 1950.',
  ],
  [
    'My friends, the winter was long and the bread was short. The stone bridge carried carts across the river',
    {},
    '“My friends, the winter was long and the bread was short” stands in Address to the valley (1 June 1950) and “The stone bridge carried carts across the river” in bridge (May 1931), not together.',
  ],
  [
    'We don’t intend to leave a single family in a tent. The stone bridge carried carts across the river',
    {},
    '“We do not intend to leave a single family in a tent” stands in Address to the valley (1 June 1950) and “The stone bridge carried carts across the river” in bridge (May 1931), not together.',
  ],
]

describe('the summary', () => {
  it.each(CASES)('of “%s” %j says who quotes whom', async (quote, claim, summary) => {
    if (library === null) throw new Error('The library is empty')
    expect((await ask(library, quote, claim)).answer.summary).toBe(summary)
  })
})

describe('a claim put together from two texts', () => {
  it('comes with what either of them says where it was cut', async () => {
    if (library === null) throw new Error('The library is empty')
    const quote = 'Nobody in this valley went hungry. The stone bridge carried carts across the river'
    const { answer } = await ask(library, quote)
    expect(answer.reasons).toEqual(['stitched'])
    expect(answer.matches[0]?.signals).toEqual([
      { kind: 'truncated_sentence', claimed: '', source: 'because every neighbour shared a loaf' },
      { kind: 'truncated_sentence', claimed: '', source: 'for three hundred years' },
    ])
    expect(answer.matches[0]?.pieces.map(({ document }) => document)).toEqual(['valley', 'bridge'])
  })
})
