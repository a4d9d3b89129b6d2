import { beforeAll, describe, expect, it } from 'vitest'
import type { Claim } from '../../src/service/verify.ts'
import { ask, openStarter, type Starter } from './starter.ts'

let starter: Starter
beforeAll(async () => {
  starter = await openStarter()
}, 120_000)

const SENTENCE = "We don't intend to beg the American side"

type Expected = {
  readonly reasons?: readonly string[]
  readonly wording?: string
  readonly voice?: string | null
  readonly document?: string
  readonly locator?: string
  readonly speaker?: string
  readonly checks?: { readonly speaker?: string; readonly date?: string }
  readonly edits?: readonly (readonly [op: string, claimed: string, source: string, weight: string])[]
  readonly warns?: readonly string[]
  readonly signals?: readonly string[]
  readonly quotesBack?: string
  readonly count?: number
}
type Case = readonly [fact: string, quote: string, claim: Partial<Claim>, verdict: string, expected: Expected]

describe('verify() of the brief in the Monitor', () => {
  const cases: readonly Case[] = [
    [
      'finds a true quotation typed with a straight apostrophe',
      SENTENCE,
      {},
      'verbatim',
      { wording: 'exact', voice: 'speech', signals: ['truncated_sentence'] },
    ],
    [
      'names the speaker found when another is claimed',
      SENTENCE,
      { speaker: 'Viktor Chernomyrdin' },
      'misattributed',
      { reasons: ['other_speaker'], speaker: 'Leonid Ivashov' },
    ],
    [
      'holds another day against a claim',
      SENTENCE,
      { date: '1999-06-12' },
      'misdated',
      { reasons: ['other_date'] },
    ],
    [
      'does not mind the day of publication',
      SENTENCE,
      { date: '1999-06-14' },
      'verbatim',
      { checks: { date: 'published' } },
    ],
    [
      'confirms a surname and a month',
      SENTENCE,
      { speaker: 'Ivashov', date: 'June 1999' },
      'verbatim',
      { checks: { speaker: 'confirmed', date: 'confirmed' } },
    ],
    [
      'does not guess which of day and month is meant',
      SENTENCE,
      { date: '6/11/1999' },
      'verbatim',
      { checks: { date: 'unknown' }, signals: ['ambiguous_date'] },
    ],
    [
      'sees a dropped negation',
      'We intend to beg the American side to provide Russia with a relevant sector',
      {},
      'altered',
      { edits: [['delete', '', 'don’t', 'full']], warns: ['negation_changed'] },
    ],
    [
      'sees a negation hidden by an ellipsis',
      'We … intend to beg the American side',
      {},
      'altered',
      { edits: [['elide', '…', 'don’t', 'full']], warns: ['negation_changed', 'elision_hides'] },
    ],
    [
      'sees a negation replaced in brackets',
      'We [do] intend to beg the American side',
      {},
      'altered',
      { edits: [['bracket', '[do]', 'don’t', 'full']], warns: ['negation_changed', 'bracket_replaces'] },
    ],
    [
      'names the word that was changed',
      "We don't intend to ask the American side",
      {},
      'altered',
      { edits: [['replace', 'ask', 'beg', 'full']] },
    ],
    [
      'accepts an honest ellipsis',
      "We don't intend to beg … a relevant sector in Kosovo",
      {},
      'verbatim',
      { wording: 'elided', signals: ['elision_hides'] },
    ],
    [
      'accepts three full stops for one',
      "We don't intend to beg . . . a relevant sector in Kosovo",
      {},
      'verbatim',
      { wording: 'elided' },
    ],
    [
      'accepts a bracketed one',
      "We don't intend to beg [...] a relevant sector in Kosovo",
      {},
      'verbatim',
      { wording: 'elided' },
    ],
    [
      'accepts an explaining bracket',
      "We don't intend to beg the American side to provide [Moscow] with a relevant sector",
      {},
      'verbatim',
      { wording: 'elided', edits: [['bracket', '[Moscow]', 'Russia', 'light']] },
    ],
    [
      'takes an opened contraction as a light change',
      'We do not intend to beg',
      {},
      'altered',
      { document: 'monitor-5-114', edits: [['replace', 'do not', 'don’t', 'light']] },
    ],
    [
      'reads a contraction without its apostrophe',
      'we dont intend to beg the american side',
      {},
      'verbatim',
      { wording: 'respelled' },
    ],
    [
      'does not let reported words pass for a quotation',
      'Moscow would turn directly to Belgrade',
      { speaker: 'Ivashov' },
      'misattributed',
      { reasons: ['not_quoted'], voice: 'reported' },
    ],
    [
      'gives reported words to the publication',
      'Moscow would turn directly to Belgrade',
      { speaker: 'Monitor' },
      'verbatim',
      { checks: { speaker: 'confirmed' } },
    ],
    [
      'takes reported words without a speaker',
      'Moscow would turn directly to Belgrade',
      {},
      'verbatim',
      { voice: 'reported' },
    ],
    [
      'does not let narration pass for speech',
      "If an agreement can't be reached, we will declare our sector",
      { speaker: 'Ivashov' },
      'misattributed',
      { reasons: ['not_quoted'], voice: 'mixed' },
    ],
    [
      'quotes back the condition that was cut off',
      'we will declare our sector',
      { speaker: 'Ivashov' },
      'verbatim',
      { warns: ['truncated_sentence'], quotesBack: 'If an agreement can’t be reached' },
    ],
    [
      'takes only the words in the claim’s own marks as claimed speech',
      '“We don’t intend to beg the American side to provide Russia with a relevant sector in Kosovo,” the Russian general said.',
      { speaker: 'Ivashov' },
      'verbatim',
      { checks: { speaker: 'confirmed' } },
    ],
    [
      'tells what an ellipsis between sentences hides',
      "We don't intend to beg the American side … we will declare our sector",
      { speaker: 'Ivashov' },
      'verbatim',
      { wording: 'elided', warns: ['elision_hides'] },
    ],
    [
      'reads through the attribution that a writer puts into the quotation',
      '“We don’t intend to beg the American side,” Ivashov said on Friday, “to provide Russia with a relevant sector in Kosovo.”',
      { speaker: 'Ivashov' },
      'verbatim',
      { wording: 'exact', checks: { speaker: 'confirmed' } },
    ],
    [
      'does not take one general for another with nearly his name',
      SENTENCE,
      { speaker: 'Igor Ivanov' },
      'misattributed',
      { reasons: ['other_speaker'], speaker: 'Leonid Ivashov' },
    ],
    [
      'tells a wrong rank without doubting the man',
      SENTENCE,
      { speaker: 'Admiral Leonid Ivashov' },
      'verbatim',
      { warns: ['role_changed'] },
    ],
    [
      'cannot tell whose words they are if only a rank is claimed',
      SENTENCE,
      { speaker: 'the Russian general' },
      'undetermined',
      { reasons: ['speaker_unknown'] },
    ],
    [
      'sees a cut without a mark',
      "We don't intend to beg the American side. We will declare our sector",
      { speaker: 'Ivashov' },
      'altered',
      { wording: 'stitched', reasons: ['stitched'] },
    ],
    [
      'answers a single word with the number of its places',
      'sector',
      { speaker: 'Chernomyrdin', document: 'monitor-5-114' },
      'undetermined',
      { reasons: ['too_short'], count: 3 },
    ],
  ]
  it.each(cases)('%s', async (_, quote, claim, verdict, expected) => {
    await expectAnswer(quote, claim, verdict, { document: 'monitor-5-114', ...expected })
  })

  it('tells the whole attribution: speaker, role, day, outlet and document', async () => {
    const { answer } = await ask(starter.library, SENTENCE)
    const [match] = answer.matches
    expect(match).toMatchObject({
      match: 'exact',
      text: 'We don’t intend to beg the American side',
      attribution: { speaker: 'Leonid Ivashov', role: 'Colonel General', date: '1999-06-11', via: ['AP'] },
      document: { publication: 'Monitor', volume: 5, issue: 114, date: '1999-06-14' },
    })
    const document = starter.documents.find(({ metadata }) => metadata.id === match?.document.id)
    expect(document?.text.slice(match?.span.start, match?.span.end)).toBe(match?.text)
  })
})

