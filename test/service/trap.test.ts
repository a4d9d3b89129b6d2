/** Claims that look right and are not, and true ones that look wrong. Each was once answered wrongly. */
import { beforeAll, describe, expect, it } from 'vitest'
import { type Library, openLibrary } from '../../src/service/library.ts'
import { publish } from '../../src/service/publish.ts'
import type { Claim } from '../../src/service/verify.ts'
import { memoryStore } from '../../src/store/memory.ts'
import { ask } from './starter.ts'
import { textOf } from './text.ts'

const NEWS = textOf(
  'gazette',
  `The harbour council met on Friday to vote on the old lighthouse. Mayor Edith Calloway and the treasurer, Oskar Lund, spoke first.

“I would vote for the plan if it were honest, but I cannot,” Oskar Lund said. “Not to sell the tower would be a mistake.”

“We will not sell the lighthouse to any private buyer,” said Edith Calloway. “It belongs to the people who paid for it.”

“We do not fear the winter storms and we intend to win,” Calloway said. “We will not, if we can help it, borrow a cent.” Lund argued that the company is able to pay its debts, and that 5-4 was the vote over the 3-4 million budget. The county will grant a permit to the yard of Smith & Sons.

Calloway: The gate stays shut until the winter is over, and so says Edith Calloway.`,
  { publication: 'Harbour Gazette', date: '2003-05-05' },
)
const SPEECH = textOf(
  'address',
  'We shall re-sign the treaty in the autumn. Inflation fell below <60% for the first time. My father used to say work hard and be kind to all of us, and we can not be thankful enough. The wages of fear is ruin; but the gift of courage is a quiet life. He was, by all accounts, a great man. On twenty-five days of the year the mill stands still to-day as ever.',
  { speaker: 'Jonas Weber', date: '1988' },
)
const LETTER = textOf(
  'letter',
  'We will under no circumstances or threats from any foreign power surrender the old fort. He came home because the crew knew him not. Beloved of all was his sister. They refused to leave the island. He paid 3/4 of the price. The vote is told in chapter twenty. Two men stood up. He was a notable man. Nothing moved. We paid [$]1.1 billion for the ship and [t]he men. Waves arose at noon and the gate was shut.',
  { author: 'constructor' },
)
const GERMAN = textOf(
  'rede',
  'Wir wollen nicht warten, bis es schon zu spät ist. Wir fordern Reformen für alle Menschen in diesem Land.',
  {
    language: 'de',
    speaker: 'Anna Schmidt',
    date: '1990',
  },
)
const DENIAL = textOf(
  'denial',
  'My friends, I never said, “We will sell the harbour to strangers.” Oskar Lund did not say: “The roof is paid for by the council.”',
  { speaker: 'Anna Schmidt', date: '1991' },
)
const NOVEL = textOf(
  'inn',
  'The rain came down on the yard. “Leave the lantern burning for the coachman,” said Martha Bell. Nobody answered her.',
  {
    title: 'The Inn',
    author: 'Clara Novak',
    fiction: true,
    date: '1931',
  },
)

let library: Library | null
beforeAll(async () => {
  const store = memoryStore()
  await publish(store, [NEWS, SPEECH, LETTER, GERMAN, DENIAL, NOVEL])
  library = await openLibrary(store)
})

type Case = {
  readonly quote: string
  readonly claim: Partial<Claim>
  readonly verdict: string
  readonly wording?: string
}

