/** Postings on disk, parted by neighbouring buckets, so that each part can be sorted in memory. */
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { bucketOf } from '../../core/index/gram.ts'
import { POSTING_NUMBERS } from '../../core/index/postings.ts'

/** Files at once; and numbers kept for each before they are written. */
const PARTS_MAX = 256
const BUFFER_NUMBERS = 3 * 4096

export type PostingFiles = {
  readonly add: (hash: number, print: number, position: number) => void
  readonly finish: () => void
}

/** In how many parts so many buckets are kept. */
export function partsFor(buckets: number): number {
  return Math.min(PARTS_MAX, buckets)
}

/** The buckets `[from, to)` of a part. */
export function bucketsOfPart(part: number, buckets: number): { readonly from: number; readonly to: number } {
  const parts = partsFor(buckets)
  const firstOf = (number: number): number => Math.ceil((number * buckets) / parts)
  return { from: firstOf(part), to: firstOf(part + 1) }
}

/** Begins to write; what an unfinished run left is overwritten. */
export function writePostings(folder: string, buckets: number): PostingFiles {
  const parts = Array.from({ length: partsFor(buckets) }, (_, part) => ({
    file: openSync(fileOf(folder, part), 'w'),
    numbers: new Uint32Array(BUFFER_NUMBERS),
    length: 0,
  }))
  const flush = (part: (typeof parts)[number]): void => {
    const bytes = new Uint8Array(part.numbers.buffer, 0, 4 * part.length)
    for (let at = 0; at < bytes.length; ) at += writeSync(part.file, bytes, at)
    part.length = 0
  }
  return {
    add(hash, print, position) {
      const bucket = bucketOf({ bucketHash: hash }, buckets)
      const part = parts[Math.floor((bucket * parts.length) / buckets)]
      if (part === undefined) throw new RangeError(`There is no part for bucket ${bucket}`)
      part.numbers[part.length] = bucket
      part.numbers[part.length + 1] = print
      part.numbers[part.length + 2] = position
      part.length += POSTING_NUMBERS
      if (part.length === BUFFER_NUMBERS) flush(part)
    },
    finish() {
      for (const part of parts) {
        flush(part)
        closeSync(part.file)
      }
    },
  }
}

/** The postings of a part, in the order in which they were added. */
export function readPostings(folder: string, part: number): Uint32Array {
  const bytes = readFileSync(fileOf(folder, part))
  return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4)
}

function fileOf(folder: string, part: number): string {
  return join(folder, `postings-${part}`)
}
