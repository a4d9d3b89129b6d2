import fc from 'fast-check'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { emptyHash, type Hash, leafHash, nodeHash } from '../../src/transparency/hash.ts'
import { provesConsistency, provesInclusion } from '../../src/transparency/proof.ts'
import { grow, nodesOf, type Tile, type Tiles, tileWidth } from '../../src/transparency/tile.ts'
import { consistencyProof, inclusionProof, type Nodes, rootOf } from '../../src/transparency/tree.ts'
import { auditPath, consistency, sha256, treeHash } from './oracle.ts'
import { CONSISTENCIES, INCLUSIONS, LEAVES, ROOTS } from './vectors.ts'

// Some hundred thousand hashes take their time on a busy machine.
vi.setConfig({ testTimeout: 120_000 })

const hex = (hash: Uint8Array): string => Buffer.from(hash).toString('hex')
const fromHex = (text: string): Hash => new Uint8Array(Buffer.from(text, 'hex'))
/** The hash of leaf bytes: the log's own leaves are text. */
const hashOf = (leaf: Uint8Array): Hash => new Uint8Array(sha256(Buffer.of(0), leaf))
const leavesOf = (count: number): Buffer[] =>
  Array.from({ length: count }, (_, number) => Buffer.from(`leaf ${number}`))

/** A tree that grows by so many leaves at a time. */
async function tilesOf(
  leaves: readonly Uint8Array[],
  steps: readonly number[] = [leaves.length],
): Promise<Tiles> {
  const held = new Map<string, Tile>()
  const tiles: Tiles = async (level, index) => held.get(`${level} ${index}`) ?? []
  let size = 0
  for (const step of steps) {
    const more = leaves.slice(size, size + step).map(hashOf)
    for (const { level, index, tile } of await grow(size, more, tiles)) held.set(`${level} ${index}`, tile)
    size += more.length
  }
  return tiles
}

describe('the vectors of Certificate Transparency', () => {
  const leaves = LEAVES.map((leaf) => Buffer.from(leaf, 'hex'))
  let nodes: Nodes
  beforeAll(async () => {
    nodes = nodesOf(await tilesOf(leaves))
  })

  it('hash a text as the bytes of its UTF-8, and an empty tree as nothing', async () => {
    expect(hex(await leafHash(''))).toBe(ROOTS[1])
    expect(hex(await leafHash('@ABC'))).toBe(hex(hashOf(Buffer.from('40414243', 'hex'))))
    expect(hex(await emptyHash())).toBe(ROOTS[0])
  })

  it.each(ROOTS.map((root, size) => ({ root, size })))(
    'give the root of $size leaves',
    async ({ root, size }) => {
      expect(hex(await rootOf(size, nodes))).toBe(root)
      expect(hex(treeHash(leaves.slice(0, size)))).toBe(root)
    },
  )

  it.each(INCLUSIONS)('prove leaf $index of $size', async ({ index, size, proof }) => {
    expect((await inclusionProof(index, size, nodes)).map(hex)).toEqual(proof)
    const leaf = hashOf(leaves[index] ?? Buffer.of())
    const root = fromHex(ROOTS[size])
    expect(await provesInclusion(leaf, index, size, proof.map(fromHex), root)).toBe(true)
  })

  it.each(CONSISTENCIES)('prove that $size leaves begin with $before', async ({ before, size, proof }) => {
    expect((await consistencyProof(before, size, nodes)).map(hex)).toEqual(proof)
    const [older, newer] = [before, size].map((count) => ({ size: count, root: fromHex(ROOTS[count] ?? '') }))
    expect(older && newer && (await provesConsistency(older, newer, proof.map(fromHex)))).toBe(true)
  })
})