const TRAPS: Readonly<Record<string, readonly Case[]>> = {
  'what the source says was not said': [
    { quote: 'I said, “We will sell the harbour to strangers.”', claim: {}, verdict: 'altered' },
    { quote: 'Anna Schmidt said, “We will sell the harbour to strangers.”', claim: {}, verdict: 'altered' },
    { quote: 'I never said, “We will sell the harbour to strangers.”', claim: {}, verdict: 'verbatim' },
    { quote: 'He said: “The roof is paid for by the council.”', claim: {}, verdict: 'altered' },
    { quote: 'Oskar Lund said: “The roof is paid for by the council.”', claim: {}, verdict: 'altered' },
  ],
  'words dropped beside an interruption': [
    {
      quote:
        'We will not sell the lighthouse to any public buyer. It belongs to the people who must pay for it',
      claim: {},
      verdict: 'altered',
    },
    { quote: 'I would vote for the plan to sell the tower', claim: {}, verdict: 'altered' },
    { quote: 'We will not sell the lighthouse to the people who paid for it', claim: {}, verdict: 'altered' },
    {
      quote:
        'We will not sell the lighthouse to any private buyer. It belongs to the people who paid for it.',
      claim: {},
      verdict: 'verbatim',
      wording: 'exact',
    },
  ],
  'brackets that change': [
    { quote: '[Nobody] will [ever] sell the [tower] to any [public] buyer', claim: {}, verdict: 'not_found' },
    {
      quote: '[The council] to sell the tower would be a mistake',
      claim: {},
      verdict: 'altered',
    },
    { quote: 'the company is [un]able to pay its debts', claim: {}, verdict: 'altered' },
    { quote: 'the company is able to pay[ing] its debts', claim: {}, verdict: 'verbatim', wording: 'elided' },
    {
      quote: 'We will not sell [the tower] to any private buyer',
      claim: {},
      verdict: 'verbatim',
      wording: 'elided',
    },
  ],
  'a writer’s own words': [
    {
      quote: 'We love him. Calloway said: “We will not sell the lighthouse to any private buyer”',
      claim: {},
      verdict: 'altered',
    },
    {
      quote: 'He’s [also] bold, Calloway said: “We will not sell the lighthouse to any private buyer”',
      claim: {},
      verdict: 'altered',
    },
    {
      quote: 'He is bold, Calloway said: “We will not sell the lighthouse to any private buyer”',
      claim: {},
      verdict: 'altered',
    },
    {
      quote: '“We will not sell the lighthouse to any private buyer,” she [Calloway] said',
      claim: {},
      verdict: 'verbatim',
    },
    {
      quote: '“We will not sell the lighthouse to any private buyer,” he [Oskar Lund] said',
      claim: {},
      verdict: 'misattributed',
    },
    {
      quote: '“We will not sell the lighthouse to any private buyer,” she [Never] said',
      claim: {},
      verdict: 'altered',
    },
    {
      quote: 'Mayor E. Calloway said: “We will not sell the lighthouse to any private buyer”',
      claim: {},
      verdict: 'verbatim',
    },
    {
      quote: '“We will not sell the lighthouse to any private buyer,” Calloway denied saying.',
      claim: {},
      verdict: 'altered',
    },
    {
      quote: '“We will not sell the lighthouse to any private buyer,” Calloway should have said.',
      claim: {},
      verdict: 'altered',
    },
    {
      quote: '“We will not sell the lighthouse to any private buyer,” Calloway said in 1950.',
      claim: {},
      verdict: 'altered',
    },
    {
      quote: '“We will not sell the lighthouse to any private buyer,” Calloway never said.',
      claim: {},
      verdict: 'altered',
    },
    {
      quote: '“We will not sell the lighthouse to any private buyer,” nobody said.',
      claim: {},
      verdict: 'altered',
    },
    {
      quote: '“We will not sell the lighthouse to any private buyer,” said the thief, who told all.',
      claim: {},
      verdict: 'altered',
    },
    {
      quote: '“We will not sell the lighthouse to any private buyer,” said Oskar Lund.',
      claim: {},
      verdict: 'misattributed',
      wording: 'exact',
    },
    {
      quote: '“We will not sell the lighthouse to any private buyer,” Oskar Lund said.',
      claim: { speaker: 'Edith Calloway' },
      verdict: 'altered',
    },
    {
      quote: '“We will not sell the lighthouse to any private buyer,” she said on Friday.',
      claim: { speaker: 'Edith Calloway' },
      verdict: 'verbatim',
      wording: 'exact',
    },
  ],
  'figures and hyphens': [
    { quote: '54 was the vote over the 34 million budget', claim: {}, verdict: 'altered' },
    { quote: 'We shall resign the treaty in the autumn', claim: {}, verdict: 'altered' },
    { quote: 'Inflation fell below >60% for the first time', claim: {}, verdict: 'altered' },
    {
      quote: 'On 25 days of the year the mill stands still today as ever',
      claim: {},
      verdict: 'verbatim',
      wording: 'respelled',
    },
    { quote: 'we cannot be thankful enough', claim: {}, verdict: 'verbatim', wording: 'respelled' },
    { quote: 'the yard of Smith and Sons', claim: {}, verdict: 'verbatim', wording: 'respelled' },
    { quote: 'the yard of Smith Sons', claim: {}, verdict: 'altered' },
  ],
  'ellipses that turn the meaning': [
    { quote: 'We do not … intend to win', claim: {}, verdict: 'altered' },
    { quote: 'We will not … borrow a cent', claim: {}, verdict: 'verbatim', wording: 'elided' },
    { quote: 'The wages of fear is … a quiet life', claim: {}, verdict: 'altered' },
    { quote: 'He was … a great man', claim: {}, verdict: 'verbatim', wording: 'elided' },
    {
      quote: 'The harbour council met on Friday … We will not sell the lighthouse',
      claim: {},
      verdict: 'altered',
      wording: 'stitched',
    },
  ],
  'other languages': [
    { quote: 'Wir fördern Reformen für alle Menschen', claim: {}, verdict: 'altered' },
    { quote: 'bis es schön zu spät ist', claim: {}, verdict: 'altered' },
  ],
  'negations at a distance': [
    {
      quote: 'We will … surrender the old fort',
      claim: {},
      verdict: 'altered',
    },
    { quote: 'because the crew knew him … Beloved of all', claim: {}, verdict: 'altered' },
    { quote: 'They … leave the island', claim: {}, verdict: 'altered' },
  ],
  'what is pasted': [
    {
      quote: 'We paid [$]1.1 billion for the ship and [t]he men',
      claim: {},
      verdict: 'verbatim',
      wording: 'exact',
    },
    {
      quote: 'We paid [$]1.1 billion for the ship and the men',
      claim: {},
      verdict: 'verbatim',
      wording: 'exact',
    },
    { quote: 'We will under no circumstances[1] or threats', claim: {}, verdict: 'verbatim' },
    { quote: 'He paid 3-4 of the price', claim: {}, verdict: 'altered' },
    { quote: 'The vote in chapter 22 men stood up', claim: {}, verdict: 'not_found' },
    { quote: 'He was a not-able man', claim: {}, verdict: 'not_found' },
    {
      quote: '“We do not fear the winter storms\n\nand we intend to win,” Calloway said.',
      claim: {},
      verdict: 'verbatim',
    },
  ],
  speakers: [
    {
      quote: 'The gate stays shut until the winter is over',
      claim: { speaker: 'Edith Calloway' },
      verdict: 'undetermined',
    },
    {
      quote: 'We will not sell the lighthouse to any private buyer',
      claim: { speaker: 'Harbour Gazette' },
      verdict: 'undetermined',
    },
    {
      quote: 'The county will grant a permit to the yard',
      claim: { speaker: 'Cary Grant' },
      verdict: 'undetermined',
    },
    {
      quote: 'The county will grant a permit to the yard',
      claim: { speaker: 'Oskar Lund' },
      verdict: 'misattributed',
    },
    {
      quote: 'Leave the lantern burning for the coachman',
      claim: { speaker: 'The Inn' },
      verdict: 'verbatim',
    },
    {
      quote: 'Leave the lantern burning for the coachman',
      claim: { speaker: 'Clara Novak' },
      verdict: 'verbatim',
    },
    {
      quote: 'Leave the lantern burning for the coachman',
      claim: { speaker: 'Martha Bell' },
      verdict: 'verbatim',
    },
    {
      quote: 'We shall re-sign the treaty in the autumn',
      claim: { speaker: 'Address' },
      verdict: 'verbatim',
    },
    {
      quote: 'My father used to say work hard and be kind to all of us',
      claim: { speaker: 'John Doe' },
      verdict: 'misattributed',
    },
    { quote: 'work hard and be kind', claim: { speaker: 'John Doe' }, verdict: 'undetermined' },
    {
      quote: 'We shall re-sign the treaty in the autumn',
      claim: { speaker: 'Paula' },
      verdict: 'undetermined',
    },
  ],
}

