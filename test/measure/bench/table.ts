/** The report of a benchmark as Markdown, to be read or pasted. */
import type { BenchOptions, EngineReport, KindReport, Report } from './bench.ts'
import { describeKind, type Kind } from './claim.ts'
import { quantile } from './quantile.ts'
import type { Verified } from './verify.ts'

export function renderReport(report: Report): string {
  const { corpus, options, engines, textBytes, verified } = report
  return [
    `${whole(corpus.documents)} documents, ${whole(corpus.words)} words; seed ${options.seed}; Node ${process.versions.node}, one thread, all in memory.`,
    table(['engine', 'version and settings', 'build s', 'index MB'], engines.map(engineRow)),
    `Verbatim's store holds the texts too, ${megabytes(textBytes)} MB, which the index figure leaves out as it does for the others.`,
    table(
      [
        'claims of',
        'engine',
        'claims',
        'right %',
        'Verbatim on these %',
        'p50 ms',
        'p99 ms',
        'p50 ÷ Verbatim’s',
        'mean CPU ms',
        'CPU ÷ Verbatim’s',
      ],
      resultRows(engines),
    ),
    explain(options),
    table(
      [
        'whole verify()',
        'claims',
        'opening p50 ms',
        'cold p50 ms',
        'cold p99 ms',
        'warm p50 ms',
        'warm p99 ms',
      ],
      [
        ...verified.map((row) => verifiedRow(`${row.words} words, ${row.form}`, [row])),
        verifiedRow('all', verified),
      ],
    ),
    table(
      ['operations', 'claims', 'mean', 'p50', 'p99', 'most'],
      [...costRows(verified, 'true'), ...costRows(verified, 'altered')],
    ),
  ].join('\n\n')
}

function explain({ seconds }: BenchOptions): string {
  return [
    'Time is from the claim to its place: candidates, then the same aligner. Right is a place whose alignment',
    'is no worse than that of the words from which the claim was made. A peer is asked claims of a kind for',
    `${seconds} s at most. CPU is the processor time of all claims by their number, which other programs do not`,
    'lengthen; where it is far under p50 the machine was busy, and p50 is not to be trusted.',
  ].join(' ')
}

function engineRow({ name, settings, buildSeconds, indexBytes }: EngineReport): string[] {
  return [
    name,
    settings,
    buildSeconds.toFixed(1),
    indexBytes === null ? 'not measured' : megabytes(indexBytes),
  ]
}

/** Kind after kind, engine after engine. */
function resultRows(engines: readonly EngineReport[]): string[][] {
  const [service] = engines
  if (service === undefined) return []
  return service.kinds.flatMap((ours) =>
    engines.flatMap(({ name, kinds }) => {
      const theirs = kinds.find(({ kind }) => kind === ours.kind)
      return theirs === undefined ? [] : [resultRow(ours.kind, name, theirs, ours)]
    }),
  )
}

function resultRow(kind: Kind, name: string, theirs: KindReport, ours: KindReport): string[] {
  const asked = theirs.trials.length
  const spent = timesOf(theirs)
  return [
    describeKind(kind),
    name,
    whole(asked),
    rightShare(theirs.trials),
    rightShare(ours.trials.slice(0, asked)),
    time(quantile(spent, 0.5)),
    time(quantile(spent, 0.99)),
    times(quantile(spent, 0.5) / quantile(timesOf(ours), 0.5)),
    time(processorOf(theirs)),
    times(processorOf(theirs) / processorOf(ours)),
  ]
}

/** Mean processor time of a claim. */
function processorOf({ processor, trials }: KindReport): number {
  return processor / trials.length
}

function timesOf({ trials }: KindReport): number[] {
  return trials.map(({ milliseconds }) => milliseconds)
}

function rightShare(trials: KindReport['trials']): string {
  return ((100 * trials.filter(({ right }) => right).length) / trials.length).toFixed(1)
}

function verifiedRow(title: string, rows: readonly Verified[]): string[] {
  const open = rows.flatMap((row) => row.open)
  const cold = rows.flatMap((row) => row.cold)
  const warm = rows.flatMap((row) => row.warm)
  return [
    title,
    whole(warm.length),
    time(quantile(open, 0.5)),
    ...[cold, warm].flatMap((times) => [time(quantile(times, 0.5)), time(quantile(times, 0.99))]),
  ]
}

/** One row for each thing that a verification counts. */
function costRows(verified: readonly Verified[], form: Verified['form']): string[][] {
  const costs = verified.filter((row) => row.form === form).flatMap((row) => row.costs)
  const counts = new Map<string, number[]>()
  for (const [name, count] of costs.flatMap((cost) => Object.entries(cost))) {
    const values = counts.get(name) ?? []
    counts.set(name, values)
    values.push(count)
  }
  return Array.from(counts, ([name, values]) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    return [
      name,
      form,
      mean.toFixed(mean < 10 ? 2 : 0),
      ...[0.5, 0.99, 1].map((share) => whole(quantile(values, share))),
    ]
  })
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function whole(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 0 })
}

function times(ratio: number): string {
  return ratio < 10 ? ratio.toFixed(1) : whole(ratio)
}

function time(milliseconds: number): string {
  return milliseconds.toFixed(milliseconds < 10 ? 2 : 0)
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1)
}
