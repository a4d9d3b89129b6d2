/** The folder in which a build keeps what it has done, so that one that was killed is gone on with. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ROOT, type Target } from '../connect.ts'
import { digestName } from './digest-name.ts'

export type WorkFolder = {
  readonly path: string
  /** When its segment was begun, in milliseconds since 1970; the same for who goes on with it soon. */
  readonly began: number
  /** How many values of a segment are stored for certain. */
  readonly written: (segment: string) => number
  readonly setWritten: (segment: string, count: number) => void
  /** Deletes it: the build has ended. */
  readonly remove: () => void
}

/** Where the folders of a library's builds are: beside it, so that who deletes it deletes both. */
export function workParent({ state, remote }: Target): string {
  return remote ? join(ROOT, '.wrangler', 'build') : join(resolve(state), 'build')
}

/**
 * Opens the folder of builds that have this in common; while another process works in it, a new one, from which nothing
 * is gone on with.
 */
export function openWorkFolder(parent: string, common: unknown): WorkFolder {
  const name = digestName(common)
  const shared = join(parent, name)
  const path = isTaken(shared) ? `${shared}-${process.pid}` : shared
  mkdirSync(path, { recursive: true })
  writeFileSync(join(path, OWNER), String(process.pid))
  const progress = join(path, 'written.json')
  return {
    path,
    began: beganIn(path, Date.now()),
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
/** Milliseconds for which a build is gone on with; what was stored of one that ended is deleted after a day. */
const GO_ON_MS = 12 * 3600 * 1000

function beganIn(folder: string, now: number): number {
  const file = join(folder, 'began')
  const began = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
  if (began > now - GO_ON_MS) return began
  writeFileSync(file, String(now))
  return now
}

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
