import { describe, expect, it } from 'vitest'
import { readSources, type Source, STARTER_LIBRARY, textFolder } from '../../src/cli/sources.ts'
import { folderOf } from './readers/shelf.ts'

const [, bible] = STARTER_LIBRARY

function broken(file: string): Source {
  return {
    kind: 'package',
    name: file,
    async *read() {
      yield { kind: 'problem', problem: { file, line: 1, field: 'date', message: 'is no date' } }
    },
  }
}

describe('the sources of a library', () => {
  it('are read in the order given', async () => {
    const { documents, problems } = await readSources(STARTER_LIBRARY)
    const ids = documents.map(({ metadata }) => metadata.id)
    expect(ids).toHaveLength(299)
    expect([ids.at(0), ids.at(-1)]).toEqual(['sotu-1790-george-washington', 'kjv-revelation'])
    expect(problems).toEqual([])
  })

  it('report the problems of all of them, and are read all the same', async () => {
    const folder = textFolder(folderOf({ 'a.txt': 'Words.' }))
    expect(await readSources([broken('a.txt'), folder, broken('b.txt')])).toMatchObject({
      documents: [{ metadata: { id: 'a' } }],
      problems: [{ file: 'a.txt' }, { file: 'b.txt' }],
    })
  })

  it('may not share an id: the second document is a problem that names both', async () => {
    const twice = bible === undefined ? [] : [bible, { ...bible, name: 'again' }]
    const { documents, problems } = await readSources(twice)
    expect([documents.length, problems.length]).toEqual([66, 66])
    const folder = folderOf({ 'a.txt': 'Words.', 'b.jsonl': '\n{"id": "a", "text": "Others."}' })
    expect((await readSources([textFolder(folder)])).problems).toEqual([
      {
        file: `${folder}/b.jsonl:2`,
        line: null,
        field: 'id',
        message: `a is also the id of a document from ${folder}/a.txt`,
      },
    ])
  })
})
