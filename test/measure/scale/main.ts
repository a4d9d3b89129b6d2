/** `npm run bench:scale`: the same questions to libraries of 1, 10 and 50 million words in local Workers KV. */
import { execFileSync } from 'node:child_process'
import { existsSync, globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ROOT } from '../../../src/cli/connect.ts'
import { EXIT, MisuseError } from '../../../src/cli/exit.ts'
import { run } from '../../../src/cli/run.ts'
import { PEERS } from '../bench/bench.ts'
import { measureSize, type ScaleOptions, type Size } from './scale.ts'
import { renderScale } from './table.ts'

const USAGE = `Usage: npm run bench:scale -- [--library DIR]... [--sizes 1,10,50] [--claims N] [--seconds N]
                              [--peers NAMES] [--seed N] [--json FILE]

  --library DIR  measure on the texts of this folder; may be given more than once; without it,
                 on the corpora in ../shared/corpora, if they are there
  --sizes LIST   millions of words (1,10,50); a size beyond all texts means all of them
  --claims N     claims of each kind (300)
  --seconds N    seconds for which a peer is asked claims of one kind (60)
  --peers NAMES  ${PEERS.map(({ name }) => name).join(', ')}, by commas; "none" for none (the first)
  --seed N       draws other claims (1)
  --json FILE    write the figures to this file

Progress goes to stderr, a table in Markdown to stdout.
`
const CORPORA = join(ROOT, '..', 'shared', 'corpora')

await run(async () => {
  const { values } = readArguments()
  if (values.help) {
    process.stdout.write(USAGE)
    return EXIT.ok
  }
  const unpacked = mkdtempSync(join(tmpdir(), 'verbatim-corpora-'))
  try {
    const folders = values.library ?? unpackCorpora(unpacked)
    if (folders.length === 0) {
      process.stdout.write(
        'Skipped: there are no corpora in ../shared/corpora, and no --library was given.\n',
      )
      return EXIT.ok
    }
    const options: ScaleOptions = {
      folders,
      claims: readCount(values.claims),
      seconds: readCount(values.seconds),
      seed: readCount(values.seed),
      peers: values.peers.split(',').map((name) => name.trim()),
    }
    const sizes: Size[] = []
    for (const millions of values.sizes.split(',').map(readCount)) {
      sizes.push(await measureSize(millions * 1e6, options, (line) => say(`${millions} M words: ${line}`)))
    }
    if (values.json !== undefined)
      writeFileSync(values.json, `${JSON.stringify(sizes.map(figuresOf), null, 2)}\n`)
    process.stdout.write(`${renderScale(sizes)}\n`)
    return EXIT.ok
  } finally {
    rmSync(unpacked, { recursive: true, force: true })
  }
})

function say(line: string): void {
  process.stderr.write(`${(performance.now() / 1000).toFixed(0).padStart(5)} s  ${line}\n`)
}

/** Without the claims, which hold words of the texts. */
function figuresOf({ built, textBytes, engines, verified }: Size) {
  const asked = engines.map(({ kinds, ...engine }) => ({
    ...engine,
    kinds: kinds.map(({ kind, processor, trials }) => ({
      kind,
      processor,
      claims: trials.length,
      right: trials.filter(({ right }) => right).length,
    })),
  }))
  return { built, textBytes, engines: asked, verified }
}

function unpackCorpora(folder: string): string[] {
  if (!existsSync(CORPORA)) return []
  for (const archive of globSync('*.tar.xz', { cwd: CORPORA })) {
    say(`unpacking ${archive}`)
    execFileSync('tar', ['xf', join(CORPORA, archive), '-C', folder])
  }
  return [folder]
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        library: { type: 'string', multiple: true },
        sizes: { type: 'string', default: '1,10,50' },
        claims: { type: 'string', default: '300' },
        seconds: { type: 'string', default: '60' },
        peers: { type: 'string', default: PEERS[0]?.name ?? 'none' },
        seed: { type: 'string', default: '1' },
        json: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    })
  } catch {
    throw new MisuseError(USAGE)
  }
}

function readCount(text: string): number {
  const count = Number(text)
  if (Number.isInteger(count) && count > 0) return count
  throw new MisuseError(USAGE)
}
