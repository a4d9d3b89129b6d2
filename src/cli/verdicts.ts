/** `verbatim verify`: prints the verdict on one claim, or on each of many. */
import { renderAnswer } from '../service/render.ts'
import { verifyLinesAt, verifyLinesByService } from './batch.ts'
import { readClaimsFile } from './claims.ts'
import { askOne } from './client.ts'
import { EXIT, type ExitCode, MisuseError } from './exit.ts'
import { asJson, type FormatOptions, paintOf } from './format.ts'
import { readInput } from './input.ts'
import { type PlaceOptions, placeOf } from './place.ts'
import { keepReceipt } from './receipt.ts'
import { count, describeTally, exitCodeOf, jsonLine, NO_CLAIMS, textLine } from './tally.ts'
import { verifyAt } from './verify.ts'

export type VerifyOptions = PlaceOptions &
  FormatOptions & {
    readonly speaker?: string
    readonly date?: string
    readonly document?: string
    readonly claims?: string
    /** The file that the answer and its receipt are kept in. */
    readonly receipt?: string
    readonly limit: number
    readonly coverage: boolean
    readonly debug: boolean
  }

/** `-` is the quote on standard input, without the line end that ends it. */
export async function verifyOne(given: string, options: VerifyOptions): Promise<ExitCode> {
  const { speaker = null, date = null, document = null, receipt, json, debug } = options
  const quote = given === '-' ? (await readInput('-')).replace(/\r?\n$/, '') : given
  const claim = { quote, speaker, date, document }
  const place = placeOf(options)
  if (receipt !== undefined && place.kind === 'store') {
    throw new MisuseError('--receipt needs a service, which has a key to sign with: --url says where it is')
  }
  const { answer, cost } = await (place.kind === 'service'
    ? askOne(place.url, claim, { ...options, receipt: receipt !== undefined })
    : verifyAt(claim, options, place.target))
  process.stdout.write(json ? asJson(answer) : renderAnswer(answer, paintOf(options)))
  if (debug) process.stderr.write(`${JSON.stringify(cost)}\n`)
  if (receipt !== undefined) await keepReceipt(receipt, answer, claim)
  return answer.verdict === 'verbatim' ? EXIT.ok : EXIT.findings
}

export async function verifyMany(file: string, options: VerifyOptions): Promise<ExitCode> {
  const { json, debug } = options
  const lines = await readClaimsFile(file)
  const place = placeOf(options)
  const outcomes =
    place.kind === 'service'
      ? verifyLinesByService(lines, options, place.url)
      : verifyLinesAt(lines, options, place.target)
  let tally = NO_CLAIMS
  for await (const outcome of outcomes) {
    tally = count(tally, outcome)
    process.stdout.write(`${json ? jsonLine(outcome) : textLine(outcome)}\n`)
    if (debug && 'cost' in outcome) process.stderr.write(`${JSON.stringify(outcome.cost)}\n`)
  }
  process.stderr.write(`${describeTally(tally)}\n`)
  return exitCodeOf(tally)
}
