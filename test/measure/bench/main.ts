/** `npm run bench`: the service beside SQLite FTS5, MiniSearch and a full scan, on the same texts and claims. */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { EXIT, MisuseError } from '../../../src/cli/exit.ts'
import { run } from '../../../src/cli/run.ts'
import type { Document } from '../../../src/core/document.ts'
import { readCorpus } from '../corpus.ts'
import { type BenchOptions, bench } from './bench.ts'
import { recordOf } from './record.ts'
import { renderReport } from './table.ts'

const USAGE = `Usage: npm run bench -- [--library DIR] [--claims N] [--seconds N] [--seed N] [--json FILE]

  --library DIR  measure on the texts of this folder; without it, on the starter library
  --claims N     claims of each kind (200)
  --seconds N    seconds for which a peer is asked claims of one kind (30)
  --seed N       draws other claims (1)
  --json FILE    write the figures, and every claim whose place was not found, to this file

Progress goes to stderr, tables in Markdown to stdout.
`

await run(async () => {
  const { values } = readArguments()
  if (values.help) {
    process.stdout.write(USAGE)
    return EXIT.ok
  }
  const options: BenchOptions = {
    claims: readCount(values.claims),
    seconds: readCount(values.seconds),
    seed: readCount(values.seed),
  }
  const say = (line: string): void => {
    process.stderr.write(`${(performance.now() / 1000).toFixed(0).padStart(5)} s  ${line}\n`)
  }
  const report = await bench(await readTexts(values.library ?? null), options, say)
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(recordOf(report), null, 2)}\n`)
  process.stdout.write(`${renderReport(report)}\n`)
  return EXIT.ok
})

function readArguments() {
  try {
    return parseArgs({
      options: {
        library: { type: 'string' },
        claims: { type: 'string', default: '200' },
        seconds: { type: 'string', default: '30' },
        seed: { type: 'string', default: '1' },
        json: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    })
  } catch {
    throw new MisuseError(USAGE)
  }
}

/** A folder without texts is a wrong argument. */
async function readTexts(folder: string | null): Promise<readonly Document[]> {
  try {
    return await readCorpus(folder)
  } catch (error) {
    if (error instanceof RangeError) throw new MisuseError(error.message)
    throw error
  }
}

function readCount(text: string): number {
  const count = Number(text)
  if (Number.isInteger(count) && count > 0) return count
  throw new MisuseError(USAGE)
}
