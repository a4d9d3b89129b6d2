/** `verbatim dead-letter`: what the service gave up, tried again or given up for good. */
import type { Command } from 'commander'
import * as z from 'zod'
import { harmless, numbered } from '../service/terminal.ts'
import { StoreError } from '../store/store.ts'
import {
  type AdministerOptions,
  administering,
  ask,
  have,
  type Order,
  type Service,
  serviceAt,
} from './administer.ts'
import { EXIT, type ExitCode, MisuseError } from './exit.ts'
import { ADMINISTRATION_ENV, documented, type Manual, MISUSE, SERVICE } from './help.ts'
import { run } from './run.ts'

const PATH = '/v1/dead-letters'
const IDS = 'ids, as "verbatim dead-letter list" tells them'

const LETTER = z.looseObject({
  id: z.string(),
  site: z.string(),
  task: z.string(),
  reason: z.string(),
  attempts: z.int(),
  died_at: z.string(),
})
const LETTERS = z.looseObject({ dead_letters: z.array(LETTER) })

const ALL: Order = { method: 'GET', path: PATH }

type ReplayOptions = AdministerOptions & { readonly all: boolean }

export function addDeadLetterCommands(program: Command): void {
  const letter = program
    .command('dead-letter')
    .summary('see what was given up, and have it tried again')
    .description('See what the service gave up: reviews that failed and reports that nobody took.')

  administering(
    letter
      .command('list')
      .summary('list what was given up')
      .description('A line each: id, site, what was to be done, reason, attempts and when, parted by tabs.'),
  ).action((options: AdministerOptions) => run(() => list(options)))

  administering(
    letter
      .command('replay')
      .summary('have it tried again')
      .description('Have them tried again, from the first attempt. Exit code 1 means that some could not be.')
      .argument('[id...]', IDS)
      .option('--all', 'all that there are', false),
  ).action((ids: readonly string[], options: ReplayOptions) => run(() => replay(ids, options)))

  administering(
    letter
      .command('discard')
      .summary('give it up for good')
      .description('Give them up for good. Exit code 1 means that some could not be.')
      .argument('<id...>', IDS),
  ).action((ids: readonly string[], options: AdministerOptions) => run(() => discard(ids, options)))

  for (const command of [letter, ...letter.commands]) documented(command, MANUAL)
}

const MANUAL: Manual = {
  examples: [
    ['verbatim dead-letter list', 'What there is.'],
    ['verbatim dead-letter replay --all', 'Once the cause is mended.'],
  ],
  exitCodes: [[0, 'done'], [1, 'only some of it could be done'], MISUSE, SERVICE],
  environment: ADMINISTRATION_ENV,
  seeAlso: 'verbatim site',
}

async function list(options: AdministerOptions): Promise<ExitCode> {
  const told = await ask(serviceAt(options), ALL, LETTERS)
  const { dead_letters: letters } = told
  process.stdout.write(options.json ? `${JSON.stringify(told, null, 2)}\n` : letters.map(lineOf).join(''))
  if (!options.json) process.stderr.write(`${numbered(letters.length, 'dead letter')}\n`)
  return EXIT.ok
}

async function replay(given: readonly string[], options: ReplayOptions): Promise<ExitCode> {
  const { all, json } = options
  if (given.length > 0 === all) throw new MisuseError('Give ids of dead letters or --all')
  const service = serviceAt(options)
  const ids = all ? await listIds(service) : given
  const replayOne = (id: string) => have(service, { method: 'POST', path: `${pathOf(id)}/replay` })
  return doEach(ids, replayOne, { done: 'replayed', json, showsAll: all })
}

async function discard(ids: readonly string[], options: AdministerOptions): Promise<ExitCode> {
  const service = serviceAt(options)
  const discardOne = (id: string) => have(service, { method: 'DELETE', path: pathOf(id) })
  return doEach(ids, discardOne, { done: 'discarded', json: options.json, showsAll: false })
}

async function listIds(service: Service): Promise<readonly string[]> {
  const { dead_letters: letters } = await ask(service, ALL, LETTERS)
  return letters.map(({ id }) => id)
}

/** What became of one; `error` is null if it is done. */
type Outcome = { readonly id: string; readonly error: MisuseError | StoreError | null }

type Telling = {
  /** What each then is. */
  readonly done: string
  readonly json: boolean
  /** Also tells on stderr which is done, not only which failed. */
  readonly showsAll: boolean
}

/** One after another. What fails is told by its id, and the rest goes on. */
async function doEach(
  given: readonly string[],
  act: (id: string) => Promise<void>,
  { done, json, showsAll }: Telling,
): Promise<ExitCode> {
  const ids = [...new Set(given)]
  const outcomes: Outcome[] = []
  for (const id of ids) {
    const error = await failureOf(act(id))
    outcomes.push({ id, error })
    const what = error === null ? done : error.message
    const place = showsAll ? `${outcomes.length} of ${ids.length}: ` : ''
    if (showsAll || error !== null) process.stderr.write(`${harmless(`${place}${id}: ${what}`)}\n`)
    if (json)
      process.stdout.write(`${JSON.stringify(error === null ? { id, status: done } : { id, error: what })}\n`)
  }
  const failed = outcomes.flatMap(({ error }) => error ?? [])
  const succeeded = outcomes.length - failed.length
  const others = failed.length === 0 ? '' : `, ${failed.length} failed`
  if (!json) process.stdout.write(`${numbered(succeeded, 'dead letter')} ${done}${others}\n`)
  return exitCodeAfter(succeeded, failed)
}

/** If nothing could be done, why; if only some could, that. */
function exitCodeAfter(succeeded: number, failed: readonly (MisuseError | StoreError)[]): ExitCode {
  if (failed.length === 0) return EXIT.ok
  if (succeeded > 0) return EXIT.findings
  return failed.some((error) => error instanceof StoreError) ? EXIT.service : EXIT.misuse
}

async function failureOf(done: Promise<void>): Promise<Outcome['error']> {
  try {
    await done
    return null
  } catch (error) {
    if (error instanceof MisuseError || error instanceof StoreError) return error
    throw error
  }
}

function lineOf({ id, site, task, reason, attempts, died_at: diedAt }: z.infer<typeof LETTER>): string {
  const fields = [id, site, task, reason, numbered(attempts, 'attempt'), diedAt]
  return `${fields.map(harmless).join('\t')}\n`
}

function pathOf(id: string): string {
  return `${PATH}/${encodeURIComponent(id)}`
}
