import { describe, expect, it } from 'vitest'
import { SourceError } from '../../src/cli/readers/problem.ts'
import { readSources, type Source, STARTER_LIBRARY } from '../../src/cli/sources.ts'

const [, bible] = STARTER_LIBRARY

function broken(file: string): Source {
  return {
    name: file,
    read() {
      throw new SourceError([{ file, line: 1, field: 'date', message: 'is no date' }])
    },
  }
}

describe('the sources of a library', () => {
  it('are read in the order given', () => {
    const ids = readSources(STARTER_LIBRARY).map(({ metadata }) => metadata.id)
    expect(ids).toHaveLength(299)
    expect([ids.at(0), ids.at(-1)]).toEqual(['sotu-1790-george-washington', 'kjv-revelation'])
  })

  it('report the problems of all of them at once', () => {
    expect(() => readSources([broken('a.txt'), broken('b.txt')])).toThrow(
      'a.txt:1: date: is no date\nb.txt:1: date: is no date',
    )
  })

  it('may not share an id', () => {
    const twice = bible === undefined ? [] : [bible, { ...bible, name: 'again' }]
    expect(() => readSources(twice)).toThrow('again: id: kjv-genesis is also the id of a document from kjv')
  })
})
