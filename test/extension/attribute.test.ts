import { describe, expect, it } from 'vitest'
import { attributeSelection } from '../../src/extension/attribute.ts'

const PAGE = `Mayor Edith Calloway met reporters.

“We will not sell the lighthouse,” said Edith Calloway on 2 May 2003. “It belongs to the people who paid for it.”

“The vote was nine to four,” she said.

“We will keep the pier,” Edith Calloway said, “and the bells.”

A senior official called it “a very long evening for everybody”. They read “The Keeper” there.`

/** The part of the page that is selected, and what stands around it. */
function selecting(words: string) {
  const start = PAGE.indexOf(words)
  expect(start).toBeGreaterThanOrEqual(0)
  return attributeSelection({
    before: PAGE.slice(0, start),
    quote: words,
    after: PAGE.slice(start + words.length),
    language: 'en',
    date: '2003-05-03',
  })
}

describe('whose words a page says a selection is', () => {
  it.each([
    ['beside them', 'We will not sell the lighthouse', 'Edith Calloway', 'stated'],
    ['marks and all', '“We will not sell the lighthouse,”', 'Edith Calloway', 'stated'],
    ['a part of them', 'not sell', 'Edith Calloway', 'stated'],
    [
      'past an interruption',
      'keep the pier,” Edith Calloway said, “and the bells',
      'Edith Calloway',
      'stated',
    ],
    ['by a pronoun', 'The vote was nine to four', 'Edith Calloway', 'inferred'],
  ])('is told: %s', (_name, words, speaker, certainty) => {
    expect(selecting(words)).toMatchObject({ speaker, certainty })
  })

  it('has the day that is written beside them', () => {
    expect(selecting('We will not sell the lighthouse')?.date).toBe('2 May 2003')
  })

  it.each([
    ['narration', 'met reporters'],
    ['a quotation with what is told of it', '“We will not sell the lighthouse,” said Edith'],
    ['two quotations', 'for it.”\n\n“The vote'],
    ['somebody who is not named', 'a very long evening'],
    ['a title', 'The Keeper'],
    ['nothing but marks', '”\n\n“'],
  ])('is not told of %s', (_name, words) => {
    expect(selecting(words)).toBeNull()
  })
})
