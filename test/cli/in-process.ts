/** The command line without a process of its own, which takes a while to start: one at a time, and nothing on stdin. */
import type { Command } from 'commander'
import { vi } from 'vitest'
import { createProgram } from '../../src/cli/program.ts'
import type { Run, Surroundings } from './process.ts'

/** Throws the `CommanderError` of what Commander itself refuses; `told` has what it says. */
export async function inProcess(
  words: readonly string[],
  { env = {}, cwd = process.cwd() }: Omit<Surroundings, 'stdin' | 'program'> = {},
  told: string[] = [],
): Promise<Run> {
  const written = { stdout: '', stderr: '' }
  const before = process.cwd()
  for (const stream of ['stdout', 'stderr'] as const) {
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      written[stream] += String(text)
      return true
    })
  }
  for (const name of ['VERBATIM_URL', 'NO_COLOR', 'FORCE_COLOR']) vi.stubEnv(name, undefined)
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
  try {
    process.chdir(cwd)
    await throwing(createProgram(), told).parseAsync(words, { from: 'user' })
    return { code: Number(process.exitCode), ...written }
  } finally {
    process.chdir(before)
    process.exitCode = undefined
    vi.restoreAllMocks()
    vi.unstubAllEnvs()
  }
}

/** Commander, and each of its commands, throws what it refuses instead of ending the process. */
function throwing(command: Command, told: string[]): Command {
  command.exitOverride().configureOutput({ writeErr: (text) => told.push(text) })
  for (const child of command.commands) throwing(child, told)
  return command
}