describe.each(Object.entries(TRAPS))('verify() of %s', (_, cases) => {
  it.each(cases)('“$quote” $claim.speaker: $verdict', async ({ quote, claim, verdict, wording }) => {
    if (library === null) throw new Error('The library is empty')
    const { answer } = await ask(library, quote, claim)
    expect(answer.verdict).toBe(verdict)
    if (wording !== undefined) expect(answer.matches[0]?.wording).toBe(wording)
  })
})

describe('verify() of a claim put together from two texts', () => {
  it('says so, and shows where either part stands', async () => {
    if (library === null) throw new Error('The library is empty')
    const { answer } = await ask(
      library,
      'We shall re-sign the treaty in the autumn. The rain came down on the yard.',
    )
    expect(answer).toMatchObject({ verdict: 'altered', reasons: ['stitched'] })
    expect(answer.matches[0]).toMatchObject({ wording: 'stitched', checks: { speaker: 'not_claimed' } })
    expect(answer.matches[0]?.pieces.map(({ document }) => document)).toEqual(['address', 'inn'])
  })
})

describe('verify() of words beside a name', () => {
  it.each(['said Quark’s lawyer.', 'said Quark’s brother, Peter.', 'Quark was told.'])(
    'does not give them to whom the sentence only mentions: “…,” %s',
    async (attribution) => {
      const store = memoryStore()
      const text = `Mayor Ada Quark and Tom Overton met on Monday. “The northern bridge stays open all winter long,” ${attribution}`
      await publish(store, [textOf('brief', text, { publication: 'Courier', date: '2002-03-04' })])
      const brief = await openLibrary(store)
      if (brief === null) throw new Error('The library is empty')
      const { answer } = await ask(brief, 'The northern bridge stays open all winter long', {
        speaker: 'Ada Quark',
      })
      expect(answer.verdict).toBe('undetermined')
    },
  )
})

