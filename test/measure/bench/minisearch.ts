/** MiniSearch: the same passages, ranked by its BM25+. */
import MiniSearch from 'minisearch'
import manifest from '../../../package.json' with { type: 'json' }
import { candidateOf, type Engine, PASSAGES_MAX } from './engine.ts'
import { closestPlace } from './place.ts'
import type { Words } from './words.ts'

type Row = { readonly id: number; readonly folded: string }

export function buildMiniSearch({ passages }: Words): readonly Engine[] {
  const index = new MiniSearch<Row>({ fields: ['folded'] })
  for (const [id, { folded }] of passages.entries()) index.add({ id, folded })
  return [
    {
      name: 'MiniSearch',
      settings: `${manifest.devDependencies.minisearch}, defaults: OR of the words, BM25+; first ${PASSAGES_MAX}`,
      indexBytes: bytesOf(index),
      onlyExact: false,
      find: (claim) => {
        const found = index.search(claim.words.map(({ word }) => word).join(' '))
        const candidates = found.slice(0, PASSAGES_MAX).flatMap(({ id, score }) => {
          const passage = passages[Number(id)]
          return passage === undefined ? [] : [candidateOf(passage, claim.words.length, score)]
        })
        return closestPlace(claim, candidates)
      },
    },
  ]
}

/** Its own serial form, which is what one would store; `null` where that is longer than a string may be. */
function bytesOf(index: MiniSearch<Row>): number | null {
  if (index.documentCount > SERIAL_PASSAGES_MAX) return null
  return Buffer.byteLength(JSON.stringify(index))
}

/** Passages up to which the serial form fits a string and the memory beside the index. */
const SERIAL_PASSAGES_MAX = 100_000
