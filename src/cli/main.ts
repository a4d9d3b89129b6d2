#!/usr/bin/env node
/**
 * The command line. Results go to stdout, everything else to stderr; exit codes are in exit.ts. What reads texts and
 * libraries is loaded by the commands that do: all of it takes longer than the others run.
 */
import { join } from 'node:path'
import { Argument, Command, InvalidArgumentError, Option } from 'commander'
import type { CompactOptions } from './compact.ts'
import { LOCAL_STATE, ROOT, type Target } from './connect.ts'
import { addDeadLetterCommands } from './dead-letter.ts'
import type { DraftOptions } from './draft.ts'
import { EXIT, MisuseError } from './exit.ts'
import type { IngestOptions } from './ingest.ts'
import { describeNewKey, SCOPES, type Scope } from './key.ts'
import type { ReviewOptions } from './review.ts'
import { run } from './run.ts'
import { addSiteCommands } from './site.ts'
import { parseUrl } from './url.ts'
import type { VerifyOptions } from './verdicts.ts'

const MATCHES_MAX = 20
const STATE = '--state <folder>'

const program = new Command('verbatim')
  .description('Verifies quotations against a library of canonical texts.')
  // Commander ends with 1 on a wrong option, which here means a finding.
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? EXIT.ok : EXIT.misuse))

program
  .command('ingest')
  .description('Publish the texts of the data folder, and the starter library, to local Workers KV.')
  .option('--data <folder>', 'the data folder', join(ROOT, 'data'))
  .option('--no-starter', 'leave out the starter library')
  .option('--prune', 'take out what earlier ingests brought and the sources no longer have', false)
  .option(STATE, 'the folder of the local library', LOCAL_STATE)
  .addOption(remoteOption())
  .option('--dry-run', 'build and report, write nothing', false)
  .option('--quiet', 'show no progress', false)
  .action((options: IngestOptions) =>
    run(async () => {
      const { describePublication, ingest } = await import('./ingest.ts')
      const ingestion = await ingest(options)
      process.stdout.write(`${describePublication(ingestion, options.dryRun)}\n`)
      return ingestion.problems > 0 ? EXIT.findings : EXIT.ok
    }),
  )

program
  .command('verify')
  .description(
    'Say whether a text of the library has these words. Exit code 0 means verbatim, 1 anything else.',
  )
  .argument('[quote]', 'the words, exactly as claimed')
  .option('--speaker <name>', 'who is said to have said them')
  .option('--date <date>', 'when they are said to have been said')
  .option('--document <id>', 'the one text to look in')
  .addOption(
    new Option(
      '--claims <file>',
      'verify many: one JSON object a line, with these fields; - is standard input',
    ).conflicts(['speaker', 'date', 'document']),
  )
  .option('--limit <count>', 'matches to show', parseLimit, 5)
  .option('--json', 'print the whole answer', false)
  .option(STATE, 'the folder of the local library', LOCAL_STATE)
  .addOption(
    new Option('--url <address>', 'ask the service there instead of the local library')
      .argParser(parseUrl)
      .conflicts('state'),
  )
  .option('--debug', 'show on stderr what the answer cost', false)
  .action((quote: string | undefined, options: VerifyOptions) =>
    run(async () => {
      const { verifyMany, verifyOne } = await import('./verdicts.ts')
      const { claims } = options
      if (claims !== undefined) {
        if (quote === undefined) return verifyMany(claims, options)
        throw new MisuseError('Give one quote or --claims <file>, not both')
      }
      if (quote !== undefined) return verifyOne(quote, options)
      throw new MisuseError("missing required argument 'quote', or --claims <file>")
    }),
  )

draftCommand('quotations')
  .description('Find the quotations of a text, and who said them. Nothing is looked up in the library.')
  .action((file: string, options: DraftOptions & { readonly json: boolean }) =>
    run(async () => {
      const { readDraftFile } = await import('./draft.ts')
      const { findQuotations } = await import('../service/quotations.ts')
      const { renderQuotations } = await import('../service/render-quotations.ts')
      const found = findQuotations(await readDraftFile(file, options))
      process.stdout.write(options.json ? `${JSON.stringify(found, null, 2)}\n` : renderQuotations(found))
      return EXIT.ok
    }),
  )

draftCommand('review')
  .description('Verify every quotation of a draft. Exit code 0 means that all are verbatim, 1 anything else.')
  .addOption(
    new Option('--sarif', 'print SARIF 2.1.0, for editors and code hosts').default(false).conflicts('json'),
  )
  .option(STATE, 'the folder of the local library', LOCAL_STATE)
  .action((file: string, options: ReviewOptions) =>
    run(async () => {
      const { printReview } = await import('./review.ts')
      return printReview(file, options)
    }),
  )

program
  .command('compact')
  .description('Join what was published by request into one, and delete what was replaced an hour ago.')
  .option(STATE, 'the folder of the local library', LOCAL_STATE)
  .addOption(remoteOption())
  .option('--quiet', 'show no progress', false)
  .action((options: CompactOptions) =>
    run(async () => {
      const { compactLibrary } = await import('./compact.ts')
      const { describePublication } = await import('./ingest.ts')
      process.stdout.write(`${describePublication(await compactLibrary(options), false)}\n`)
      return EXIT.ok
    }),
  )

program
  .command('remove')
  .description('Take texts out of the library, with all their versions.')
  .argument('<id...>', 'ids of the texts')
  .option(STATE, 'the folder of the local library', LOCAL_STATE)
  .addOption(remoteOption())
  .action((ids: readonly string[], options: Target) =>
    run(async () => {
      const { removeDocuments } = await import('./remove.ts')
      const { describePublication } = await import('./ingest.ts')
      process.stdout.write(`${describePublication(await removeDocuments(ids, options), false)}\n`)
      return EXIT.ok
    }),
  )

program
  .command('key')
  .description('Make a key, and say where it or its digest belongs.')
  .addArgument(
    new Argument(
      '[scope]',
      'what it lets its holder do: publish texts, or administer sites; or seal the secrets of sites',
    )
      .choices(SCOPES)
      .default('publish'),
  )
  .action((scope: Scope) =>
    run(async () => {
      process.stdout.write(await describeNewKey(scope))
      return EXIT.ok
    }),
  )

addSiteCommands(program)
addDeadLetterCommands(program)

await program.parseAsync()

/** A command that reads a draft. */
function draftCommand(name: string): Command {
  return program
    .command(name)
    .argument('<file>', 'plain text, Markdown or HTML; - is standard input')
    .option('--html', 'read it as HTML, whatever the name of the file', false)
    .option('--language <tag>', 'the language of the text', 'en')
    .option('--date <date>', 'when it was or will be published; "on Friday" in it hangs on that')
    .option('--json', 'print all that is known', false)
}

function remoteOption(): Option {
  return new Option('--remote', 'use the namespace of the deployed Worker').default(false).conflicts('state')
}

function parseLimit(text: string): number {
  const limit = Number(text)
  if (Number.isInteger(limit) && limit >= 1 && limit <= MATCHES_MAX) return limit
  throw new InvalidArgumentError(`It must be a whole number from 1 to ${MATCHES_MAX}.`)
}
