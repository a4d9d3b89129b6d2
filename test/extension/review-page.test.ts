import { describe, expect, it } from 'vitest'
import { ask, type Outcome } from '../../src/extension/ask.ts'
import { type Draft, NOTHING_REVIEWED, reviewOn } from '../../src/extension/review-page.ts'
import { type Progress, type Review, review } from '../../src/extension/schema.ts'
import { openLighthouse } from '../http/texts.ts'

const app = await openLighthouse()

const asked: string[] = []
function askApp({ text, language, date }: Draft): Promise<Outcome<Review>> {
  asked.push(text)
  return ask(
    {
      address: 'https://verbatim.example.org',
      fetch: async (address, init) => app.request(address, init),
      isOnline: () => true,
    },
    {
      path: '/v1/review',
      body: { text, language, ...(date === null ? {} : { date }) },
      schema: review,
      seconds: 60,
    },
  )
}

async function reviewAll(text: string): Promise<{ progress: Progress; requests: string[] }> {
  asked.length = 0
  let progress = NOTHING_REVIEWED
  while (progress.from !== null) {
    const outcome = await reviewOn({ text, language: 'en', date: null }, progress, askApp)
    if (outcome.kind !== 'answer') throw new Error(outcome.kind)
    progress = outcome.value
  }
  return { progress, requests: [...asked] }
}

const said = (number: number): string =>
  `“The ferry will take ${number} people from now on,” said Oskar Lindqvist.`
const TRUE = '“We will not sell the lighthouse to any private buyer,” said Mayor Edith Calloway.'

function numbersIn({ findings }: Progress): number[] {
  return findings.map(({ quotation }) => Number(/\d+/.exec(quotation.text)?.[0]))
}

describe('a page that is reviewed', () => {
  it('in one request, if that is enough', async () => {
    const { progress, requests } = await reviewAll(
      `${said(1)}\n\n${TRUE}\n\nThe film “The Keeper” was shown.`,
    )
    expect(requests).toHaveLength(1)
    expect(progress).toMatchObject({ from: null, left: 0, corpus: { documents: 2 } })
    expect(progress.findings.map(({ verdict }) => verdict)).toEqual(['not_found', 'verbatim'])
    expect(progress.skipped.map(({ text }) => text)).toEqual(['The Keeper'])
  })

  it.each([
    ['a paragraph each', '\n\n'],
    ['a line each', '\nNobody answered.\n'],
    ['all in one paragraph', ' Nobody answered. '],
  ])('request by request: each quotation once, in its place, %s', async (_name, between) => {
    const numbers = Array.from({ length: 105 }, (_, index) => index + 1000)
    const text = `${numbers.map(said).join(between)}${between}${TRUE}`
    const { progress, requests } = await reviewAll(text)
    expect(numbersIn(progress).slice(0, -1)).toEqual(numbers)
    expect(progress.findings.at(-1)?.verdict).toBe('verbatim')
    for (const { quotation } of progress.findings) {
      for (const span of quotation.spans) expect(text.slice(span.start, span.end)).toBe(span.text)
    }
    expect(requests.length).toBeLessThanOrEqual(4)
    // Not all over again each time.
    expect(requests.at(-1)?.length).toBeLessThan(text.length / 2)
  })

  it('goes on where it failed', async () => {
    const text = Array.from({ length: 60 }, (_, index) => said(index + 1000)).join('\n\n')
    const draft = { text, language: 'en', date: null }
    const first = await reviewOn(draft, NOTHING_REVIEWED, askApp)
    if (first.kind !== 'answer') throw new Error(first.kind)
    expect(first.value.findings).toHaveLength(50)
    expect(first.value.left).toBe(10)
    expect(await reviewOn(draft, first.value, async () => ({ kind: 'unreachable' }))).toEqual({
      kind: 'unreachable',
    })
    const second = await reviewOn(draft, first.value, askApp)
    expect(second).toMatchObject({ kind: 'answer', value: { from: null, left: 0 } })
    expect(second.kind === 'answer' && second.value.findings).toHaveLength(60)
  })

  it('gets on even where nothing is verified', async () => {
    const text = `${said(1)}\n\n${said(2)}`
    const nothing = async (draft: Draft): Promise<Outcome<Review>> => {
      const outcome = await askApp(draft)
      if (outcome.kind !== 'answer') return outcome
      const findings = outcome.value.findings.map((finding) => ({
        ...finding,
        verdict: 'unchecked' as const,
        unchecked: 'budget_exhausted' as const,
        answer: null,
      }))
      return { kind: 'answer', value: { ...outcome.value, findings } }
    }
    let progress = NOTHING_REVIEWED
    let requests = 0
    while (progress.from !== null && requests < 10) {
      requests++
      const outcome = await reviewOn({ text, language: 'en', date: null }, progress, nothing)
      if (outcome.kind === 'answer') progress = outcome.value
    }
    expect(requests).toBe(2)
    expect(progress.findings.map(({ verdict }) => verdict)).toEqual(['unchecked', 'unchecked'])
  })
})