describe('verify() of words whose speaker is concluded, not stated', () => {
  const text =
    'Mayor Ada Quark met Tom Overton on Monday. Quark was late. “We close it soon,” she said. ' +
    '“The northern bridge stays open all winter long for everybody,” she added.'

  it.each([
    ['We close it soon', 'undetermined'],
    ['The northern bridge stays open all winter long for everybody', 'misattributed'],
  ])('contradicts another only if there are many: %s', async (quote, verdict) => {
    const store = memoryStore()
    await publish(store, [textOf('brief', text, { publication: 'Courier', date: '2002-03-04' })])
    const brief = await openLibrary(store)
    if (brief === null) throw new Error('The library is empty')
    const { answer } = await ask(brief, quote, { speaker: 'Tom Overton' })
    expect(answer.verdict).toBe(verdict)
  })
})

describe('verify() of words whose speakers have no name', () => {
  const text =
    'Two residents of Elm Street were heard on Monday. “The northern bridge stays open all winter,” one resident said. ' +
    'The mayor left early. “It must be closed when the river is high,” one resident said.'

  it.each([
    ['“The northern bridge stays open all winter,” a spokesman said.', 'verbatim', 'not_claimed'],
    ['“The northern bridge stays open all winter,” said Tom Overton.', 'undetermined', 'unknown'],
  ])('%s', async (quote, verdict, speaker) => {
    const store = memoryStore()
    await publish(store, [textOf('brief', text, { publication: 'Courier', date: '2002-03-04' })])
    const brief = await openLibrary(store)
    if (brief === null) throw new Error('The library is empty')
    const { answer } = await ask(brief, quote)
    expect(answer).toMatchObject({ verdict, matches: [{ checks: { speaker } }] })
  })

  it('are two people where an ellipsis joins them', async () => {
    const store = memoryStore()
    await publish(store, [textOf('brief', text, { publication: 'Courier', date: '2002-03-04' })])
    const brief = await openLibrary(store)
    if (brief === null) throw new Error('The library is empty')
    const quote = 'The northern bridge stays open all winter … It must be closed when the river is high'
    const { answer } = await ask(brief, quote)
    expect(answer.verdict).toBe('altered')
  })
})

describe('verify() of many small texts alike', () => {
  it('finds the changed word even if all others are too frequent to be looked up', async () => {
    const store = memoryStore()
    const shared = 'Shared words stand here in every small text of ours'
    await publish(
      store,
      Array.from({ length: 300 }, (_, at) =>
        textOf(`t${at}`, `${shared}. Number ${at} is unlike the others.`),
      ),
    )
    const many = await openLibrary(store)
    if (many === null) throw new Error('The library is empty')
    expect((await ask(many, 'Shared words stand here in every large text of ours')).answer).toMatchObject({
      verdict: 'altered',
      matches: [{ edits: [{ claimed: 'large', source: 'small' }] }, {}, {}, {}, {}],
    })
  })

  it('warns of an ellipsis where nobody can look for a negation', async () => {
    if (library === null) throw new Error('The library is empty')
    const { answer } = await ask(library, 'Wir wollen … warten, bis es schon zu spät ist')
    expect(answer.warnings.map(({ kind }) => kind)).toContain('elision_hides')
  })
})
