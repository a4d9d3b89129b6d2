/** A text that a command is given: a file, or standard input. */
import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { MisuseError } from './exit.ts'

/** The text of a file, or of standard input if it is called `-`. Throws `MisuseError` if it cannot be read as UTF-8. */
export async function readInput(file: string): Promise<string> {
  return decode(file, await readBytes(file))
}

async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return await (file === '-' ? buffer(process.stdin) : readFile(file))
  } catch (error) {
    throw new MisuseError(`Cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** Words in another encoding would be judged as if somebody had changed them. */
function decode(file: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)
  } catch {
    throw new MisuseError(`${file} is not UTF-8`)
  }
}
