/** The files of a zip archive, as if it were a folder. */
import type { Archive } from './archive.ts'
import { describeUnread, isHidden, isNoText } from './files.ts'
import { extensionOf, formatOf, stemOf } from './formats.ts'
import { type Held, lastOf, problem } from './held.ts'
import { MANIFEST } from './manifest.ts'
import { type Place, readManifest } from './place.ts'
import type { Read } from './read.ts'
import { sidecarsOf } from './sidecar.ts'

/**
 * The files that hold texts, by path, to be read before the next is asked for; and what is wrong with the archive, which
 * has no other place to say what is of unknown kind in it. Throws `ArchiveError`.
 */
export async function* entriesOf({ place, path, idPath, open }: Held): AsyncGenerator<Read | Held> {
  const name = place.nameOf(path)
  if (open === null) {
    yield problem(name, 'is an archive within an archive: unpack it first')
    return
  }
  const archive = await open()
  try {
    const inside = archivePlace(archive, name)
    yield* problemsOf(archive, inside, name)
    for (const text of textsOf(archive)) {
      yield {
        place: inside,
        path: text,
        idPath: `${stemOf(idPath)}/${text}`,
        bytes: archive.sizes.get(text) ?? 0,
        read: () => archive.read(text),
        stream: () => archive.stream(text),
        open: null,
      }
    }
  } finally {
    archive.close()
  }
}

function visiblePaths({ sizes }: Archive): readonly string[] {
  return [...sizes.keys()].filter((path) => !path.split('/').some(isHidden)).sort()
}

function textsOf(archive: Archive): readonly string[] {
  return visiblePaths(archive).filter((path) => formatOf(path) !== null && lastOf(path) !== MANIFEST)
}

async function* problemsOf(archive: Archive, inside: Place, name: string): AsyncGenerator<Read> {
  const texts = textsOf(archive)
  const sidecars = new Set(texts.flatMap(sidecarsOf))
  const unread = new Map<string, number>()
  for (const path of visiblePaths(archive)) {
    if (lastOf(path) === MANIFEST) {
      for (const found of (await inside.manifest(path)).problems) yield { kind: 'problem', problem: found }
    } else if (formatOf(path) === null && !sidecars.has(path) && !isNoText(lastOf(path))) {
      unread.set(extensionOf(path), (unread.get(extensionOf(path)) ?? 0) + 1)
    }
  }
  const message = describeUnread(unread) ?? (texts.length === 0 ? 'holds no texts' : null)
  if (message !== null) yield problem(name, message)
}

function archivePlace(archive: Archive, name: string): Place {
  const manifests = new Map<string, ReturnType<Place['manifest']>>()
  const place: Place = {
    nameOf: (path) => `${name}/${path}`,
    has: (path) => archive.sizes.has(path),
    read: (path) => archive.read(path),
    manifest: (path) => {
      const known = manifests.get(path) ?? readManifest(place, path)
      manifests.set(path, known)
      return known
    },
  }
  return place
}
