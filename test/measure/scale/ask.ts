/** The service, asked in a process of its own, which holds a library and nothing else, as an isolate does. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { connectLocal } from '../../../src/cli/connect.ts'
import { benchService, type ServiceReport } from '../bench/bench.ts'
import type { Planting } from '../bench/claim.ts'
import { bytesOfText, verbatimOver } from '../bench/verbatim.ts'
import { ask } from '../bench/verify.ts'
import { recorded } from './recorded.ts'

type Question = {
  /** Folder of the local KV, and UTF-8 bytes of its values. */
  readonly state: string
  readonly bytes: number
  readonly plantings: readonly Planting[]
}

type Reply =
  | { readonly kind: 'said'; readonly line: string }
  | { readonly kind: 'report'; readonly report: ServiceReport }

/** `say` hears what is being done. */
export async function askService(question: Question, say: (line: string) => void): Promise<ServiceReport> {
  const child = fork(import.meta.filename)
  const replied: ServiceReport[] = []
  child.on('message', (message) => {
    // Sent by `answer`.
    const reply = message as Reply
    if (reply.kind === 'said') say(reply.line)
    else replied.push(reply.report)
  })
  child.send(question)
  const [code] = await once(child, 'exit')
  const [report] = replied
  if (report === undefined) throw new Error(`The service ended with ${code} and without a report`)
  return report
}

async function answer({ state, bytes, plantings }: Question): Promise<void> {
  const reply = (message: Reply): void => {
    process.send?.(message)
  }
  const { store, close } = await connectLocal(state)
  // Not read by way of what is remembered, which would be all.
  const textBytes = await bytesOfText(store)
  const verbatim = await verbatimOver(recorded(store), { bytes, textBytes })
  // All that the claims need is read before, lest what reading leaves be cleared away while they are timed.
  for (const { warmUp, claims } of plantings) {
    for (const { quote, original } of [...warmUp, ...claims]) {
      for (const words of [quote, original]) await ask(verbatim.library, words)
    }
  }
  const report = await benchService(
    async () => verbatim,
    plantings,
    (line) => reply({ kind: 'said', line }),
  )
  await close()
  reply({ kind: 'report', report })
}

if (import.meta.main) {
  const [question] = await once(process, 'message')
  // Sent by `askService`.
  await answer(question as Question)
}
