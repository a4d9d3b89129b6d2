import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { dataFolder, readSources } from '../../src/cli/sources.ts'
import { day } from '../../src/service/day.ts'
import { type Library, openLibrary } from '../../src/service/library.ts'
import { publish } from '../../src/service/publish.ts'
import type { Claim } from '../../src/service/verify.ts'
import { memoryStore } from '../../src/store/memory.ts'
import { ask } from './starter.ts'
import { textOf } from './text.ts'

describe('day()', () => {
  it.each([
    ['1999-06-11', '11 June 1999'],
    ['1999-06', 'June 1999'],
    ['1999', '1999'],
    ['1999-06-10/1999-06-12', '10–12 June 1999'],
    ['1999-06-30/1999-07-02', '30 June – 2 July 1999'],
    ['1999-12-30/2000-01-02', '30 December 1999 – 2 January 2000'],
    ['1999-06-11/2000-06-11', '11 June 1999 – 11 June 2000'],
    ['1999-05/1999-06', 'May–June 1999'],
    ['1990/1999', '1990–1999'],
    ['the 1990s', 'the 1990s'],
    ['6/11/1999', '6/11/1999'],
  ])('tells %s as %s', (date, told) => {
    expect(day(date)).toBe(told)
  })
})

describe('a summary of words that are partly quoted', () => {
  it('has one comma between the outlet and what it quotes', async () => {
    const store = memoryStore()
    const { documents } = await readSources([dataFolder(join(import.meta.dirname, '..', '..', 'data'))])
    await publish(store, documents)
    const library = await openLibrary(store)
    if (library === null) throw new Error('The text was published, but is not there')
    const { answer } = await ask(library, 'If an agreement can’t be reached, we will declare our sector')
    expect(answer.summary).toMatch(
      /^Monitor 5:114 \(14 June 1999\), citing AP, partly quoting Leonid Ivashov /,
    )
  })
})

describe('a summary', () => {
  let library: Library | null
  beforeAll(async () => {
    const store = memoryStore()
    const text =
      'The mayor, Edith Calloway, was asked again. “We will not sell the lighthouse to anybody,” Calloway said on March 4–6, 2003.'
    await publish(store, [textOf('gazette', text, { title: 'Harbour Gazette', date: '2003-03-09' })])
    library = await openLibrary(store)
  })

  const QUOTES =
    'Harbour Gazette (9 March 2003) quotes Edith Calloway between 4 and 6 March 2003 saying these words'
  const SUMMARIES: readonly (readonly [date: Claim['date'], summary: string])[] = [
    [null, `${QUOTES}.`],
    ['March 2003', `${QUOTES}.`],
    ['2003-03-05', `${QUOTES}; the date claimed, 5 March 2003, could not be checked.`],
    ['7 March 2003', `${QUOTES}; they are of 4–6 March 2003, not of 7 March 2003.`],
    ['2003-03-07/2003-03-08', `${QUOTES}; they are of 4–6 March 2003, not of 7–8 March 2003.`],
  ]

  it.each(SUMMARIES)('of a claim of %s', async (date, summary) => {
    if (library === null) throw new Error('The text was published, but is not there')
    const { answer } = await ask(library, 'We will not sell the lighthouse to anybody', { date })
    expect(answer.summary).toBe(summary)
  })
})