describe('verify() of the starter library', () => {
  const cases: readonly Case[] = [
    [
      'gives scripture its locator',
      'In the beginning God created the heaven and the earth',
      { speaker: 'The Bible' },
      'verbatim',
      { wording: 'exact', voice: null, locator: 'Genesis 1:1', checks: { speaker: 'confirmed' } },
    ],
    [
      'sees one letter added to scripture',
      'In the beginning God created the heavens and the earth',
      {},
      'altered',
      { edits: [['replace', 'heavens', 'heaven', 'light']] },
    ],
    [
      'reads through the brackets of supplied words',
      'The LORD is my shepherd; I shall not want',
      {},
      'verbatim',
      { locator: 'Psalms 23:1' },
    ],
    [
      'says only that words are not held',
      'ask not what your country can do for you',
      {},
      'not_found',
      { count: 0 },
    ],
  ]
  it.each(cases)('%s', async (_, quote, claim, verdict, expected) => {
    await expectAnswer(quote, claim, verdict, expected)
  })

  it('finds the place of a verse of which the middle was left out on the quiet', async () => {
    const { answer } = await ask(starter.library, 'In the beginning God … created the earth')
    expect(answer).toMatchObject({ verdict: 'altered', matches: [{ document: { id: 'kjv-genesis' } }] })
  })

  it('never blames a speaker for words that many have opened with', async () => {
    const { answer } = await ask(
      starter.library,
      'Fellow-citizens of the Senate and House of Representatives',
      { speaker: 'Woodrow Wilson' },
    )
    expect(answer).toMatchObject({
      verdict: 'undetermined',
      reasons: ['speaker_unknown', 'ambiguous'],
      places: { complete: false },
    })
  })

  it('never blames a speaker whose famous words only a later one is held with', async () => {
    const { answer } = await ask(starter.library, 'the better angels of our nature', {
      speaker: 'Abraham Lincoln',
    })
    expect(answer).toMatchObject({ verdict: 'undetermined', reasons: ['speaker_unknown'] })
  })

  it('gives the same question the same id, and another question another', async () => {
    const ids = await Promise.all(
      [{}, {}, { speaker: 'Ivashov' }].map(
        async (claim) => (await ask(starter.library, SENTENCE, claim)).answer.id,
      ),
    )
    expect(ids[0]).toBe(ids[1])
    expect(ids[2]).not.toBe(ids[0])
  })

  it('fits the free plan: its keys, and the reads of one question', async () => {
    expect(starter.keys).toBeLessThanOrEqual(900)
    const { cost } = await ask(starter.library, SENTENCE, { speaker: 'Viktor Chernomyrdin' })
    expect(cost.rounds).toBeLessThanOrEqual(2)
    expect(cost.keys).toBeLessThanOrEqual(24)
  })
})

