/** What every task of the panel works with. */
import type { Service } from '../ask.ts'
import { storedAddress } from '../settings.ts'
import { forget, type Kept, keep } from './kept.ts'
import type { Screen } from './screen.ts'
import type { Trouble } from './trouble.ts'

/** One thing at a time: what its user asks for next stops what was asked before. */
export type Task = {
  readonly signal: AbortSignal
  readonly service: Service
  readonly fail: (trouble: Trouble) => void
  /** False once its user has asked for something else. */
  readonly isCurrent: () => boolean
}

export type Panel = {
  readonly window: number
  readonly screen: Screen
  /** Starts a task, unless there is no service to ask. */
  readonly begin: (words: string, again: () => void) => Promise<Task | null>
  /** Stops what is asked; what has come of it is shown. */
  readonly stop: () => void
  /** Stops it, and nothing of it is shown any more. */
  readonly drop: () => void
  /** Remembers what is shown; null: nothing. */
  readonly keep: (shown: Kept | null) => void
  readonly shown: () => Kept | null
}

export function openPanel(window: number, screen: Screen): Panel {
  let running = new AbortController()
  let shown: Kept | null = null
  return {
    window,
    screen,
    async begin(words, again) {
      running.abort()
      const task = new AbortController()
      running = task
      const address = await storedAddress()
      if (task.signal.aborted) return null
      const fail = (trouble: Trouble): void => {
        // What was stopped for something else is not told.
        if (running === task) screen.fail(trouble, address, again)
      }
      if (address === null) {
        fail({ kind: 'no_address' })
        return null
      }
      screen.busy(words, () => task.abort())
      return { signal: task.signal, service: serviceAt(address), fail, isCurrent: () => running === task }
    },
    stop: () => running.abort(),
    drop() {
      running.abort()
      running = new AbortController()
    },
    keep(now) {
      shown = now
      if (now === null) forget()
      else keep(now)
    },
    shown: () => shown,
  }
}

function serviceAt(address: string): Service {
  return { address, fetch: (...request) => fetch(...request), isOnline: () => navigator.onLine }
}
