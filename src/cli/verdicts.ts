/** `verbatim verify`: prints the verdict on one claim, or on each of many. */
import { renderAnswer } from '../service/render.ts'
import { verifyLinesByService, verifyLinesLocally } from './batch.ts'
import { readClaimsFile } from './claims.ts'
import { askOne } from './client.ts'
import { EXIT, type ExitCode } from './exit.ts'
import { count, describeTally, exitCodeOf, jsonLine, NO_CLAIMS, textLine } from './tally.ts'
import { verifyLocally } from './verify.ts'

export type VerifyOptions = {
  readonly speaker?: string
  readonly date?: string
  readonly document?: string
  readonly claims?: string
  readonly limit: number
  readonly json: boolean
  readonly state: string
  readonly url?: URL
  readonly debug: boolean
}

export async function verifyOne(quote: string, options: VerifyOptions): Promise<ExitCode> {
  const { speaker = null, date = null, document = null, limit, json, state, url, debug } = options
  const claim = { quote, speaker, date, document }
  const { answer, cost } = await (url ? askOne(url, claim, limit) : verifyLocally(claim, limit, state))
  process.stdout.write(`${json ? JSON.stringify(answer, null, 2) : renderAnswer(answer).trimEnd()}\n`)
  if (debug) process.stderr.write(`${JSON.stringify(cost)}\n`)
  return answer.verdict === 'verbatim' ? EXIT.ok : EXIT.findings
}

export async function verifyMany(file: string, options: VerifyOptions): Promise<ExitCode> {
  const { limit, json, state, url, debug } = options
  const lines = await readClaimsFile(file)
  const outcomes = url ? verifyLinesByService(lines, limit, url) : verifyLinesLocally(lines, limit, state)
  let tally = NO_CLAIMS
  for await (const outcome of outcomes) {
    tally = count(tally, outcome)
    process.stdout.write(`${json ? jsonLine(outcome) : textLine(outcome)}\n`)
    if (debug && 'cost' in outcome) process.stderr.write(`${JSON.stringify(outcome.cost)}\n`)
  }
  process.stderr.write(`${describeTally(tally)}\n`)
  return exitCodeOf(tally)
}
