/** The files of a folder that hold texts. */
import { readdirSync, readFileSync, realpathSync, type Stats, statSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { extensionOf, formatOf } from './formats.ts'
import { MANIFEST, parseManifest } from './manifest.ts'
import { folderPlace } from './place.ts'
import { type Problem, SourceError } from './problem.ts'
import { sidecarsOf } from './sidecar.ts'

export type SourceFile = {
  /** Absolute. */
  readonly path: string
  /** As people are told it: relative to where the command runs, if it lies below. */
  readonly name: string
  readonly bytes: number
}

export type Survey = {
  readonly files: readonly SourceFile[]
  /** Sidecars and manifests: what is said of the files. */
  readonly beside: readonly SourceFile[]
  /** What is wrong with the folder itself: a manifest, a folder in it that cannot be read. */
  readonly problems: readonly Problem[]
  /** How many files are of a kind that is not read, by extension; pictures and the like do not count. */
  readonly unread: ReadonlyMap<string, number>
}

/**
 * All files below a folder (or the one file) that hold texts, by path in the order of UTF-16 code units; without hidden
 * files, sidecars and manifests. Throws `SourceError` if it is not there.
 */
export function listFiles(folder: string): SourceFile[] {
  return [...surveyFiles(folder).files]
}

/** As `listFiles`, with what else there is to say of the folder. */
export function surveyFiles(folder: string): Survey {
  const root = resolve(folder)
  const files: SourceFile[] = []
  const beside: SourceFile[] = []
  const problems: Problem[] = []
  const unread = new Map<string, number>()
  if (!isFolder(root)) return { files: [fileAt(root)], beside, problems, unread }

  const visit = (path: string, above: readonly string[]): void => {
    const real = realpathSync(path)
    // A link to a folder that it lies in.
    if (above.includes(real)) return
    const entries = entriesOf(path, problems)
    const texts = new Set(entries.filter((name) => formatOf(name) !== null))
    const sidecars = new Set([...texts].flatMap(sidecarsOf))
    for (const name of entries) {
      const file = join(path, name)
      const kind = kindOf(file)
      if (kind === 'folder') visit(file, [...above, real])
      else if (kind === 'other') continue
      else if (name === MANIFEST) {
        beside.push(fileAt(file))
        problems.push(...manifestProblems(root, file))
      } else if (texts.has(name)) files.push(fileAt(file))
      else if (sidecars.has(name)) beside.push(fileAt(file))
      else if (!isNoText(name)) {
        unread.set(extensionOf(name), (unread.get(extensionOf(name)) ?? 0) + 1)
      }
    }
  }
  visit(root, [])
  return { files: inOrder(files), beside: inOrder(beside), problems, unread }
}

function inOrder(files: SourceFile[]): SourceFile[] {
  return files.sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** For example `not read: 3 files of unknown kind (.rtf, .xyz)`; `null` if there are none. */
export function describeUnread(unread: ReadonlyMap<string, number>): string | null {
  const count = Array.from(unread.values()).reduce((sum, files) => sum + files, 0)
  if (count === 0) return null
  const kinds = [...unread.keys()].sort().map((extension) => (extension === '' ? 'no extension' : extension))
  return `not read: ${count} ${count === 1 ? 'file' : 'files'} of unknown kind (${kinds.join(', ')})`
}

/** True for hidden files, and for what nobody expects to be read as a text. */
export function isNoText(name: string): boolean {
  return isHidden(name) || NO_TEXT.has(extensionOf(name))
}

export function isHidden(name: string): boolean {
  return name.startsWith('.') || name === '__MACOSX'
}

const NO_TEXT: ReadonlySet<string> = new Set(
  '.png .jpg .jpeg .gif .webp .svg .ico .bmp .tif .tiff .mp3 .mp4 .m4a .wav .ogg .webm .mov .css .js .woff .woff2 .ttf .otf'.split(
    ' ',
  ),
)

/** A path as people are told it. */
export function nameOf(path: string): string {
  const below = relative(process.cwd(), path)
  return below === '' || below.split(sep)[0] === '..' ? path : below
}

function fileAt(path: string): SourceFile {
  return { path, name: nameOf(path), bytes: statsOf(path)?.size ?? 0 }
}

/** `null` for what is not there, or cannot be asked. */
function statsOf(path: string): Stats | null {
  try {
    return statSync(path)
  } catch {
    return null
  }
}

function isFolder(path: string): boolean {
  const found = statsOf(path)
  if (found !== null) return found.isDirectory()
  throw new SourceError([{ file: nameOf(path), line: null, field: null, message: 'there is no such folder' }])
}

/** Links are followed. One that leads nowhere is a file that cannot be read; pipes and devices are nothing. */
function kindOf(path: string): 'folder' | 'file' | 'other' {
  const found = statsOf(path)
  if (found === null || found.isFile()) return 'file'
  return found.isDirectory() ? 'folder' : 'other'
}

function entriesOf(path: string, problems: Problem[]): readonly string[] {
  try {
    return readdirSync(path).filter((name) => !isHidden(name))
  } catch (error) {
    problems.push({ file: nameOf(path), line: null, field: null, message: unreadable(error) })
    return []
  }
}

function manifestProblems(root: string, path: string): readonly Problem[] {
  try {
    const place = folderPlace(root, (file) => nameOf(join(root, file)))
    return parseManifest(readFileSync(path), relative(root, path).split(sep).join('/'), place).problems
  } catch (error) {
    return [{ file: nameOf(path), line: null, field: null, message: unreadable(error) }]
  }
}

/** Why the system does not let a file be read. */
export function unreadable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'EACCES' || code === 'EPERM') return 'cannot be read: you have no permission'
  if (code === 'ENOENT') return 'cannot be read: it is not there, or links to nothing'
  return `cannot be read: ${error instanceof Error ? error.message : String(error)}`
}
