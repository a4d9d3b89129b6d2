#!/usr/bin/env node
/** The command line. Results go to stdout, everything else to stderr; exit codes are in exit.ts. */
import { join } from 'node:path'
import { Command, InvalidArgumentError } from 'commander'
import { renderAnswer } from '../service/render.ts'
import { ROOT } from './connect.ts'
import { EXIT } from './exit.ts'
import { describePublication, type IngestOptions, ingest } from './ingest.ts'
import { run } from './run.ts'
import { verifyByService, verifyLocally } from './verify.ts'

const MATCHES_MAX = 20

type VerifyOptions = {
  readonly speaker?: string
  readonly date?: string
  readonly document?: string
  readonly limit: number
  readonly json: boolean
  readonly url?: URL
  readonly debug: boolean
}

const program = new Command('verbatim')
  .description('Verifies quotations against a library of canonical texts.')
  // Commander ends with 1 on a wrong option, which here means a finding.
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? EXIT.ok : EXIT.misuse))

program
  .command('ingest')
  .description('Publish the texts of the data folder, and the starter library, to local Workers KV.')
  .option('--data <folder>', 'the data folder', join(ROOT, 'data'))
  .option('--no-starter', 'leave out the starter library')
  .option('--remote', 'publish to the namespace of the deployed Worker', false)
  .option('--dry-run', 'build and report, write nothing', false)
  .option('--quiet', 'show no progress', false)
  .action((options: IngestOptions) =>
    run(async () => {
      process.stdout.write(`${describePublication(await ingest(options), options.dryRun)}\n`)
      return EXIT.ok
    }),
  )

program
  .command('verify')
  .description(
    'Say whether a text of the library has these words. Exit code 0 means verbatim, 1 anything else.',
  )
  .argument('<quote>', 'the words, exactly as claimed')
  .option('--speaker <name>', 'who is said to have said them')
  .option('--date <date>', 'when they are said to have been said')
  .option('--document <id>', 'the one text to look in')
  .option('--limit <count>', 'matches to show', parseLimit, 5)
  .option('--json', 'print the whole answer', false)
  .option('--url <address>', 'ask the service there instead of the local library', parseUrl)
  .option('--debug', 'show on stderr what the answer cost', false)
  .action((quote: string, { speaker, date, document, limit, json, url, debug }: VerifyOptions) =>
    run(async () => {
      const claim = { quote, speaker: speaker ?? null, date: date ?? null, document: document ?? null }
      const { answer, cost } = await (url ? verifyByService(url, claim, limit) : verifyLocally(claim, limit))
      process.stdout.write(`${json ? JSON.stringify(answer, null, 2) : renderAnswer(answer).trimEnd()}\n`)
      if (debug) process.stderr.write(`${JSON.stringify(cost)}\n`)
      return answer.verdict === 'verbatim' ? EXIT.ok : EXIT.findings
    }),
  )

await program.parseAsync()

function parseLimit(text: string): number {
  const limit = Number(text)
  if (Number.isInteger(limit) && limit >= 1 && limit <= MATCHES_MAX) return limit
  throw new InvalidArgumentError(`It must be a whole number from 1 to ${MATCHES_MAX}.`)
}

function parseUrl(text: string): URL {
  const url = URL.parse(text)
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url
  throw new InvalidArgumentError('It must be an address such as http://localhost:8787.')
}
