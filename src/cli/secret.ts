/** Secrets that a command is given: from a file or standard input, as arguments stay in the history of the shell. */
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { MisuseError } from './exit.ts'
import { readInput } from './input.ts'

/** What the help says of such an option. */
export const FROM_FILE = 'a file that holds it; - is standard input'

/** The line that the file holds, or standard input if it is called `-`. Throws `MisuseError`. */
export async function readSecret(option: string, file: string): Promise<string> {
  const isAsked = file === '-' && process.stdin.isTTY
  const text = isAsked ? await askHidden(option) : await readQuietly(option, file)
  const line = text.replace(/[\r\n]+$/, '')
  if (line !== '' && !/[\r\n]/.test(line)) return line
  throw new MisuseError(`${option} must be given one line`)
}

/** What cannot be read may be the secret itself, so no message repeats it. */
async function readQuietly(option: string, file: string): Promise<string> {
  try {
    return await readInput(file)
  } catch (cause) {
    throw new MisuseError(
      `${option} takes a file that can be read as UTF-8, or - for standard input; never the secret itself`,
      { cause },
    )
  }
}

/** What is typed on a terminal, without showing it; nothing if it is broken off. */
async function askHidden(option: string): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true })
  process.stderr.write(`${option}: `)
  let typed = ''
  for await (const line of lines) {
    typed = line
    lines.close()
  }
  process.stderr.write('\n')
  return typed
}
