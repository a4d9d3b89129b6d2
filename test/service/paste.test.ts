/** Claims as people paste them: with markup, remarks and bylines around the words. None of it is wording, and none may hide a change. */
import { beforeAll, describe, expect, it } from 'vitest'
import { type Library, openLibrary } from '../../src/service/library.ts'
import { publish } from '../../src/service/publish.ts'
import type { Claim } from '../../src/service/verify.ts'
import { memoryStore } from '../../src/store/memory.ts'
import { ask } from './starter.ts'
import { textOf } from './text.ts'

const NEWS = textOf(
  'courier',
  `The harbour board met on Monday under a grey sky. “We will not close the old ferry line before the winter,” said Ada Quark. “The island needs it more than the bank does.”

“We need 5 ships and one captain,” Tom Overton said. “Fewer than 60% of us voted for the plan, and don’t forget it.”

Ada Quark: The lamps stay lit until the last boat is home.`,
  { publication: 'Courier', date: '2002-03-04' },
)
const SPEECH = textOf(
  'address',
  'We shall mend every roof before the snow falls. The price is <60% of what we paid, and a < b > c is all the algebra I know. He is a thief. We chose one thing. We will go. We came home in May. The road is 5 miles long. We love the river and the hill. Look at note[1] twice, (laughter) and write it down. The page says &quot;open&quot; in <b>red</b> ink.',
  { speaker: 'Jonas Weber', date: '1988-05-04' },
)
const BOOK = {
  ...textOf(
    'rivers',
    'In the first days the rivers were still. And the hills had no names. Then the people came with songs.',
    { title: 'Rivers', publication: 'The Old Book' },
  ),
  locators: [
    { start: 0, label: 'Rivers 1:1' },
    { start: 41, label: 'Rivers 1:2' },
    { start: 69, label: 'Rivers 1:3' },
  ],
}

let library: Library | null
beforeAll(async () => {
  const store = memoryStore()
  await publish(store, [NEWS, SPEECH, BOOK])
  library = await openLibrary(store)
})

type Case = readonly [
  quote: string,
  understood?: { readonly speaker?: string; readonly date?: string },
  claim?: Partial<Claim>,
]

async function verified(quote: string, claim: Partial<Claim> = {}) {
  if (library === null) throw new Error('The library is empty')
  return (await ask(library, quote, claim)).answer
}

