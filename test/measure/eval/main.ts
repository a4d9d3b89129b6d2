/** `npm run eval`: how often the verdict is right, on claims made from the library by a seeded generator. */
import { writeFileSync } from 'node:fs'
import { Command, InvalidArgumentError, Option } from 'commander'
import { publish } from '../../../src/service/publish.ts'
import { memoryStore } from '../../../src/store/memory.ts'
import type { Entry, Store } from '../../../src/store/store.ts'
import { readCorpus } from '../corpus.ts'
import { planOf, TABLES, type Table } from './plan.ts'
import { type Scored, scoreAll } from './pool.ts'
import { describeScores, misses } from './report.ts'
import { worldOf } from './world.ts'

/** Thresholds are set on the one, figures reported from the other. */
const SEEDS = { dev: 1, test: 2 } as const

type Options = {
  readonly library?: string
  readonly claims: number
  readonly split: keyof typeof SEEDS
  readonly tables: readonly Table[]
  readonly failures?: string
}

const options = new Command('npm run eval --')
  .description('Measures how often the verdict is right. Exit code 1: a figure misses its limit.')
  .option('--library <folder>', 'any folder of texts (default: the starter library)')
  .option('--claims <count>', 'claims of each form', parseCount, 6_000)
  .addOption(new Option('--split <name>', 'which claims').choices(Object.keys(SEEDS)).default('dev'))
  .addOption(new Option('--tables <names...>', 'which tables').choices(TABLES).default(TABLES))
  .option('--failures <file>', 'write the claims that were answered wrongly there, one JSON a line')
  .parse()
  .opts<Options>()

const began = performance.now()
const seed = SEEDS[options.split]
const folder = options.library ?? null
const world = worldOf(readCorpus(folder), seed)
say(`indexing ${world.held.length} documents, ${world.heldOut.length} are held out`)
const entries: Entry[] = []
const { corpus } = await publish(recording(memoryStore(), entries), world.held)
const scores = await scoreAll(
  planOf(options.claims, seed, options.tables),
  { folder, seed, entries },
  (done, total) => {
    const left = ((performance.now() - began) / 1000 / done) * (total - done)
    progress(
      `${done.toLocaleString('en-US')} of ${total.toLocaleString('en-US')} claims, ${Math.ceil(left / 60)} min left`,
    )
  },
)
say('')

const minutes = (performance.now() - began) / 60_000
process.stdout.write(
  `${corpus.documents} documents, ${corpus.words.toLocaleString('en-US')} words; split ${options.split}, ` +
    `${options.claims.toLocaleString('en-US')} claims a form; ${minutes.toFixed(1)} minutes\n\n${describeScores(scores)}\n`,
)
if (options.failures !== undefined) writeFileSync(options.failures, failuresOf(scores))
const missed = misses(scores)
for (const line of missed) say(`MISSED ${line}`)
process.exitCode = missed.length === 0 ? 0 : 1

/** The store, with everything that is written to it noted down. */
function recording(store: Store, noted: Entry[]): Store {
  return {
    ...store,
    write: async (written, onWritten) => {
      const all = [...written]
      noted.push(...all)
      await store.write(all, onWritten)
    },
  }
}

function failuresOf(scored: readonly Scored[]): string {
  return scored
    .flatMap(({ tally }) => tally.failures)
    .map((failure) => `${JSON.stringify(failure)}\n`)
    .join('')
}

function say(line: string): void {
  process.stderr.write(`${line}\n`)
}

function progress(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${line}`)
}

function parseCount(text: string): number {
  const value = Number(text)
  if (Number.isInteger(value) && value > 0) return value
  throw new InvalidArgumentError('It must be a whole number above 0.')
}
