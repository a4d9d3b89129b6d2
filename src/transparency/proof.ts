/** Checking proofs, as RFC 9162 (sections 2.1.3.2 and 2.1.4.2) says it: by other steps than those that made them. */
import { type Hash, isSame, nodeHash } from './hash.ts'

/** True if `proof` shows that the leaf stands at `index` in the tree of `size` leaves and this root. */
export async function provesInclusion(
  leaf: Hash,
  index: number,
  size: number,
  proof: readonly Hash[],
  root: Hash,
): Promise<boolean> {
  if (!isWithin(index, size)) return false
  let [node, last] = [index, size - 1]
  let hash = leaf
  for (const sibling of proof) {
    if (last === 0) return false
    if (node % 2 === 1 || node === last) {
      hash = await nodeHash(sibling, hash)
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)]
    } else hash = await nodeHash(hash, sibling)
    ;[node, last] = [half(node), half(last)]
  }
  return last === 0 && isSame(hash, root)
}

/** True if `proof` shows that the tree of `size` leaves begins with that of `before`. */
export async function provesConsistency(
  before: { readonly size: number; readonly root: Hash },
  after: { readonly size: number; readonly root: Hash },
  proof: readonly Hash[],
): Promise<boolean> {
  if (!isWithin(before.size - 1, after.size)) return false
  if (before.size === after.size) return proof.length === 0 && isSame(before.root, after.root)
  const isPower = Number.isInteger(Math.log2(before.size))
  const [first, ...rest] = isPower ? [before.root, ...proof] : proof
  if (first === undefined) return false
  let [node, last] = [before.size - 1, after.size - 1]
  while (node % 2 === 1) [node, last] = [half(node), half(last)]
  let [older, newer] = [first, first]
  for (const hash of rest) {
    if (last === 0) return false
    if (node % 2 === 1 || node === last) {
      older = await nodeHash(hash, older)
      newer = await nodeHash(hash, newer)
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)]
    } else newer = await nodeHash(newer, hash)
    ;[node, last] = [half(node), half(last)]
  }
  return last === 0 && isSame(older, before.root) && isSame(newer, after.root)
}

function isWithin(index: number, size: number): boolean {
  return Number.isSafeInteger(index) && Number.isSafeInteger(size) && index >= 0 && index < size
}

/** Not a shift: a tree may have more than 2^32 leaves. */
function half(number: number): number {
  return Math.floor(number / 2)
}