async function expectAnswer(
  quote: string,
  claim: Partial<Claim>,
  verdict: string,
  rest: Expected,
): Promise<void> {
  const { answer } = await ask(starter.library, quote, claim)
  const [match] = answer.matches
  expect(answer.verdict).toBe(verdict)
  if (rest.reasons !== undefined) expect(answer.reasons).toEqual(rest.reasons)
  if (rest.count !== undefined) expect(answer.places).toEqual({ count: rest.count, complete: true })
  if (rest.document !== undefined) expect(match?.document.id).toBe(rest.document)
  if (rest.wording !== undefined) expect(match?.wording).toBe(rest.wording)
  if (rest.voice !== undefined) expect(match?.voice).toBe(rest.voice)
  if (rest.locator !== undefined) expect(match?.locator).toBe(rest.locator)
  if (rest.speaker !== undefined) expect(match?.attribution.speaker).toBe(rest.speaker)
  if (rest.checks !== undefined) expect(match?.checks).toMatchObject(rest.checks)
  if (rest.edits !== undefined) {
    expect(match?.edits.map(({ op, claimed, source, weight }) => [op, claimed, source, weight])).toEqual(
      rest.edits,
    )
  }
  const kinds = (signals: readonly { readonly kind: string }[] = []): string[] =>
    signals.map(({ kind }) => kind)
  expect(kinds(match?.signals)).toEqual(expect.arrayContaining([...(rest.signals ?? [])]))
  expect(kinds(answer.warnings)).toEqual(expect.arrayContaining([...(rest.warns ?? [])]))
  if (rest.quotesBack !== undefined) {
    expect(answer.warnings.map(({ source }) => source).join(' ')).toContain(rest.quotesBack)
  }
}