describe('a tree', () => {
  it('is that of RFC 6962, with all its proofs, at every size up to 70', async () => {
    const all = leavesOf(70)
    const tiles = await tilesOf(all)
    for (let size = 0; size <= all.length; size++) {
      const leaves = all.slice(0, size)
      const nodes = nodesOf(tiles)
      const root = treeHash(leaves)
      expect(hex(await rootOf(size, nodes))).toBe(hex(root))
      for (let index = 0; index < size; index++) {
        const proof = await inclusionProof(index, size, nodes)
        expect(proof.map(hex)).toEqual(auditPath(index, leaves).map(hex))
        const own = hashOf(leaves[index] ?? Buffer.of())
        expect(await provesInclusion(own, index, size, proof, new Uint8Array(root))).toBe(true)
        const proven = await consistencyProof(index + 1, size, nodes)
        expect(proven.map(hex)).toEqual(consistency(index + 1, leaves).map(hex))
        const before = { size: index + 1, root: new Uint8Array(treeHash(leaves.slice(0, index + 1))) }
        expect(await provesConsistency(before, { size, root: new Uint8Array(root) }, proven)).toBe(true)
      }
    }
  })

  it('goes over the ends of tiles, however it grew', async () => {
    const all = leavesOf(65_600)
    const tiles = await tilesOf(all, [1, 254, 2, 255, 1, 30_000, 40_000])
    const nodes = nodesOf(tiles)
    for (const size of [255, 256, 257, 511, 512, 513, 65_535, 65_536, 65_537])
      expect(hex(await rootOf(size, nodes))).toBe(hex(treeHash(all.slice(0, size))))
    const [index, size] = [20_000, 65_537]
    const leaves = all.slice(0, size)
    expect((await inclusionProof(index, size, nodes)).map(hex)).toEqual(auditPath(index, leaves).map(hex))
    expect((await consistencyProof(index, size, nodes)).map(hex)).toEqual(consistency(index, leaves).map(hex))
    for (const index of [0, 1, 255, 256])
      for (const level of [0, 1, 2, 3])
        expect(await tiles(level, index)).toHaveLength(tileWidth(all.length, { level, index }))
  })

  it('is proven by its own proofs only: of no other place, leaf, root or hash', async () => {
    const all = leavesOf(40)
    const nodes = nodesOf(await tilesOf(all))
    const bit = (hash: Hash, at: number): Hash => {
      const flipped = hash.slice()
      const byte = at % flipped.length
      flipped[byte] = (flipped[byte] ?? 0) ^ 1
      return flipped
    }
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 40 }).chain((size) => fc.tuple(fc.nat(size - 1), fc.constant(size))),
        fc.nat(1_000),
        async ([index, size], chance) => {
          const root = new Uint8Array(treeHash(all.slice(0, size)))
          const leaf = hashOf(all[index] ?? Buffer.of())
          const proof = await inclusionProof(index, size, nodes)
          const flipped = proof.map((hash, at) => (at === chance % proof.length ? bit(hash, chance) : hash))
          const wrong = await Promise.all([
            provesInclusion(leaf, (index + 1 + (chance % 5)) % (size + 6), size, proof, root),
            provesInclusion(bit(leaf, chance), index, size, proof, root),
            provesInclusion(leaf, index, size, proof, bit(root, chance)),
            provesInclusion(leaf, index, size, [...proof, leaf], root),
            provesInclusion(leaf, -1, size, proof, root),
            ...(proof.length === 0
              ? []
              : [
                  provesInclusion(leaf, index, size, flipped, root),
                  provesInclusion(leaf, index, size, proof.slice(1), root),
                ]),
          ])
          expect(wrong).not.toContain(true)
        },
      ),
    )
  })

  it('does not grow out of another one', async () => {
    const all = leavesOf(40)
    const nodes = nodesOf(await tilesOf(all))
    await fc.assert(
      fc.asyncProperty(
        fc
          .integer({ min: 2, max: 40 })
          .chain((size) => fc.tuple(fc.integer({ min: 1, max: size }), fc.constant(size))),
        fc.nat(1_000),
        async ([size, grown], chance) => {
          const proof = await consistencyProof(size, grown, nodes)
          const rewritten = all.slice(0, size)
          rewritten[chance % size] = Buffer.from('another leaf')
          const before = { size, root: new Uint8Array(treeHash(rewritten)) }
          const after = { size: grown, root: new Uint8Array(treeHash(all.slice(0, grown))) }
          expect(await provesConsistency(before, after, proof)).toBe(false)
        },
      ),
    )
  })

  it('has no proof of a leaf or a beginning that it has not', async () => {
    const nodes = nodesOf(await tilesOf(leavesOf(3)))
    await expect(inclusionProof(3, 3, nodes)).rejects.toThrow('Cannot prove leaf 3: the tree has 3')
    await expect(consistencyProof(0, 3, nodes)).rejects.toThrow(RangeError)
    await expect(consistencyProof(4, 3, nodes)).rejects.toThrow(RangeError)
    expect(hex(await nodeHash(await emptyHash(), await emptyHash()))).toHaveLength(64)
  })
})
