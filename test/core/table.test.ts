import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Metadata, NOTHING_KNOWN } from '../../src/core/document.ts'
import type { DocumentRecord } from '../../src/core/index/block.ts'
import { columnsOf, pagesOf, ROWS_A_PAGE, rowsOf } from '../../src/core/index/table.ts'

function recordOf(metadata: Partial<Metadata>, digest = '01', words = 3): DocumentRecord {
  return {
    metadata: { id: 'a', title: 'A', ...NOTHING_KNOWN, ...metadata },
    sha256: `text of ${digest}`,
    digest,
    first: 0,
    words,
    units: 20,
    marksSpeech: true,
  }
}

const name = fc.constantFrom('Abraham Lincoln', 'Ivashov', 'B', 'a', '漢')
const record = fc
  .record({
    id: fc.string({ unit: fc.constantFrom('a', 'b', '-', '.', '_', '0', '9'), minLength: 1, maxLength: 3 }),
    digest: fc.constantFrom('00', '01', '0a', 'ff'),
    words: fc.integer({ min: 1, max: 100_000 }),
    title: name,
    author: fc.option(name),
    speaker: fc.option(name),
    publication: fc.option(name),
    date: fc.constantFrom(null, '1862-12-01', '1999-06', '1999'),
    aliases: fc.constantFrom<Metadata['aliases'][]>({}, { Ivashov: ['L. G. Ivashov'] }),
  })
  .map(({ digest, words, ...metadata }) => recordOf(metadata, digest, words))
/** A document has an id and a digest of its own. */
const records = fc.uniqueArray(record, {
  maxLength: 30,
  size: 'max',
  selector: ({ metadata, digest }) => `${metadata.id} ${digest}`,
})

describe('the columns of a segment', () => {
  it('tell of each document, in the order of the words, its id, digest, date, words and owner', () => {
    fc.assert(
      fc.property(records, (all) => {
        const { ids, digests, dates, words, owners, ownerships } = columnsOf(all)
        expect([ids, digests, dates, words, owners].map(({ length }) => length)).toEqual(
          Array.from({ length: 5 }, () => all.length),
        )
        for (const [at, { metadata, ...rest }] of all.entries()) {
          expect([ids[at], digests[at], dates[at], words[at]]).toEqual([
            metadata.id,
            rest.digest,
            metadata.date,
            rest.words,
          ])
          expect(ownerships[owners[at] ?? -1]).toEqual({
            person: metadata.speaker ?? metadata.author,
            work: metadata.publication ?? metadata.title,
            aliases: metadata.aliases,
          })
        }
      }),
    )
  })

  it('hold each ownership once, however many documents share it', () => {
    fc.assert(
      fc.property(records, (all) => {
        const { ownerships } = columnsOf(all)
        const distinct = new Set(ownerships.map((ownership) => JSON.stringify(ownership)))
        expect(distinct.size).toBe(ownerships.length)
      }),
    )
    const issues = Array.from({ length: 500 }, (_, at) =>
      recordOf({ id: `${at}`, title: `No. ${at}`, author: 'Ivashov', publication: 'Red Star' }),
    )
    expect(columnsOf(issues).ownerships).toEqual([{ person: 'Ivashov', work: 'Red Star', aliases: {} }])
  })

  const OWNERS: readonly (readonly [
    owner: string,
    metadata: Partial<Metadata>,
    person: unknown,
    work: string,
  ])[] = [
    ['who speaks, not who wrote it down', { speaker: 'Lincoln', author: 'Hay' }, 'Lincoln', 'A'],
    ['who wrote it', { author: 'Hay' }, 'Hay', 'A'],
    ['nobody, if neither is known', {}, null, 'A'],
    ['its publication, not its title', { publication: 'Red Star' }, null, 'Red Star'],
  ]
  it.each(OWNERS)('give a document to %s', (_, metadata, person, work) => {
    expect(columnsOf([recordOf(metadata)]).ownerships).toMatchObject([{ person, work }])
  })

  it('are the same after JSON, as which they are stored', () => {
    fc.assert(
      fc.property(records, (all) => {
        expect(JSON.parse(JSON.stringify(columnsOf(all)))).toEqual(columnsOf(all))
      }),
    )
  })
})

describe('the rows of a segment', () => {
  it('are one for each document, with what a list shows of it', () => {
    fc.assert(
      fc.property(records, (all) => {
        const rows = rowsOf(all)
        expect(rows).toHaveLength(all.length)
        for (const { metadata, words, sha256, digest } of all) {
          const { id, title, author, speaker, publication, date } = metadata
          expect(rows).toContainEqual({
            id,
            title,
            author,
            speaker,
            publication,
            date,
            words,
            sha256,
            digest,
          })
        }
      }),
    )
  })

  it('stand by id, and by digest where two documents have one id, in whatever order they come', () => {
    fc.assert(
      fc.property(records, (all) => {
        const names = rowsOf(all).map(({ id, digest }) => [id, digest])
        expect(names).toEqual(
          all
            .map(({ metadata, digest }) => [metadata.id, digest])
            .sort(([a = '', b = ''], [c = '', d = '']) => (a === c ? (b < d ? -1 : 1) : a < c ? -1 : 1)),
        )
        expect(rowsOf(all.toReversed())).toEqual(rowsOf(all))
      }),
    )
  })

  it.each([
    [0, []],
    [1, [1]],
    [256, [256]],
    [257, [256, 1]],
    [600, [256, 256, 88]],
  ])('of %i documents fill pages of %j', (count, sizes) => {
    const rows = rowsOf(Array.from({ length: count }, (_, at) => recordOf({ id: `d${at}` })))
    const pages = pagesOf(rows)
    expect(pages.map(({ length }) => length)).toEqual(sizes)
    expect(pages.flat()).toEqual(rows)
    for (const [at, row] of rows.entries()) expect(pages[Math.floor(at / ROWS_A_PAGE)]).toContain(row)
  })
})
