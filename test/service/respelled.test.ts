/** What reads aloud the same is the same; what was mistyped or misread is altered, but lightly; all else is a change. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from '../../src/service/answer.ts'
import { type Library, openLibrary } from '../../src/service/library.ts'
import { publish } from '../../src/service/publish.ts'
import { memoryStore } from '../../src/store/memory.ts'
import { ask as askLibrary } from './starter.ts'
import { textOf } from './text.ts'

const REPORT = textOf(
  'report',
  `The island lost four thousand sheep in the spring flood and three hundred and fifty houses. The council spent $3.6 million on the new sea wall and £2.5 million on pumps. The twenty-first gate was never finished, and two-thirds of the fields stayed under water for five kilometres.

In nineteen ninety-nine the ferry carried 1.2 million people. Between one hundred and two hundred fishermen left after World War II. The keeper walked half a day to buy five pounds of butter. The dyke held a hundred and twenty-five tons. He waited until 5 p.m. for the mail. Room 1 200 men could not fill.`,
  { author: 'County Survey', date: '2003' },
)
const SPEECH = textOf(
  'speech',
  `We honour the labour of our neighbours, and we shall organise the defence of this harbour ourselves. Doctor Lind and Senator Weber stood at the mediæval gate, and naïve men coöperate with nobody. The anti-war league met to-day, as a well-known theatre programme said it would. I don’t believe the grey travellers were marvellous.

They told us together that the river could never be tamed, and that modern ships would clear the bar at noon. The hour was late when Boris Yeltsin spoke in Kiev, and Ivashov answered him. The united crews sailed for Iran, and a part of them came home apart from the others. Only the old mill still stands. Now the causal link is plain to all of us.`,
  { speaker: 'Jonas Weber', date: '1988' },
)
const GERMAN = textOf(
  'rede',
  'Die Straße über den Fluss gehört den Bürgern, und schöne Worte helfen uns schon lange nicht mehr.',
  { language: 'de', speaker: 'Anna Schmidt', date: '1990' },
)
const FRENCH = textOf(
  'discours',
  'Il reste 1 200 ouvriers sur les quais du port, et leur œuvre nous survivra longtemps.',
  { language: 'fr', speaker: 'Claire Martin', date: '1978' },
)

let library: Library
beforeAll(async () => {
  const store = memoryStore()
  await publish(store, [REPORT, SPEECH, GERMAN, FRENCH])
  const opened = await openLibrary(store)
  if (opened === null) throw new Error('The texts were published, but are not there')
  library = opened
})

async function ask(quote: string): Promise<Answer> {
  return (await askLibrary(library, quote)).answer
}

const RESPELLED: Readonly<Record<string, readonly string[]>> = {
  'numbers in words and figures': [
    'The island lost 4,000 sheep in the spring flood',
    'The island lost 4000 sheep in the spring flood and 350 houses',
    'The council spent 3.6 million dollars on the new sea wall',
    'The council spent $3,600,000 on the new sea wall',
    'spent $3.6m on the new sea wall and 2.5 million pounds on pumps',
    'The 21st gate was never finished',
    'and 2/3 of the fields stayed under water for 5 km',
    'In 1999 the ferry carried 1,200,000 people',
    'Between 100 and 200 fishermen left after World War Two',
    'Between 100 and 200 fishermen left after World War 2',
    'He waited until 5pm for the mail',
  ],
  'British and American spelling': [
    'We honor the labor of our neighbors, and we shall organize the defense of this harbor ourselves',
    'as a well-known theater program said it would',
    'I don’t believe the gray travelers were marvelous',
  ],
  'hyphens, ligatures and marks': [
    'The antiwar league met today, as a wellknown theatre programme said it would',
    'stood at the medieval gate, and naive men cooperate with nobody',
    'stood at the mediaeval gate, and naïve men co-operate with nobody',
  ],
  'contractions without their apostrophe': ['I dont believe the grey travellers were marvellous'],
  'titles before names': [
    'Dr. Lind and Sen. Weber stood at the mediæval gate',
    'Dr Lind and Senator Weber stood',
  ],
  'letters that a keyboard lacks': [
    'Die Strasse ueber den Fluss gehoert den Buergern',
    'schoene Worte helfen uns schon lange nicht mehr',
    'Il reste 1200 ouvriers sur les quais du port',
    'et leur oeuvre nous survivra longtemps',
  ],
}

describe.each(Object.entries(RESPELLED))('%s', (_, quotes) => {
  it.each(quotes)('%j reads aloud as the source', async (quote) => {
    const { verdict, warnings, matches } = await ask(quote)
    expect([verdict, matches[0]?.wording]).toEqual(['verbatim', 'respelled'])
    expect(matches[0]?.edits).toEqual([])
    expect(warnings.filter(({ kind }) => kind !== 'truncated_sentence')).toEqual([])
  })
})

describe('capitals and typography', () => {
  it.each([
    'THE ISLAND LOST FOUR THOUSAND SHEEP IN THE SPRING FLOOD',
    'We honour the labour of our neigh\u00adbours',
    'We honour the labour of our neigh-\nbours',
    'DIE STRASSE ÜBER DEN FLUSS GEHÖRT DEN BÜRGERN',
  ])('%j is exact', async (quote) => {
    const { verdict, matches } = await ask(quote)
    expect([verdict, matches[0]?.wording]).toEqual(['verbatim', 'exact'])
  })
})

describe('another number', () => {
  it.each([
    'The island lost 4,500 sheep in the spring flood',
    'The island lost 400 sheep in the spring flood',
    'The council spent €3.6 million on the new sea wall',
    'The council spent $3.6 billion on the new sea wall',
    'The council spent $36 million on the new sea wall',
    'The 20th gate was never finished',
    'and 1/3 of the fields stayed under water',
    'In 1989 the ferry carried 1.2 million people',
    'In nineteen ninety-nine the ferry carried 2 million people',
    'In nineteen ninety-nine the ferry carried 12 million people',
    'The dyke held 25 tons',
    'fishermen left after World War I',
    'The keeper walked half a day to buy £5 of butter',
    'under water for five miles',
    'Room 1,200 men could not fill',
  ])('in %j is a change', async (quote) => {
    const { verdict } = await ask(quote)
    expect(['altered', 'not_found']).toContain(verdict)
  })
})

describe('noise', () => {
  type Noise = {
    readonly quote: string
    readonly edits: readonly (readonly [claimed: string, source: string])[]
  }
  const NOISY: readonly Noise[] = [
    {
      quote: 'Thay told us togethar that the rivar could nevar be tamed',
      edits: [
        ['Thay', 'They'],
        ['togethar', 'together'],
        ['rivar', 'river'],
        ['nevar', 'never'],
      ],
    },
    {
      quote: 'They told us to gether that the river could never be tamed',
      edits: [['to gether', 'together']],
    },
    {
      quote: 'They told us together that theriver could never be tamed',
      edits: [['theriver', 'the river']],
    },
    { quote: 'They told us together that the river could never be tarned', edits: [['tarned', 'tamed']] },
    {
      quote: 'They t0ld us together that the river cou1d never be tamed',
      edits: [
        ['t0ld', 'told'],
        ['cou1d', 'could'],
      ],
    },
    { quote: 'and we shall organise the clefence of this harbour', edits: [['clefence', 'defence']] },
    { quote: 'The hour was late when Boris Jelzin spoke', edits: [['Jelzin', 'Yeltsin']] },
    { quote: 'when Boris Yeltsin spoke in Kyiv', edits: [['Kyiv', 'Kiev']] },
  ]

  it.each(NOISY)('in $quote is altered, found and light', async ({ quote, edits }) => {
    const { verdict, warnings, matches } = await ask(quote)
    expect([verdict, matches[0]?.document.id]).toEqual(['altered', 'speech'])
    expect(matches[0]?.edits).toMatchObject(
      edits.map(([claimed, source]) => ({ op: 'replace', claimed, source, weight: 'light' })),
    )
    expect(warnings.filter(({ kind }) => kind !== 'truncated_sentence')).toEqual([])
  })
})

describe('a slip that makes another word', () => {
  type Slip = readonly [quote: string, claimed: string, source: string, warnings: readonly string[]]
  const SLIPS: readonly Slip[] = [
    ['They told us together that the river could ever be tamed', 'ever', 'never', ['negation_changed']],
    ['The untied crews sailed for Iran', 'untied', 'united', []],
    ['The united crews sailed for Iraq, and a part of them came home', 'Iraq', 'Iran', ['name_changed']],
    ['when Boris Yeltsin spoke in Kiev, and Ivashev answered him', 'Ivashev', 'Ivashov', ['name_changed']],
    ['Now the casual link is plain to all of us', 'casual', 'causal', []],
    ['and that modem ships would clear the bar at noon', 'modem', 'modern', []],
    ['and that modern ships would dear the bar at noon', 'dear', 'clear', []],
  ]

  it.each(SLIPS)('in %j changes the words: %s for %s', async (quote, claimed, source, told) => {
    const { verdict, warnings, matches } = await ask(quote)
    expect(verdict).toBe('altered')
    expect(matches[0]?.edits).toMatchObject([{ claimed, source, weight: 'full' }])
    expect(warnings.map(({ kind }) => kind)).toEqual(expect.arrayContaining([...told]))
  })

  it('is not hidden by the space bar', async () => {
    const { verdict, matches } = await ask('and apart of them came home apart from the others')
    expect(verdict).toBe('altered')
    expect(matches[0]?.edits.some(({ weight }) => weight === 'full')).toBe(true)
  })
})

describe('hostile numbers', () => {
  it.each(['4,000 ', 'four thousand ', 'World War II ', 'Dr. Lind ', '1/2 '])(
    'are answered: %j',
    async (words) => {
      const { verdict } = await ask(words.repeat(Math.floor(1900 / words.split(' ').length)))
      expect(verdict).not.toBe('verbatim')
    },
  )
})
