import { describe, expect, it } from 'vitest'
import { readStateOfTheUnion } from '../../../src/cli/readers/sotu.ts'

const documents = [...readStateOfTheUnion()]

function address(id: string) {
  const document = documents.find(({ metadata }) => metadata.id === id)
  if (document === undefined) throw new RangeError(`There is no document ${id}`)
  return document
}

function silentParts(id: string): string[] {
  const { text, silent } = address(id)
  return silent.map(({ start, end }) => text.slice(start, end))
}

describe('the State of the Union addresses', () => {
  it('are 233 documents, each with an id of its own', () => {
    expect(documents).toHaveLength(233)
    expect(new Set(documents.map(({ metadata }) => metadata.id)).size).toBe(233)
  })

  it.each([
    { id: 'sotu-1790-george-washington', speaker: 'George Washington' },
    { id: 'sotu-1845-james-k-polk', speaker: 'James K. Polk' },
    { id: 'sotu-1869-ulysses-s-grant', speaker: 'Ulysses S. Grant' },
    { id: 'sotu-1897-william-mckinley', speaker: 'William McKinley' },
    { id: 'sotu-1934-franklin-d-roosevelt', speaker: 'Franklin D. Roosevelt' },
    { id: 'sotu-1990-george-h-w-bush', speaker: 'George H. W. Bush' },
    { id: 'sotu-2001-george-w-bush', speaker: 'George W. Bush' },
  ])('name $speaker as people write it', ({ id, speaker }) => {
    const { metadata } = address(id)
    expect(metadata.speaker).toBe(speaker)
    expect(metadata.title).toBe(`State of the Union Address, ${metadata.date}`)
  })

  it('know the other names of a president', () => {
    expect(address('sotu-1927-calvin-coolidge').metadata.aliases).toEqual({
      'Calvin Coolidge': ['Silent Cal'],
    })
  })

  it.each([
    { id: 'sotu-1911-william-h-taft', parts: ['[missing text]', '[missing text]', '[missing text]'] },
    {
      id: 'sotu-1948-harry-s-truman',
      parts: ['[p.2]', '[p.3]', '[p.5]', '[p.6]', '[p.7]', '[p.8]', '[p.10]'],
    },
    {
      id: 'sotu-1954-dwight-d-eisenhower',
      parts: [
        'The Address as reported from the floor appears in the Congressional Record (vol. 100, p. 62).',
      ],
    },
  ])('$id is silent where the president is', ({ id, parts }) => {
    expect(silentParts(id)).toEqual(parts)
  })

  it('are silent where others speak and laugh', () => {
    expect(silentParts('sotu-2014-barack-obama')).toEqual(
      expect.arrayContaining([
        'The President.',
        '[Laughter]',
        'Audience members. U.S.A.! U.S.A.! U.S.A.! The President.',
      ]),
    )
    expect(silentParts('sotu-2021-joseph-r-biden')).toEqual(
      expect.arrayContaining([
        '(Applause.)',
        '(applause)',
        '(laughs)',
        'THE VICE PRESIDENT: Of course. THE PRESIDENT:',
      ]),
    )
  })

  it('keep the words of other brackets', () => {
    expect(address('sotu-1857-james-buchanan').text).toContain('each of them [the States] against invasion')
    expect(silentParts('sotu-1857-james-buchanan')).toEqual([])
  })

  it('have silent spans that ascend and do not meet', () => {
    for (const { text, silent } of documents) {
      let end = 0
      for (const span of silent) {
        expect(span.start).toBeGreaterThanOrEqual(end)
        end = span.end
      }
      expect(end).toBeLessThanOrEqual(text.length)
    }
  })

  it('hold no control characters', () => {
    expect(documents.filter(({ text }) => /[^\P{Cc}\n]/u.test(text))).toEqual([])
  })
})
