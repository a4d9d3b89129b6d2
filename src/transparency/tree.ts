/**
 * The Merkle tree of RFC 6962 (section 2.1): its root, and what proves that a leaf stands in it and that it only grew.
 * The definitions as they stand there, over the hashes of complete subtrees, which never change once they are there.
 */
import { emptyHash, type Hash, nodeHash } from './hash.ts'

/** The hash of the `index`-th complete subtree of 2^`level` leaves. */
export type Nodes = (level: number, index: number) => Promise<Hash>

export function rootOf(size: number, nodes: Nodes): Promise<Hash> {
  return size === 0 ? emptyHash() : subtree(0, size, nodes)
}

/** Hashes from the sibling of leaf `index` up. Throws `RangeError` if the tree has no such leaf. */
export async function inclusionProof(index: number, size: number, nodes: Nodes): Promise<Hash[]> {
  if (!isCount(index) || !isCount(size) || index >= size)
    throw new RangeError(`Cannot prove leaf ${index}: the tree has ${size}`)
  return path(index, 0, size, nodes)
}

/** What proves that the tree of `size` leaves begins with that of `before`. Throws `RangeError` unless 0 < before ≤ size. */
export async function consistencyProof(before: number, size: number, nodes: Nodes): Promise<Hash[]> {
  if (!isCount(before) || !isCount(size) || before === 0 || before > size)
    throw new RangeError(`Cannot prove that a tree of ${size} leaves begins with one of ${before}`)
  return subproof(before, 0, size, true, nodes)
}

/** MTH(D[start:end]). */
async function subtree(start: number, end: number, nodes: Nodes): Promise<Hash> {
  const width = end - start
  const level = Math.log2(width)
  if (Number.isInteger(level)) return nodes(level, start / width)
  const middle = start + split(width)
  return nodeHash(await subtree(start, middle, nodes), await subtree(middle, end, nodes))
}

/** PATH(m, D[start:end]), m counted from the first leaf of all. */
async function path(index: number, start: number, end: number, nodes: Nodes): Promise<Hash[]> {
  if (end - start === 1) return []
  const middle = start + split(end - start)
  return index < middle
    ? [...(await path(index, start, middle, nodes)), await subtree(middle, end, nodes)]
    : [...(await path(index, middle, end, nodes)), await subtree(start, middle, nodes)]
}

/** SUBPROOF(m, D[start:end], isKnown), m counted from the first leaf of all. */
async function subproof(
  before: number,
  start: number,
  end: number,
  isKnown: boolean,
  nodes: Nodes,
): Promise<Hash[]> {
  if (before === end) return isKnown ? [] : [await subtree(start, end, nodes)]
  const middle = start + split(end - start)
  return before <= middle
    ? [...(await subproof(before, start, middle, isKnown, nodes)), await subtree(middle, end, nodes)]
    : [...(await subproof(before, middle, end, false, nodes)), await subtree(start, middle, nodes)]
}

/** The largest power of two less than `width`. */
function split(width: number): number {
  let part = 1
  while (part * 2 < width) part *= 2
  return part
}

function isCount(number: number): boolean {
  return Number.isSafeInteger(number) && number >= 0
}
