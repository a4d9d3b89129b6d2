/** The benchmark: every engine is built, asked the same claims, and let go before the next is built. */
import type { Document } from '../../../src/core/document.ts'
import { randomFrom } from '../random.ts'
import { describeKind, KINDS, type Kind, type Planting, plantClaims } from './claim.ts'
import type { Engine } from './engine.ts'
import { type Measured, measure } from './measure.ts'
import { buildMiniSearch } from './minisearch.ts'
import { buildScan } from './scan.ts'
import { buildSqlite } from './sqlite.ts'
import { buildVerbatim, type Verbatim } from './verbatim.ts'
import { measureVerify, type Verified } from './verify.ts'
import { readWords, type Words } from './words.ts'

export type BenchOptions = {
  /** Claims of each kind. */
  readonly claims: number
  readonly seed: number
  /** Seconds after which a peer is asked no further claim of a kind. The service is asked all. */
  readonly seconds: number
}

export type Report = {
  readonly corpus: { readonly documents: number; readonly words: number }
  readonly options: BenchOptions
  /** The service first. */
  readonly engines: readonly EngineReport[]
  /** UTF-8 bytes of the texts in the service's store, beside its index. */
  readonly textBytes: number
  readonly verified: readonly Verified[]
}

export type EngineReport = Omit<Engine, 'find'> & {
  readonly buildSeconds: number
  readonly kinds: readonly KindReport[]
}

export type KindReport = Measured & { readonly kind: Kind }

/** Runs all of it; `say` hears what is being done. Throws `RangeError` if the texts are too short for the claims. */
export async function bench(
  documents: readonly Document[],
  options: BenchOptions,
  say: (line: string) => void,
): Promise<Report> {
  const words = readWords(documents)
  say(`${documents.length} documents, ${words.count} words`)
  const claims = plantAll(words, options)
  const { engine, ...service } = await benchService(() => buildVerbatim(documents), claims, say)
  const engines = [engine]
  for (const peer of PEERS) engines.push(...(await benchPeer(peer, words, claims, { ...options, say })))
  return { corpus: { documents: documents.length, words: words.count }, options, engines, ...service }
}

/** Claims of every kind. Throws `RangeError` if the texts are too short. */
export function plantAll(words: Words, { claims, seed }: Pick<BenchOptions, 'claims' | 'seed'>): Planting[] {
  const random = randomFrom(seed)
  const warmUps = Math.min(WARM_UP_CLAIMS, claims)
  return KINDS.map((kind) => ({
    kind,
    warmUp: plantClaims(words, kind, warmUps, random),
    claims: plantClaims(words, kind, claims, random),
  }))
}

export type Peer = { readonly name: string; readonly build: (words: Words) => readonly Engine[] }

export const PEERS: readonly Peer[] = [
  { name: 'SQLite FTS5', build: buildSqlite },
  { name: 'MiniSearch', build: buildMiniSearch },
  { name: 'approx-string-match', build: buildScan },
]

/** Claims of each kind, at most, asked before any is timed: by then all code is compiled and the caches are warm. */
const WARM_UP_CLAIMS = 40
/** Share of a peer's seconds that they may take. */
const WARM_UP_SHARE = 0.1

export type ServiceReport = Pick<Report, 'textBytes' | 'verified'> & { readonly engine: EngineReport }

/** What the service does with claims; `build` makes it. */
export async function benchService(
  build: () => Promise<Verbatim>,
  plantings: readonly Planting[],
  say: (line: string) => void,
): Promise<ServiceReport> {
  say('Verbatim: building')
  const { value: verbatim, seconds } = await timed(build)
  const engine = await benchEngine(verbatim.engine, seconds, plantings, {
    seconds: Number.POSITIVE_INFINITY,
    say,
  })
  const verified: Verified[] = []
  // The originals of the edited claims are the true ones.
  for (const planting of plantings.filter(({ kind }) => kind.edits > 0)) {
    say(`Verbatim: verifying claims of ${planting.kind.words} words`)
    verified.push(...(await measureVerify(verbatim, planting)))
  }
  return { engine, textBytes: verbatim.textBytes, verified }
}

type Watch = { readonly seconds: number; readonly say: (line: string) => void }

export async function benchPeer(
  { name, build }: Peer,
  words: Words,
  plantings: readonly Planting[],
  watch: Watch,
): Promise<EngineReport[]> {
  watch.say(`${name}: building`)
  const { value: engines, seconds } = await timed(() => build(words))
  const reports: EngineReport[] = []
  for (const engine of engines) reports.push(await benchEngine(engine, seconds, plantings, watch))
  return reports
}

async function benchEngine(
  { find, ...facts }: Engine,
  buildSeconds: number,
  plantings: readonly Planting[],
  { seconds, say }: Watch,
): Promise<EngineReport> {
  const asked = plantings.filter(({ kind }) => kind.edits === 0 || !facts.onlyExact)
  for (const { warmUp } of asked) await measure(find, warmUp, seconds * WARM_UP_SHARE)
  const kinds: KindReport[] = []
  for (const { kind, claims } of asked) {
    say(`${facts.name}: ${describeKind(kind)}`)
    kinds.push({ kind, ...(await measure(find, claims, seconds)) })
  }
  return { ...facts, buildSeconds, kinds }
}

async function timed<T>(work: () => T | Promise<T>): Promise<{ value: T; seconds: number }> {
  const began = performance.now()
  const value = await work()
  return { value, seconds: (performance.now() - began) / 1000 }
}
