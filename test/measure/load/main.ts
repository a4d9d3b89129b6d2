/** `npm run bench:load`: a bounded closed loop against `wrangler dev` on this machine, every answer checked. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import * as z from 'zod'
import { connectLocal, ROOT } from '../../../src/cli/connect.ts'
import { EXIT, MisuseError } from '../../../src/cli/exit.ts'
import { ingest } from '../../../src/cli/ingest.ts'
import { run } from '../../../src/cli/run.ts'
import { openLibrary } from '../../../src/service/library.ts'
import { quantile } from '../bench/quantile.ts'
import { type Random, randomFrom } from '../random.ts'
import { bodyOf, drawClaims, type Expected, FORMS } from './claims.ts'
import { type Ask, type Driven, drive } from './drive.ts'
import { riseOf, type Sample } from './growth.ts'
import { type Served, serve } from './serve.ts'

const USAGE = `Usage: npm run bench:load -- [--connections 8] [--verifications 30000] [--seed 1] [--port 8790] [--state FOLDER]

  --connections N    requests under way at once (8)
  --verifications N  single verifications; a hundredth as many batches and drafts follow (30000)
  --seed N           draws the claims (1)
  --port N           where wrangler dev listens, and its inspector at the next one (8790)
  --state FOLDER     a local library that is there, such as .wrangler/state; else the starter library is published anew

Ctrl-C ends the single verifications early and goes on with the rest. Exit code 0 means: no error, every answer the one of the same claim in this process, and no growth of what the Worker holds.
`
const CLAIMS = 1_000
const BATCH_CLAIMS = 20
const DRAFT_QUOTATIONS = 5
/** By how much what the Worker holds may rise from the first quarter of the verifications to their end. */
const RISE_BYTES_MAX = 8 * 1024 * 1024
const SAMPLES = 40

const ANSWER = z.object({ id: z.string(), verdict: z.string() })
const BATCH = z.object({ results: z.array(z.object({ answer: ANSWER })) })
const REVIEW = z.object({ summary: z.object({ quotations: z.number() }), findings: z.array(z.unknown()) })

type Options = {
  readonly connections: number
  readonly verifications: number
  readonly seed: number
  readonly port: number
  /** Null for a new one. */
  readonly state: string | null
}

