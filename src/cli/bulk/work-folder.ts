/** The folder in which a build keeps what it has done, so that one that was killed is gone on with. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export type WorkFolder = {
  readonly path: string
  /** How many values of a segment are stored for certain. */
  readonly written: (segment: string) => number
  readonly setWritten: (segment: string, count: number) => void
  /** Deletes it: the build has ended. */
  readonly remove: () => void
}

/**
 * Opens the folder of builds that have this in common; while another process works in it, a new one, from which nothing
 * is gone on with.
 */
export function openWorkFolder(parent: string, common: unknown): WorkFolder {
  const name = createHash('sha256').update(JSON.stringify(common)).digest('hex').slice(0, 16)
  const shared = join(parent, name)
  const path = isTaken(shared) ? `${shared}-${process.pid}` : shared
  mkdirSync(path, { recursive: true })
  writeFileSync(join(path, OWNER), String(process.pid))
  const progress = join(path, 'written.json')
  return {
    path,
    written(segment) {
      if (!existsSync(progress)) return 0
      // Written below.
      const state = JSON.parse(readFileSync(progress, 'utf8')) as { segment: string; count: number }
      return state.segment === segment ? state.count : 0
    },
    setWritten(segment, count) {
      writeFileSync(`${progress}.draft`, JSON.stringify({ segment, count }))
      renameSync(`${progress}.draft`, progress)
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  }
}

const OWNER = 'process'

function isTaken(folder: string): boolean {
  const file = join(folder, OWNER)
  if (!existsSync(file)) return false
  const owner = Number(readFileSync(file, 'utf8'))
  return owner !== process.pid && isRunning(owner)
}

function isRunning(process_: number): boolean {
  try {
    process.kill(process_, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
