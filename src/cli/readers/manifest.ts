/** `manifest.jsonl`: what is known of the texts that lie beside it or below, a line for each. */
import { isUtf8 } from 'node:buffer'
import { posix } from 'node:path'
import type { Stated } from './draft.ts'
import { checkRecord, type Facts } from './facts.ts'
import { idFrom } from './id.ts'
import type { Problem } from './problem.ts'

export const MANIFEST = 'manifest.jsonl'

export type Manifest = {
  /** By the path of the file that is told of. */
  readonly stated: ReadonlyMap<string, Stated>
  readonly problems: readonly Problem[]
}

/** Where the manifest lies; paths are those of the place. */
type Surroundings = { nameOf(path: string): string; has(path: string): boolean }

/** Reads the manifest that lies at `path`. Lines that cannot be read, and those of no file, are problems. */
export function parseManifest(bytes: Uint8Array, path: string, place: Surroundings): Manifest {
  const stated = new Map<string, Stated>()
  const problems: Problem[] = []
  const file = place.nameOf(path)
  if (!isUtf8(Buffer.from(bytes))) {
    return { stated, problems: [{ file, line: null, field: null, message: 'is not UTF-8' }] }
  }
  for (const [index, content] of new TextDecoder().decode(bytes).split('\n').entries()) {
    if (content.trim() === '') continue
    const line = index + 1
    const read = parseLine(content)
    if (read.kind === 'faults') {
      problems.push(...read.faults.map((fault) => ({ file, line, ...fault })))
      continue
    }
    const target = fileOf(read.path, posix.dirname(path), place)
    if (target === null) {
      problems.push({ file, line, field: 'path', message: `there is no such file: ${read.path}` })
    } else if (stated.has(target)) {
      problems.push({ file, line, field: 'path', message: `another line tells of this file: ${read.path}` })
    } else {
      stated.set(target, { file, facts: read.facts, lineOf: () => line })
    }
  }
  return { stated, problems }
}

type Line =
  | { readonly kind: 'line'; readonly path: string; readonly facts: Facts }
  | { readonly kind: 'faults'; readonly faults: readonly { field: string | null; message: string }[] }

function parseLine(content: string): Line {
  const record = parseObject(content)
  if (record === null) return { kind: 'faults', faults: [{ field: null, message: 'is no JSON object' }] }
  const { id, path, country, ...others } = record
  if (typeof path !== 'string') return { kind: 'faults', faults: [{ field: 'path', message: 'is missing' }] }
  // Manifests of archives name texts by their paths.
  const named = typeof id === 'string' && id.trim() !== '' ? { id: idFrom(id) } : {}
  const checked = checkRecord({ ...others, ...named })
  if (checked.kind === 'faults') {
    const faults = checked.faults.map((fault) => ({ field: fault.path.join('.'), message: fault.message }))
    return { kind: 'faults', faults }
  }
  const { author } = checked.facts
  // Who speaks for a country gives a speech.
  const isSpeech = typeof country === 'string' && author !== undefined
  return { kind: 'line', path, facts: { ...(isSpeech ? { speaker: author } : {}), ...checked.facts } }
}

/** The object that a line of JSON is; `null` if it is none. */
export function parseObject(content: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(content)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
  } catch {
    return null
  }
}

/** The file that a path of a manifest means: the folders at its beginning may be those in which the manifest was made. */
function fileOf(path: string, folder: string, place: Surroundings): string | null {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.')
  if (parts.includes('..')) return null
  for (let skipped = 0; skipped < parts.length; skipped++) {
    const file = posix.join(folder, ...parts.slice(skipped))
    if (place.has(file)) return file
  }
  return null
}
