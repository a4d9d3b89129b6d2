/** From how a command ends to what its caller sees: a message on stderr and an exit code. */
import { harmlessLines } from '../service/terminal.ts'
import { StoreError } from '../store/store.ts'
import { EXIT, type ExitCode, MisuseError } from './exit.ts'
import { SourceError } from './readers/problem.ts'

/** Runs a command and sets the exit code of the process. An error nobody foresaw is told with its stack: it is no finding. */
export async function run(command: () => Promise<ExitCode>): Promise<void> {
  process.stdout.off('error', endQuietly).on('error', endQuietly)
  try {
    process.exitCode = await command()
  } catch (error) {
    if (error instanceof SourceError) end(`${error.message}\nNothing was ingested.`, EXIT.findings)
    else if (error instanceof MisuseError) end(error.message, EXIT.misuse)
    else if (error instanceof StoreError) end(error.message, EXIT.service)
    else end(error instanceof Error ? (error.stack ?? error.message) : String(error), EXIT.service)
  }
}

/** Whoever reads only the first lines (`| head`) has seen what he wanted. */
function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
}

function end(message: string, code: ExitCode): void {
  process.stderr.write(`${harmlessLines(message)}\n`)
  process.exitCode = code
}
