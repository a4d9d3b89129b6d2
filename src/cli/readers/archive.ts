/** Zip archives, within limits of size: also what DOCX and EPUB are. */
import { buffer } from 'node:stream/consumers'
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from 'yauzl'

/** `bytes`: of all files in it together, unpacked. */
export type ArchiveLimits = { readonly files: number; readonly bytes: number }

/** Of an archive that is many files; they are unpacked one by one. */
export const FOLDER_LIMITS: ArchiveLimits = { files: 100_000, bytes: 1024 * 1024 * 1024 }
/** Of an archive that is one document, which is held in memory as a whole. */
export const DOCUMENT_LIMITS: ArchiveLimits = { files: 10_000, bytes: 256 * 1024 * 1024 }

export type Archive = {
  /** The files in it with their unpacked bytes, in their order; folders are left out. */
  readonly sizes: ReadonlyMap<string, number>
  /** Throws `ArchiveError`. */
  read(name: string): Promise<Uint8Array>
  /** Its iteration throws `ArchiveError`. */
  stream(name: string): AsyncIterable<Uint8Array>
  close(): void
}

/** An archive that cannot be read; the message says why. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError'
}

/** Opens the archive at a path, or in memory. Nothing is unpacked yet. Throws `ArchiveError`. */
export async function openArchive(from: string | Uint8Array, limits: ArchiveLimits): Promise<Archive> {
  const options = { lazyEntries: true, autoClose: false, strictFileNames: false, validateEntrySizes: true }
  const zip = await orArchiveError(() =>
    typeof from === 'string' ? openPromise(from, options) : fromBufferPromise(Buffer.from(from), options),
  )
  try {
    return archiveOf(zip, await orArchiveError(() => entriesOf(zip, limits)))
  } catch (error) {
    zip.close()
    throw error
  }
}

function archiveOf(zip: ZipFile, entries: ReadonlyMap<string, Entry>): Archive {
  const open = (name: string) => {
    const entry = entries.get(name)
    if (entry === undefined) throw new ArchiveError(`has no file ${name}`)
    return zip.openReadStreamPromise(entry)
  }
  return {
    sizes: new Map(Array.from(entries, ([name, { uncompressedSize }]) => [name, uncompressedSize])),
    read: (name) => orArchiveError(async () => buffer(await open(name))),
    async *stream(name) {
      const stream = await orArchiveError(() => open(name))
      try {
        yield* stream
      } catch (error) {
        throw archiveError(error)
      }
    },
    close: () => zip.close(),
  }
}

/** What an entry says of its size is held to when it is unpacked, so their sum is what can come out. */
async function entriesOf(zip: ZipFile, limits: ArchiveLimits): Promise<ReadonlyMap<string, Entry>> {
  if (zip.entryCount > limits.files) {
    throw new ArchiveError(`holds ${zip.entryCount} files, of which ${limits.files} are read at most`)
  }
  const entries = new Map<string, Entry>()
  let bytes = 0
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName
    if (name.endsWith('/')) continue
    if (entry.isEncrypted()) throw new ArchiveError('is locked with a password: unpack it first')
    if (entries.has(name)) throw new ArchiveError(`holds two files called ${name}`)
    bytes += entry.uncompressedSize
    if (bytes > limits.bytes) {
      throw new ArchiveError(
        `holds more than ${Math.floor(limits.bytes / 1024 / 1024)} MB when unpacked: unpack it into a folder, if you trust it`,
      )
    }
    entries.set(name, entry)
  }
  return entries
}

async function orArchiveError<T>(action: () => Promise<T>): Promise<T> {
  try {
    return await action()
  } catch (error) {
    throw archiveError(error)
  }
}

function archiveError(error: unknown): Error {
  if (error instanceof ArchiveError) return error
  // Of the system, not of what the archive holds.
  if (error instanceof Error && 'syscall' in error) return error
  const reason = error instanceof Error ? error.message : String(error)
  if (/^(?:invalid relative path|absolute path)/.test(reason)) {
    return new ArchiveError(`holds a file whose name leads out of it (${reason.replace(/^.*: /, '')})`)
  }
  return new ArchiveError(`is no whole zip archive, or cut off (${reason})`, { cause: error })
}
