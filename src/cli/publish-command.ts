/** The commands that change what is held, as they are called: `ingest`, `compact`, `remove`; and `key`. */
import { join } from 'node:path'
import { Argument, type Command, Option } from 'commander'
import { LOCAL_STATE, ROOT } from './connect.ts'
import { EXIT } from './exit.ts'
import { asJson, jsonOption } from './format.ts'
import { documented, MISUSE, SERVICE, STATE_FILE } from './help.ts'
import type { IngestOptions } from './ingest.ts'
import { describeNewKey, makeKey, SCOPES, type Scope } from './key.ts'
import { type PlaceOptions, remoteOption, stateOption } from './place.ts'
import { run } from './run.ts'
import { parseUrlForKey } from './url.ts'

type Printing = { readonly json: boolean }
type Storing = Pick<PlaceOptions, 'state' | 'remote'>

export function addIngestCommand(program: Command): void {
  const command = program
    .command('ingest')
    .summary('publish texts to the library')
    .description('Publish the texts of the data folder, and the starter library, to Workers KV.')
    .optionsGroup('What is published:')
    .addOption(
      new Option('--data <folder>', 'the data folder; its folder "texts" holds the texts').default(
        join(ROOT, 'data'),
        'data here',
      ),
    )
    .option('--no-starter', 'leave out the starter library')
    .option('--prune', 'take out what earlier ingests brought and the sources no longer have', false)
    .optionsGroup('Where to:')
    .addOption(stateOption())
    .addOption(remoteOption())
    .option('--dry-run', 'build and report, write nothing', false)
    .optionsGroup('What is printed:')
    .addOption(jsonOption('print what was published as JSON'))
    .option('--quiet', 'show no progress', false)
    .optionsGroup('Options:')
    .action((options: Omit<IngestOptions, 'state' | 'remote'> & Storing & Printing) =>
      run(async () => {
        const { describePublication, ingest } = await import('./ingest.ts')
        const ingestion = await ingest({ ...options, ...targetOf(options) })
        const { dryRun, json } = options
        process.stdout.write(
          json ? asJson({ ...ingestion, dry_run: dryRun }) : `${describePublication(ingestion, dryRun)}\n`,
        )
        return ingestion.problems > 0 ? EXIT.findings : EXIT.ok
      }),
    )
  documented(command, {
    examples: [
      ['verbatim ingest --dry-run', 'Read and check everything, write nothing.'],
      ['verbatim ingest --no-starter --data ~/archive', 'Your own texts only, into the local library.'],
      ['verbatim ingest --remote', 'Into the library of the deployed Worker.'],
    ],
    exitCodes: [
      [0, 'all texts are published'],
      [1, 'some could not be read: each is told on stderr, the rest is published'],
      MISUSE,
      SERVICE,
    ],
    files: [['data/texts', 'your texts; data/README.md says which formats and facts'], STATE_FILE],
    seeAlso: 'verbatim library, verbatim remove, verbatim compact; README.md, "Your own texts"',
  })
}

export function addCompactCommand(program: Command): void {
  const command = program
    .command('compact')
    .summary('join what was published by request')
    .description('Join what was published by request into one, and delete what was replaced an hour ago.')
    .addOption(stateOption())
    .addOption(remoteOption())
    .addOption(jsonOption('print what was published as JSON'))
    .option('--quiet', 'show no progress', false)
    .action((options: Storing & Printing & { readonly quiet: boolean }) =>
      run(async () => {
        const { compactLibrary } = await import('./compact.ts')
        const { describePublication } = await import('./ingest.ts')
        const publication = await compactLibrary({ ...options, ...targetOf(options) })
        process.stdout.write(
          options.json ? asJson(publication) : `${describePublication(publication, false)}\n`,
        )
        return EXIT.ok
      }),
    )
  documented(command, {
    examples: [['verbatim compact --remote', 'When the service answers 507 compaction_needed.']],
    exitCodes: [[0, 'done'], MISUSE, SERVICE],
    files: [STATE_FILE],
  })
}

export function addRemoveCommand(program: Command): void {
  const command = program
    .command('remove')
    .summary('take texts out of the library')
    .description('Take texts out of the library, with all their versions; all of them, or none.')
    .argument('<id...>', 'ids, as "verbatim library" lists them')
    .addOption(stateOption())
    .addOption(remoteOption())
    .addOption(
      new Option('--url <address>', 'have the service there take them out, with a key')
        .argParser(parseUrlForKey)
        .conflicts(['state', 'remote']),
    )
    .addOption(jsonOption('print JSON'))
    .action((ids: readonly string[], options: PlaceOptions & Printing) =>
      run(async () => {
        const { removeByService, removeDocuments } = await import('./remove.ts')
        const { describePublication } = await import('./ingest.ts')
        const removed = [...new Set(ids)]
        // What takes something away goes only where it is sent by name, never where a variable says.
        if (options.url !== undefined) {
          await removeByService(ids, options.url)
          process.stdout.write(options.json ? asJson({ removed }) : `Removed ${removed.join(', ')}\n`)
          return EXIT.ok
        }
        const publication = await removeDocuments(ids, targetOf(options))
        process.stdout.write(
          options.json ? asJson({ removed, ...publication }) : `${describePublication(publication, false)}\n`,
        )
        return EXIT.ok
      }),
    )
  documented(command, {
    examples: [
      ['verbatim remove gazette-12', 'From the local library.'],
      ['verbatim remove gazette-12 --url https://verbatim.example', 'By request, with a key.'],
    ],
    exitCodes: [[0, 'done'], [2, 'misuse: one of them is not held, or the key does not allow it'], SERVICE],
    environment: [['VERBATIM_KEY', 'with --url: a key to publish, of "verbatim key"']],
    files: [STATE_FILE],
    seeAlso: 'verbatim library',
  })
}

export function addKeyCommand(program: Command): void {
  const command = program
    .command('key')
    .summary('make a key')
    .description('Make a key, and say where it or its digest belongs.')
    .addArgument(
      new Argument(
        '[scope]',
        'what it lets its holder do: ask more often than others, publish texts, or administer sites; or what the service seals the secrets of sites with, or signs receipts with',
      )
        .choices(SCOPES)
        .default('publish'),
    )
    .addOption(jsonOption('print it as JSON'))
    .action((scope: Scope, { json }: Printing) =>
      run(async () => {
        const made = await makeKey(scope)
        process.stdout.write(json ? asJson(made) : describeNewKey(made))
        return EXIT.ok
      }),
    )
  documented(command, {
    examples: [
      ['verbatim key', 'To publish texts by request.'],
      ['verbatim key verify', 'To be counted for oneself, not by address.'],
      ['verbatim key admin', 'To administer sites.'],
      ['verbatim key sign', 'To sign receipts and the log; says also how to change it.'],
    ],
    exitCodes: [[0, 'made: it is shown only now'], MISUSE],
  })
}

function targetOf({ state = LOCAL_STATE, remote = false }: Storing) {
  return { state, remote }
}
