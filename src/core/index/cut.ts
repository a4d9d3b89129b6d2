/** Documents, in the order of a segment, cut into its blocks. */
import {
  BLOCK_WORDS,
  cutSlice,
  encodeBlock,
  OVERLAP_WORDS,
  type PreparedDocument,
  type Slice,
} from './block.ts'

/** The blocks, each as soon as its last document is read; `documents` are `placed`. */
export function* cutBlocks(documents: Iterable<PreparedDocument>): Generator<string> {
  let slices: Slice[] = []
  let block = 0
  for (const document of documents) {
    const { first, words } = document.record
    for (;;) {
      const from = block * BLOCK_WORDS
      const to = from + BLOCK_WORDS
      slices.push(cutSlice(document, from - OVERLAP_WORDS - first, to + OVERLAP_WORDS - first))
      if (first + words < to) break
      yield encodeBlock(slices)
      slices = []
      block++
      if (first + words === to) break
    }
  }
  if (slices.length > 0) yield encodeBlock(slices)
}