const TRUE: Readonly<Record<string, readonly Case[]>> = {
  'pasted HTML': [
    ['We shall mend <em>every</em> roof before the snow falls'],
    ['<p>We shall mend every roof</p><p>before the snow falls</p>'],
    ['Fewer than 60% of us voted for the plan, and don&rsquo;t forget it'],
    ['We shall mend every roof<sup>1</sup> before the snow'],
    ['The price is &lt;60% of what we paid'],
    [
      '<blockquote><p>We shall mend every roof.</p></blockquote><p>— Jonas Weber</p>',
      { speaker: 'Jonas Weber' },
    ],
  ],
  'pasted Markdown': [
    ['We shall **mend** _every_ roof'],
    ['> We shall mend every roof\n> before the snow falls'],
    ['We shall mend [every roof](https://example.org/roofs) before the snow falls'],
    ['**JONAS WEBER:** We shall mend every roof', { speaker: 'JONAS WEBER' }],
    ['We shall mend every roof[^2] before the snow falls'],
  ],
  'signs that are wording': [['The price is <60% of what we paid, and a < b > c is all the algebra I know']],
  'remarks and notes': [
    ['We shall mend every roof[1] before the snow falls.[2]'],
    ['We shall mend every roof¹ before the snow falls.²'],
    ['We shall mend (applause) every roof (emphasis mine)'],
    ['[Applause] We shall mend [sic] every roof [emphasis added]'],
    ['Look at note[1] twice, (laughter) and write it down'],
    ['The page says &quot;open&quot; in <b>red</b> ink'],
  ],
  'marks around the whole': [
    ['“We shall mend every roof'],
    ['We shall mend every roof”'],
    ['’We shall mend every roof’'],
    ["``We shall mend every roof''"],
    [',,We shall mend every roof“'],
    ['„We shall mend every roof“'],
    ['«We shall mend every roof»'],
    ['「We shall mend every roof」'],
    ['(We shall mend every roof)'],
    ['– We shall mend every roof'],
    ['• We shall mend every roof'],
    ['1. “We shall mend every roof”'],
    ['…We shall mend every roof…'],
  ],
  bylines: [
    ['“We shall mend every roof before the snow falls” — Jonas Weber', { speaker: 'Jonas Weber' }],
    ['"We shall mend every roof before the snow falls"-Jonas Weber', { speaker: 'Jonas Weber' }],
    ['"We shall mend every roof" - Jonas Weber, 1988', { speaker: 'Jonas Weber', date: '1988' }],
    ['We shall mend every roof before the snow falls — Jonas Weber', { speaker: 'Jonas Weber' }],
    ['We shall mend every roof before the snow falls.\nWeber', { speaker: 'Weber' }],
    [
      'We shall mend every roof (Jonas Weber, speech, 4 May 1988)',
      { speaker: 'Jonas Weber', date: '4 May 1988' },
    ],
    ['We shall mend every roof before the snow falls. (Weber)', { speaker: 'Weber' }],
    ['Weber: “We shall mend every roof before the snow falls”', { speaker: 'Weber' }],
    ['“Fewer than 60% of us voted for the plan” (Overton, 2002)', { speaker: 'Overton', date: '2002' }],
    ['“We shall mend every roof before the snow falls” (p. 12)'],
    ['We shall mend every roof — Jonas Weber', { speaker: 'Weber' }, { speaker: 'Weber' }],
  ],
  'a writer’s sentence': [
    ['As Jonas Weber once said, “We shall mend every roof before the snow.”', { speaker: 'Jonas Weber' }],
    ['According to Jonas Weber, “We shall mend every roof before the snow.”', { speaker: 'Jonas Weber' }],
    [
      '“We shall mend every roof before the snow,” Jonas Weber told reporters on Friday.',
      { speaker: 'Jonas Weber' },
    ],
    ['We shall mend every roof before the snow falls,” Jonas Weber said.', { speaker: 'Jonas Weber' }],
    ['“We shall mend every roof …” he said. “the snow falls”'],
    [
      '“We will not close the old ferry line before the winter,” said Ada Quark (AP, March 4).',
      { speaker: 'Ada Quark', date: 'March 4' },
    ],
  ],
  verses: [
    ['In the first days the rivers were still. (Rivers 1:1)', { speaker: 'Rivers 1:1' }],
    ['Rivers 1:1: In the first days the rivers were still', { speaker: 'Rivers 1:1' }],
    ['Rivers 1:1 In the first days the rivers were still', { speaker: 'Rivers 1:1' }],
    ['“In the first days the rivers were still” – Rivers 1:1', { speaker: 'Rivers 1:1' }],
    ['the rivers were still. And the hills had no names (Rivers 1:1-2)', { speaker: 'Rivers 1:1-2' }],
    ['the rivers were still (Rivers 1:1)', { speaker: 'The Old Book' }, { speaker: 'The Old Book' }],
  ],
}

describe.each(Object.entries(TRUE))('verify() reads through %s', (_, cases) => {
  const rows = cases.map(([quote, understood = {}, claim = {}]) => ({ quote, understood, claim }))

  it.each(rows)('$quote', async ({ quote, understood, claim }) => {
    const answer = await verified(quote, claim)
    expect(answer.verdict).toBe('verbatim')
    expect(answer.claim).toMatchObject({ speaker: null, date: null, ...understood })
  })
})

type Attack = readonly [quote: string, verdict: string, claim?: Partial<Claim>]

