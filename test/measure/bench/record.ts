/** The report of a benchmark as plain data, with every claim that an engine did not place. */
import type { EngineReport, KindReport, Report } from './bench.ts'
import { describeKind } from './claim.ts'
import type { Trial } from './measure.ts'
import { quantile } from './quantile.ts'

export function recordOf({ engines, verified, ...facts }: Report) {
  return {
    ...facts,
    engines: engines.map(recordOfEngine),
    verified: verified.map(({ words, form, open, cold, warm }) => ({
      words,
      form,
      open: timesOf(open),
      cold: timesOf(cold),
      warm: timesOf(warm),
    })),
  }
}

function recordOfEngine({ kinds, ...facts }: EngineReport) {
  return { ...facts, kinds: kinds.map(recordOfKind) }
}

function recordOfKind({ kind, trials, processor }: KindReport) {
  const misses = trials.filter(({ right }) => !right)
  return {
    kind: describeKind(kind),
    claims: trials.length,
    right: trials.length - misses.length,
    processor: processor / trials.length,
    ...timesOf(trials.map(({ milliseconds }) => milliseconds)),
    misses: misses.map(recordOfMiss),
  }
}

function recordOfMiss({ planted: { quote, original, document, span, cost }, place }: Trial) {
  return { claim: quote, planted: { original, document, span, cost }, found: place }
}

function timesOf(milliseconds: readonly number[]) {
  return { p50: quantile(milliseconds, 0.5), p99: quantile(milliseconds, 0.99) }
}
