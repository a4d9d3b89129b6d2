/** What a library costs at one size after another: to build, to keep, to ask. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { Document } from '../../../src/core/document.ts'
import { benchPeer, type EngineReport, PEERS, plantAll } from '../bench/bench.ts'
import type { Verified } from '../bench/verify.ts'
import { readWords } from '../bench/words.ts'
import { askService } from './ask.ts'
import type { Built } from './build.ts'
import { sampleFiles, writeSample } from './sample.ts'

export type ScaleOptions = {
  readonly folders: readonly string[]
  /** Claims of each kind. */
  readonly claims: number
  readonly seed: number
  /** Seconds for which a peer is asked claims of one kind. */
  readonly seconds: number
  /** Names of the peers that are asked; the service always is. */
  readonly peers: readonly string[]
}

export type Size = {
  readonly built: Built
  /** UTF-8 bytes of the blocks; the rest is index. */
  readonly textBytes: number
  /** The service first. */
  readonly engines: readonly EngineReport[]
  readonly verified: readonly Verified[]
}

/** Builds about `words` words into local KV and asks claims of them; `say` hears what is being done. */
export async function measureSize(
  words: number,
  options: ScaleOptions,
  say: (line: string) => void,
): Promise<Size> {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-scale-'))
  const [texts, state] = [join(folder, 'texts'), join(folder, 'state')]
  try {
    const files = sampleFiles(options.folders, words)
    say(`${files.length} files`)
    const documents = await writeSample(files, texts)
    say('building into local KV')
    const built = await build(texts, state)
    return { built, ...(await askAll(documents, built, state, options, say)) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function askAll(
  documents: readonly Document[],
  built: Built,
  state: string,
  options: ScaleOptions,
  say: (line: string) => void,
): Promise<Omit<Size, 'built'>> {
  say('reading the words once for all engines')
  const words = readWords(documents)
  const plantings = plantAll(words, options)
  const service = await askService({ state, bytes: built.bytes, plantings }, say)
  const engines = [service.engine]
  for (const peer of PEERS.filter(({ name }) => options.peers.includes(name))) {
    engines.push(...(await benchPeer(peer, words, plantings, { ...options, say })))
  }
  return { textBytes: service.textBytes, engines, verified: service.verified }
}

async function build(texts: string, state: string): Promise<Built> {
  const script = join(import.meta.dirname, 'build.ts')
  const child = spawn(process.execPath, [script, texts, state], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')])
  if (code !== 0) throw new Error(`The build ended with ${code}`)
  // Printed by `build.ts`.
  return JSON.parse(output) as Built
}
