/** SQLite FTS5: the passages ranked by bm25, and, for exact claims, searched for as a phrase. */
import { DatabaseSync } from 'node:sqlite'
import { candidateOf, type Engine, PASSAGES_MAX } from './engine.ts'
import { type Candidate, closestPlace } from './place.ts'
import type { Words } from './words.ts'

/** Two engines on one index, which holds no text of its own. */
export function buildSqlite({ passages }: Words): readonly Engine[] {
  const database = new DatabaseSync(':memory:')
  database.exec("CREATE VIRTUAL TABLE passages USING fts5(words, content='')")
  database.exec('BEGIN')
  const insert = database.prepare('INSERT INTO passages(rowid, words) VALUES (?, ?)')
  for (const [number, { folded }] of passages.entries()) insert.run(number, folded)
  database.exec("COMMIT; INSERT INTO passages(passages) VALUES ('optimize')")

  // Ordering by the hidden column "rank" is ordering by bm25, in the way that FTS5 does fastest.
  const select = database.prepare(
    'SELECT rowid, rank FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT ?',
  )
  const candidates = (query: string, claimWords: number): Candidate[] =>
    select.all(query, PASSAGES_MAX).flatMap(({ rowid, rank }) => {
      const passage = passages[Number(rowid)]
      return passage === undefined ? [] : [candidateOf(passage, claimWords, -Number(rank))]
    })
  const version = readValue(database, 'SELECT sqlite_version() AS value')
  const indexBytes =
    Number(readValue(database, 'SELECT page_count AS value FROM pragma_page_count')) *
    Number(readValue(database, 'SELECT page_size AS value FROM pragma_page_size'))
  const engine = { indexBytes, onlyExact: false }
  return [
    {
      ...engine,
      name: 'SQLite FTS5',
      settings: `${version}, in memory, contentless, optimized; OR of the words, ORDER BY rank (bm25) LIMIT ${PASSAGES_MAX}`,
      find: (claim) => {
        const terms = new Set(claim.words.map(({ word }) => quoted(word)))
        return closestPlace(claim, candidates([...terms].join(' OR '), claim.words.length))
      },
    },
    {
      ...engine,
      name: 'SQLite FTS5, phrase',
      settings: 'the same index; the claim as one phrase',
      onlyExact: true,
      find: (claim) => {
        const phrase = quoted(claim.words.map(({ word }) => word).join(' '))
        return closestPlace(claim, candidates(phrase, claim.words.length))
      },
    },
  ]
}

/** A string of FTS5's query language. */
function quoted(words: string): string {
  return `"${words.replaceAll('"', '""')}"`
}

/** The column `value` of a query's first row. */
function readValue(database: DatabaseSync, query: string): string {
  const { value } = database.prepare(query).get() ?? {}
  return String(value)
}
