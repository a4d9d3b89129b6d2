/** The documents of a segment, read out of its blocks as they are, and held against their digests. */
import { isDeepStrictEqual } from 'node:util'
import { type Document, type Metadata, NOTHING_KNOWN } from '../../core/document.ts'
import { decodeBlock, joinSlices, type PreparedDocument, type Slice } from '../../core/index/block.ts'
import { prepare } from '../../core/index/prepare.ts'
import { decodeSmallSegment } from '../../core/index/small-segment.ts'
import { ENGINE } from '../../core/version.ts'
import { sha256 } from '../../service/digest.ts'
import { documentDigest } from '../../service/document-digest.ts'
import type { Head, SegmentHead } from '../../service/record.ts'
import { blockKey, smallKey } from '../../store/keys.ts'
import type { Store } from '../../store/store.ts'
import { changed, type Report } from './finding.ts'
import { orNull, readIf, readValue, readValues } from './values.ts'

export type AuditedDocument = {
  readonly id: string
  readonly digest: string
  readonly sha256: string
  /** Where it stands in its segment. */
  readonly index: number
  /** As it was before it was cut, made anew; `null` if it is not the one of its digests. */
  readonly prepared: PreparedDocument | null
}

/**
 * Each document, one after another. What cannot be read is reported, and not given. `withIndex`: also prepares those that
 * are well. Throws `StoreError`.
 */
export async function* auditDocuments(
  store: Store,
  segment: SegmentHead,
  { engine }: Pick<Head, 'engine'>,
  withIndex: boolean,
  report: Report,
): AsyncGenerator<AuditedDocument> {
  let index = 0
  let open: Slice[] = []
  const end = async (): Promise<AuditedDocument | null> => {
    const slices = open
    open = []
    return slices.length === 0 ? null : auditDocument(slices, index++, engine === ENGINE, withIndex, report)
  }
  for await (const [key, value] of blocksOf(store, segment)) {
    const slices = readIf(value, decodeBlock)
    if (slices === null || !slices.every(isSlice)) {
      const ids = [...new Set(open.map(({ document }) => document.metadata.id))]
      report.add(changed(key, 'A block of texts is missing or cannot be read', ids))
      open = []
      continue
    }
    for (const slice of slices) {
      const [first] = open
      if (first !== undefined && first.document.first !== slice.document.first) {
        const document = await end()
        if (document !== null) yield document
      }
      open.push(slice)
    }
  }
  const last = await end()
  if (last !== null) yield last
}

async function* blocksOf(
  store: Store,
  segment: SegmentHead,
): AsyncGenerator<readonly [key: string, value: string | null]> {
  const { name, form, blocks } = segment
  if (form === 'large') {
    yield* readValues(
      store,
      Array.from({ length: blocks }, (_, number) => blockKey(name, number)),
    )
    return
  }
  const key = smallKey(name)
  const small = readIf(await readValue(store, key), decodeSmallSegment)
  if (small === null) yield [key, null]
  else for (const block of small.blocks) yield [key, block]
}

/** What was changed may have any shape. */
function isSlice({ document, text, start, silent, locators, overrides = [] }: Slice): boolean {
  return (
    typeof document?.metadata?.id === 'string' &&
    typeof text === 'string' &&
    typeof start === 'number' &&
    [silent, locators, overrides].every(Array.isArray)
  )
}

async function auditDocument(
  slices: readonly Slice[],
  index: number,
  isCurrent: boolean,
  withIndex: boolean,
  report: Report,
): Promise<AuditedDocument | null> {
  const record = slices[0]?.document
  if (record === undefined) return null
  const { id } = record.metadata
  const say = (message: string): void => report.add(changed(null, message, [id]))
  const whole = orNull(() => joinSlices(slices))
  if (whole === null || whole.text.length !== record.units) {
    say('Its text is not whole')
    return { id, digest: record.digest, sha256: record.sha256, index, prepared: null }
  }
  const text = await sha256(whole.text)
  if (text !== record.sha256) say('Its text is not the one of its digest')
  // A claim is read in one slice, also where it says what the one before has said.
  else if (!slices.every((slice) => isPartOf(slice, whole))) say('It is not the same in all blocks')
  const document = known(record.metadata, whole)
  const digest = isCurrent ? await digestOf(document, text) : record.digest
  if (text === record.sha256 && digest !== record.digest)
    say('What is said of it, or where its words stand, is not what its digest is of')
  const isWell = text === record.sha256 && digest === record.digest
  const isPrepared = isWell && withIndex && isCurrent
  const prepared = isPrepared ? prepareIf({ document, sha256: text, digest: record.digest }) : null
  if (isPrepared && prepared === null) say('Nobody can read it as a text')
  return { id, digest: record.digest, sha256: record.sha256, index, prepared }
}

/** True if a slice says of its document what the whole does. */
function isPartOf({ document, start, text }: Slice, whole: Slice): boolean {
  return whole.text.startsWith(text, start) && isDeepStrictEqual(document, whole.document)
}

/**
 * Without what no document has: a fact of which only the name was changed has the digest of one that is not known, but is
 * not stored as that.
 */
function known(metadata: Metadata, { text, silent, locators, overrides = [] }: Slice): Document {
  return {
    metadata: only(metadata, METADATA),
    text,
    silent: silent.map((span) => only(span, ['start', 'end'])),
    locators: locators.map((locator) => only(locator, ['start', 'label'])),
    overrides: overrides.map((override) => only(override, ['quote', 'speaker', 'role', 'date', 'via'])),
  }
}

const METADATA = Object.keys({
  ...NOTHING_KNOWN,
  id: '',
  title: '',
  restricted: true,
} satisfies Required<Metadata>)

/** These fields of it, in the order they have. */
function only<T extends object>(value: T, names: readonly string[]): T {
  const copy = { ...value }
  for (const name of Object.keys(copy)) if (!names.includes(name)) Reflect.deleteProperty(copy, name)
  return copy
}

/** Null where what was changed has no digest. */
async function digestOf(document: Document, text: string): Promise<string | null> {
  try {
    return await documentDigest(document, text)
  } catch {
    return null
  }
}

function prepareIf(digested: Parameters<typeof prepare>[0]): PreparedDocument | null {
  return orNull(() => prepare(digested))
}
