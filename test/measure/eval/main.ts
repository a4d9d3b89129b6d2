/** `npm run eval`: how often the verdict is right, on claims made from the library by a seeded generator. */
import { writeFileSync } from 'node:fs'
import { Command, InvalidArgumentError, Option } from 'commander'
import { type EvaluationProgress, evaluate } from './evaluate.ts'
import { TABLES, type Table } from './plan.ts'
import type { Scored } from './pool.ts'
import { describeScores, misses } from './report.ts'

/** Thresholds are set on the one, figures reported from the other. */
const SEEDS = { dev: 1, test: 2 } as const

type Options = {
  readonly library?: string
  readonly claims: number
  readonly split: keyof typeof SEEDS
  readonly seed?: number
  readonly tables: readonly Table[]
  readonly failures?: string
}

const options = new Command('npm run eval --')
  .description('Measures how often the verdict is right. Exit code 1: a figure misses its limit.')
  .option('--library <folder>', 'any folder of texts (default: the starter library)')
  .option('--claims <count>', 'claims of each form', parseCount, 6_200)
  .addOption(new Option('--split <name>', 'which claims').choices(Object.keys(SEEDS)).default('dev'))
  .option('--seed <number>', 'other claims than those of a split, and other texts held out', parseCount)
  .addOption(new Option('--tables <names...>', 'which tables').choices(TABLES).default(TABLES))
  .option('--failures <file>', 'write claims that were answered wrongly there, one JSON a line')
  .parse()
  .opts<Options>()

const began = performance.now()
const { claims, split, tables } = options
const seed = options.seed ?? SEEDS[split]
const { documents, words, scores } = await evaluate(
  { folder: options.library ?? null, claims, seed, tables },
  showProgress(),
)
const minutes = (performance.now() - began) / 60_000
process.stdout.write(
  `${documents} documents, ${words.toLocaleString('en-US')} words; ${options.seed === undefined ? `split ${split}` : `seed ${seed}`}, ` +
    `${claims.toLocaleString('en-US')} claims a form; ${minutes.toFixed(1)} minutes\n\n${describeScores(scores)}\n`,
)
if (options.failures !== undefined) writeFileSync(options.failures, failuresOf(scores))
const missed = misses(scores)
for (const line of missed) process.stderr.write(`MISSED ${line}\n`)
process.exitCode = missed.length === 0 ? 0 : 1

/** One line that is rewritten on a terminal; elsewhere a line for every tenth of the claims. */
function showProgress(): (progress: EvaluationProgress) => void {
  let tenth = 0
  return (progress) => {
    if ('stage' in progress) {
      process.stderr.write(`${progress.stage}\n`)
      return
    }
    const { done, total } = progress
    const left = Math.ceil(((performance.now() - began) / 60_000 / done) * (total - done))
    const line = `${done.toLocaleString('en-US')} of ${total.toLocaleString('en-US')} claims, ${left} min left`
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${line}${done === total ? '\n' : ''}`)
    else if (done >= (tenth * total) / 10) process.stderr.write(`${line}\n`)
    tenth = Math.max(tenth, Math.floor((10 * done) / total) + 1)
  }
}

function failuresOf(scored: readonly Scored[]): string {
  return scored
    .flatMap(({ tally }) => tally.failures)
    .map((failure) => `${JSON.stringify(failure)}\n`)
    .join('')
}

function parseCount(text: string): number {
  const value = Number(text)
  if (Number.isInteger(value) && value > 0) return value
  throw new InvalidArgumentError('It must be a whole number above 0.')
}
