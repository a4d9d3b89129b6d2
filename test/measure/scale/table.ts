/** The sizes side by side, as Markdown: what stays flat and what grows. */

import type { Cost } from '../../../src/service/answer.ts'
import type { EngineReport, KindReport } from '../bench/bench.ts'
import { describeKind, KINDS } from '../bench/claim.ts'
import { quantile } from '../bench/quantile.ts'
import type { Size } from './scale.ts'

/** Words of the claims whose processor time has a limit. */
const SHORT_CLAIM_WORDS = 40

export function renderScale(sizes: readonly Size[]): string {
  const row = (title: string, tell: (size: Size) => string): string[] => [title, ...sizes.map(tell)]
  const rows: string[][] = [
    row('documents', ({ built }) => whole(built.documents)),
    row('build, words/s, two cores', ({ built }) => whole(built.words / built.seconds)),
    row('— of it reading, indexing, writing, s', ({ built }) => stagesOf(built)),
    row('memory of the build, MB', ({ built }) => megabytes(built.residentBytes)),
    row('keys', ({ built }) => whole(built.keys)),
    row('text, MB', ({ textBytes }) => megabytes(textBytes)),
    row('index, MB', ({ built, textBytes }) => megabytes(built.bytes - textBytes)),
    row('index, bytes a word', ({ built, textBytes }) =>
      ((built.bytes - textBytes) / built.words).toFixed(1),
    ),
    ...COUNTS.map(([title, count]) =>
      row(`${title}: p50, p99, most`, ({ verified }) => {
        const values = verified.flatMap(({ costs }) => costs.map((cost) => cost[count]))
        return [0.5, 0.99, 1].map((share) => whole(quantile(values, share))).join(', ')
      }),
    ),
    row('claims settled by the first wave', ({ verified }) => {
      const waves = verified.flatMap(({ costs }) => costs.map((cost) => cost.waves))
      return percent(waves.filter((wave) => wave === 1).length, waves.length)
    }),
    row('opening, p50 ms', ({ verified }) =>
      time(
        verified.flatMap(({ open }) => open),
        0.5,
      ),
    ),
    ...(['true', 'altered', 'all'] as const).map((form) =>
      row(`CPU warm, ${form} claims up to ${SHORT_CLAIM_WORDS} words: p50, p99 ms`, ({ verified }) => {
        const times = verified
          .filter((one) => (form === 'all' || one.form === form) && one.words <= SHORT_CLAIM_WORDS)
          .flatMap(({ warm }) => warm)
        return [0.5, 0.99].map((share) => time(times, share)).join(', ')
      }),
    ),
    ...KINDS.map((kind) =>
      row(`right place: ${describeKind(kind)}`, ({ engines }) => rightOf(engines[0], kind)),
    ),
    ...peersOf(sizes).flatMap((name) =>
      KINDS.map((kind) =>
        row(`${name}, ${describeKind(kind)}: × CPU, right`, ({ engines }) => compared(engines, name, kind)),
      ),
    ),
  ]
  const head = ['', ...sizes.map(({ built }) => `${(built.words / 1e6).toFixed(1)} M words`)]
  return table(
    head,
    rows.filter((cells) => cells.slice(1).some((cell) => cell !== '')),
  )
}

/** What a verification counts, by the names of its cost. */
const COUNTS: readonly (readonly [title: string, count: keyof Cost])[] = [
  ['rounds', 'rounds'],
  ['keys read', 'keys'],
  ['bytes read', 'bytes'],
  ['postings', 'postings'],
]

function stagesOf({ seconds, stages }: Size['built']): string {
  const [read, index] = [stages.index || seconds, stages.write || seconds]
  return [read, index - read, seconds - index].map((part) => part.toFixed(0)).join(', ')
}

function peersOf(sizes: readonly Size[]): string[] {
  return [...new Set(sizes.flatMap(({ engines }) => engines.slice(1).map(({ name }) => name)))]
}

type Kind = (typeof KINDS)[number]

function ofKind(engine: EngineReport | undefined, { words, edits }: Kind): KindReport | undefined {
  return engine?.kinds.find(({ kind }) => kind.words === words && kind.edits === edits)
}

function rightOf(engine: EngineReport | undefined, kind: Kind): string {
  const trials = ofKind(engine, kind)?.trials ?? []
  return trials.length === 0 ? '' : percent(trials.filter(({ right }) => right).length, trials.length)
}

/** Processor time of a peer by that of the service, for the same claims. */
function compared(engines: readonly EngineReport[], name: string, kind: Kind): string {
  const mean = (engine: EngineReport | undefined): number => {
    const found = ofKind(engine, kind)
    return found === undefined ? Number.NaN : found.processor / found.trials.length
  }
  const peer = engines.find((engine) => engine.name === name)
  const ratio = mean(peer) / mean(engines[0])
  return Number.isNaN(ratio) ? '' : `${whole(ratio)} ×, ${rightOf(peer, kind)}`
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function percent(part: number, all: number): string {
  return `${((100 * part) / all).toFixed(1)} %`
}

function whole(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 0 })
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1)
}

function time(values: readonly number[], share: number): string {
  return values.length === 0 ? '' : quantile(values, share).toFixed(1)
}