await run(async () => {
  const options = readArguments()
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-load-'))
  try {
    const state = options.state ?? join(folder, 'state')
    if (options.state === null) await publishStarter(state)
    const random = randomFrom(options.seed)
    const claims = await claimsFrom(state, random)
    process.stdout.write(`${claims.length} claims are drawn, and verified in this process.\n`)
    const served = await serve({ folder, state, port: options.port })
    try {
      return (await measure(served, claims, { ...options, random })) ? EXIT.ok : EXIT.findings
    } finally {
      await served.close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

async function publishStarter(state: string): Promise<void> {
  const source = { data: join(ROOT, 'data'), starter: true, prune: true, state }
  await ingest({ ...source, remote: false, dryRun: false, quiet: true })
  process.stdout.write('The starter library is published.\n')
}

async function claimsFrom(state: string, random: Random): Promise<Expected[]> {
  const { store, close } = await connectLocal(state)
  try {
    const library = await openLibrary(store)
    if (library === null) throw new Error('The library is empty')
    return await drawClaims(library, random, CLAIMS)
  } finally {
    await close()
  }
}

/** True if all went well. */
async function measure(
  served: Served,
  claims: readonly Expected[],
  { connections, verifications, random }: Options & { readonly random: Random },
): Promise<boolean> {
  const resident: Sample[] = []
  const heap: Sample[] = []
  const asked: Promise<void>[] = []
  const sample = (done: number): void => {
    const bytes = served.memory()
    if (bytes !== null) resident.push({ done, bytes })
  }
  const sampleHeap = async (done: number): Promise<void> => {
    const bytes = await served.heap()
    if (bytes !== null) heap.push({ done, bytes })
  }
  const counts = new Map<string, number>()
  const began = performance.now()
  sample(0)
  const early = new AbortController()
  process.once('SIGINT', () => early.abort())
  const single = await drive(served.url, {
    connections,
    requests: verifications,
    signal: early.signal,
    next: () => verifying(random.pick(claims), counts),
    onAnswered(count) {
      if (count % Math.ceil(verifications / SAMPLES) === 0) sample(count)
      if (count % Math.ceil(verifications / 10) === 0) {
        asked.push(sampleHeap(count))
        tellProgress(count, began, resident.at(-1))
      }
    },
  })
  const verified = single.milliseconds.length
  sample(verified)
  // A batch under way holds megabytes that the verifications do not.
  await Promise.all(asked)
  const others = { connections, requests: Math.ceil(verified / 100) }
  const batches = await drive(served.url, {
    ...others,
    next: () => batching(several(claims, random, BATCH_CLAIMS)),
  })
  const drafts = await drive(served.url, {
    ...others,
    next: () => reviewing(several(claims, random, DRAFT_QUOTATIONS)),
  })
  const rows = { 'POST /v1/verify': single, [`batch of ${BATCH_CLAIMS}`]: batches, 'review of 5': drafts }
  process.stdout.write(`\n${tableOf(rows)}\n${verdictsOf(counts)}\n`)
  const isSteady = tellMemory({ resident, heap }, verified)
  return isSteady && [single, batches, drafts].every(({ errors }) => errors.size === 0)
}

function verifying({ claim, verdict, id, form }: Expected, counts: Map<string, number>): Ask {
  return {
    path: '/v1/verify',
    body: bodyOf(claim),
    check(answer) {
      const told = ANSWER.parse(answer)
      const name = `${form}: ${told.verdict}`
      counts.set(name, (counts.get(name) ?? 0) + 1)
      return told.verdict === verdict && told.id === id ? null : `${told.verdict}, not ${verdict}`
    },
  }
}

function batching(claims: readonly Expected[]): Ask {
  return {
    path: '/v1/verify/batch',
    body: { claims: claims.map(({ claim }) => bodyOf(claim)) },
    check(answer) {
      const { results } = BATCH.parse(answer)
      const isRight = claims.every(({ id }, at) => results[at]?.answer.id === id)
      return isRight && results.length === claims.length ? null : 'another answer in a batch'
    },
  }
}

/** A draft quotes nobody in particular, and may quote with marks within: how many are found is not for sure. */
function reviewing(claims: readonly Expected[]): Ask {
  const quotes = claims.map(({ claim }) => `“${claim.quote.replace(/[“”"]/g, '')},” it says.`)
  return {
    path: '/v1/review',
    body: { text: quotes.join('\n\n') },
    check(answer) {
      const { summary, findings } = REVIEW.parse(answer)
      return findings.length === summary.quotations && findings.length > 0
        ? null
        : 'a review without findings'
    },
  }
}

function several(claims: readonly Expected[], random: Random, count: number): Expected[] {
  return Array.from({ length: count }, () => random.pick(claims))
}

function tellProgress(count: number, began: number, last: Sample | undefined): void {
  const seconds = (performance.now() - began) / 1_000
  const memory = last === undefined ? '' : `, ${megabytes(last.bytes)}`
  process.stdout.write(`${count} verified, ${(count / seconds).toFixed(0)} a second${memory}\n`)
}

function tableOf(rows: Readonly<Record<string, Driven>>): string {
  const lines = Object.entries(rows).map(([name, { milliseconds, seconds, errors }]) => {
    const [p50, p90, p99] = [0.5, 0.9, 0.99].map((share) => quantile(milliseconds, share).toFixed(1))
    const told = [...errors].map(([kind, count]) => `${count} × ${kind}`).join(', ') || 'none'
    const rate = (milliseconds.length / seconds).toFixed(1)
    const most = Math.max(...milliseconds).toFixed(1)
    return `| ${name} | ${milliseconds.length} | ${rate} | ${p50} | ${p90} | ${p99} | ${most} | ${told} |`
  })
  const head = '| request | count | a second | p50 ms | p90 ms | p99 ms | most ms | errors |'
  return [head, '|---|---|---|---|---|---|---|---|', ...lines].join('\n')
}

function verdictsOf(counts: ReadonlyMap<string, number>): string {
  const lines = FORMS.map((form) => {
    const own = [...counts].filter(([name]) => name.startsWith(`${form}: `))
    return `${form}: ${own.map(([name, count]) => `${count} ${name.slice(form.length + 2)}`).join(', ')}`
  })
  return `\n${lines.join('\n')}\n`
}

/**
 * True if the Worker holds no more and more. What is read first stays in the cache, so the first quarter does not count. That
 * of the runtime is told only: `wrangler dev` itself, which imitates the rest of Cloudflare, takes ever more.
 */
function tellMemory(
  { resident, heap }: { readonly resident: readonly Sample[]; readonly heap: readonly Sample[] },
  verified: number,
): boolean {
  const range = (samples: readonly Sample[]): string =>
    samples
      .map(({ bytes }) => megabytes(bytes))
      .filter((_, at) => at % Math.ceil(samples.length / 10) === 0)
      .join(', ')
  process.stdout.write(
    `Resident, all of wrangler dev’s runtime: ${range(resident) || 'not known without /proc'}\n`,
  )
  const warm = heap.filter(({ done }) => done >= verified / 4)
  if (warm.length < 2) {
    process.stdout.write('What the Worker holds was not measured: its inspector does not answer.\n')
    return false
  }
  const rise = riseOf(warm)
  process.stdout.write(
    `Heap of the Worker after collecting garbage: ${range(heap)}; fitted rise ${megabytes(rise)}, allowed ${megabytes(RISE_BYTES_MAX)}\n`,
  )
  return rise <= RISE_BYTES_MAX
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(0)} MB`
}

function readArguments(): Options {
  try {
    const { values } = parseArgs({
      options: {
        connections: { type: 'string', default: '8' },
        verifications: { type: 'string', default: '30000' },
        seed: { type: 'string', default: '1' },
        port: { type: 'string', default: '8790' },
        state: { type: 'string' },
      },
    })
    const [connections = 0, verifications = 0, seed = 0, port = 0] = [
      values.connections,
      values.verifications,
      values.seed,
      values.port,
    ].map(Number)
    if ([connections, verifications, seed, port].every((value) => Number.isInteger(value) && value > 0)) {
      return { connections, verifications, seed, port, state: values.state ?? null }
    }
  } catch {
    // Told below.
  }
  throw new MisuseError(USAGE)
}
