/** The example in Python, which shares nothing with the program. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ROOT } from '../../src/cli/connect.ts'

const run = promisify(execFile)
/** Debian's own: another one may lack the package, which Debian calls python3-cryptography. */
const PYTHON = '/usr/bin/python3'
const EXAMPLE = join(ROOT, 'integrations', 'receipt', 'verify_receipt.py')

export const hasPython = await run(PYTHON, ['-c', 'import cryptography']).then(
  () => true,
  () => false,
)

/** What it says of an answer; rejects with what it refuses it for. `options` are the interpreter's. */
export async function verifyInPython(
  answer: object,
  keys: object,
  options: readonly string[] = [],
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-python-'))
  try {
    const files = [join(folder, 'answer.json'), join(folder, 'jwks.json')] as const
    await writeFile(files[0], JSON.stringify(answer))
    await writeFile(files[1], JSON.stringify(keys))
    return (await run(PYTHON, [...options, EXAMPLE, ...files])).stdout
  } finally {
    await rm(folder, { recursive: true })
  }
}
