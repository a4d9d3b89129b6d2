/** The command line as a process of its own. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from '../../src/cli/connect.ts'

export const PROGRAM = join(ROOT, 'src', 'cli', 'verbatim.js')

export type Run = { readonly code: number; readonly stdout: string; readonly stderr: string }

export type Surroundings = {
  /** Another one. */
  readonly program?: string
  /** Added to the variables there are. */
  readonly env?: Readonly<Record<string, string>>
  readonly stdin?: string
  /** The folder it is run in. */
  readonly cwd?: string
}

/** Runs `verbatim <words>`, as npm does. */
export function verbatim(
  words: readonly string[],
  { program = PROGRAM, env = {}, stdin = '', cwd = process.cwd() }: Surroundings = {},
): Promise<Run> {
  return new Promise((resolve) => {
    const options = { cwd, env: { ...SURROUNDINGS, ...env }, maxBuffer: OUTPUT_BYTES_MAX }
    const child = execFile(process.execPath, [program, ...words], options, (_, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    )
    // Whoever ends without reading it has not been wronged.
    child.stdin?.on('error', () => {}).end(stdin)
  })
}

/** Without what would have it print, or ask, otherwise on one machine than on another. */
const { VERBATIM_URL: _, NO_COLOR: __, FORCE_COLOR: ___, ...SURROUNDINGS } = process.env

const OUTPUT_BYTES_MAX = 64 * 1024 * 1024