const ATTACKS: Readonly<Record<string, readonly Attack[]>> = {
  'a tail that was claimed': [
    ['We will go — never', 'altered'],
    ['We will go — Never', 'altered'],
    ['We will go. — Never', 'altered'],
    ['WE WILL GO — NEVER', 'altered'],
    ['WE WILL GO — HOME', 'altered'],
    ['We will go (not)', 'altered'],
    ['“We will go” never', 'altered'],
    ['“We will go” Not', 'altered'],
    ['He is a thief — Jonas', 'altered'],
    ['He is a thief (Jonas)', 'altered'],
    ['We chose one thing — War', 'altered'],
    ['We chose one thing — War', 'altered', { speaker: 'Jonas Weber' }],
    ['We chose one thing — Freedom Day', 'altered', { speaker: 'Jonas Weber' }],
    ['We chose one thing (White House)', 'altered', { speaker: 'Jonas Weber' }],
    ['We will go. Noon 4:30', 'altered', { speaker: 'Jonas Weber' }],
    ['We chose one thing — 1941', 'altered'],
    ['We came home in May (1945)', 'altered'],
    ['We will go — Anonymous', 'altered'],
  ],
  'a head that was claimed': [
    ['Not: We will go', 'altered'],
    ['NOT: We will go', 'altered'],
    ['Never: “We will go”', 'altered'],
    ['1. We will go', 'altered'],
    ['As if Jonas Weber said, “We shall mend every roof before the snow falls.”', 'altered'],
    ['As Jonas Weber never said, “We shall mend every roof before the snow falls.”', 'altered'],
    ['According to nobody, “We shall mend every roof before the snow falls.”', 'altered'],
  ],
  'another mouth, date or verse': [
    ['We shall mend every roof before the snow falls — Tom Overton', 'misattributed'],
    ['“We will not close the old ferry line before the winter” — Tom Overton', 'misattributed'],
    ['We shall mend every roof before the snow falls,” Tom Overton said.', 'misattributed'],
    ['TOM OVERTON: We shall mend every roof before the snow falls', 'misattributed'],
    ['“We shall mend every roof before the snow falls” — Jonas Weber, 1999', 'misdated'],
    ['“We came home in May” (4 May 1945)', 'misdated'],
    ['Rivers 1:2 In the first days the rivers were still', 'undetermined'],
    ['In the first days the rivers were still (Rivers 1:3)', 'undetermined', { speaker: 'The Old Book' }],
    ['In the first days the rivers were still (Lakes 1:1)', 'undetermined'],
  ],
  'words in markup': [
    ['We will <b>not</b> go', 'altered'],
    ['We will <not> go', 'altered'],
    ['We will ~~not~~ go', 'altered'],
    ['We will [not](https://example.org) go', 'altered'],
    ['We will &#110;&#111;&#116; go', 'altered'],
    ['The price is &gt;60% of what we paid', 'altered'],
    ['> 60% of us voted for the plan', 'altered'],
    ['The road is 5<sup>2</sup> miles long', 'altered'],
    ['The road is 5 miles² long', 'altered'],
  ],
  'words in brackets': [
    ['We need [3] ships and one captain', 'altered'],
    ['We need 5[3] ships and one captain', 'altered'],
    ['[12] We will go', 'altered'],
    ['We will go [12]', 'altered'],
    ['We will (sic) not go', 'altered'],
    ['We love (not) the river', 'altered'],
    ['“We shall mend every roof before the snow falls,” he said (not).', 'altered'],
    ['“We shall mend every roof before the snow falls,” he said (Not Now).', 'altered'],
    ['We [at this point, do not] love the river and the hill', 'not_found'],
  ],
}

describe.each(Object.entries(ATTACKS))('verify() does not lose %s', (_, cases) => {
  const rows = cases.map(([quote, verdict, claim = {}]) => ({ quote, verdict, claim }))

  it.each(rows)('$quote: $verdict', async ({ quote, verdict, claim }) => {
    expect((await verified(quote, claim)).verdict).toBe(verdict)
  })
})

describe('verify() tells of a claim with markup', () => {
  it('where its parts stand in the quote as sent', async () => {
    const quote = '<p>We <em>shall</em> … before the&nbsp;snow</p>'
    const { matches } = await verified(quote)
    const parts = matches[0]?.pieces.map(({ claimed }) => quote.slice(claimed.start, claimed.end))
    expect(parts).toEqual(['We <em>shall', 'before the&nbsp;snow'])
  })

  it('which of its words was changed, counted in the whole quote', async () => {
    const { matches } = await verified('Jonas Weber: We shall mend every <b>road</b> before the snow falls')
    expect(matches[0]?.edits).toMatchObject([{ op: 'replace', at: 6, claimed: 'road', source: 'roof' }])
  })
})
