/** What is stated of a file by others: its sidecar, and the manifests in its folder or above. */
import { posix } from 'node:path'
import type { Stated } from './draft.ts'
import { decodeText } from './encoding.ts'
import { stemOf } from './formats.ts'
import { readFrontMatter } from './front-matter.ts'
import { MANIFEST } from './manifest.ts'
import type { Place } from './place.ts'
import type { Problem } from './problem.ts'

/** `speech.pdf` may have its facts in `speech.pdf.yaml` or `speech.yaml`. */
export const SIDECAR_EXTENSIONS: readonly string[] = ['.yaml', '.yml', '.json']

/** `layers`: what wins comes first, the sidecar before the manifest. */
export type Beside = { readonly layers: readonly Stated[]; readonly problems: readonly Problem[] }

/** What is stated of the file at `path`. A broken manifest is told where the folder is listed, not with each file. */
export async function readBeside(path: string, place: Place): Promise<Beside> {
  const [file, other] = sidecarsOf(path).filter((name) => place.has(name))
  const manifest = await inManifest(path, place)
  const below = manifest === null ? [] : [manifest]
  if (file === undefined) return { layers: below, problems: [] }
  if (other !== undefined) {
    const message = `tells of ${place.nameOf(path)}, as does ${place.nameOf(other)}: keep one`
    return { layers: [], problems: [{ file: place.nameOf(file), line: null, field: null, message }] }
  }
  const sidecar = await readSidecar(file, place)
  return 'facts' in sidecar
    ? { layers: [sidecar, ...below], problems: [] }
    : { layers: [], problems: sidecar }
}

/** The paths that the sidecar of the file at `path` may have. */
export function sidecarsOf(path: string): readonly string[] {
  return [...new Set([path, stemOf(path)])].flatMap((name) =>
    SIDECAR_EXTENSIONS.map((extension) => `${name}${extension}`),
  )
}

async function readSidecar(path: string, place: Place): Promise<Stated | readonly Problem[]> {
  const file = place.nameOf(path)
  const decoded = decodeText(await place.read(path))
  if (decoded.kind === 'fault') return [{ file, line: null, field: null, message: decoded.message }]
  const matter = readFrontMatter(decoded.text)
  if (matter.kind === 'faults') return matter.faults.map((fault) => ({ file, ...fault }))
  return { file, facts: matter.facts, lineOf: matter.lineOf }
}

/** The nearest manifest that tells of the file. */
async function inManifest(path: string, place: Place): Promise<Stated | null> {
  let folder = path
  do {
    folder = posix.dirname(folder)
    const manifest = posix.join(folder, MANIFEST)
    const stated = place.has(manifest) ? (await place.manifest(manifest)).stated.get(path) : undefined
    if (stated !== undefined) return stated
  } while (folder !== '.')
  return null
}
