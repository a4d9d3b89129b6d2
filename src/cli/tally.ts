/** What `verbatim verify --claims` tells: a line for each claim, a count at the end, and an exit code. */
import type { Verdict } from '../service/answer.ts'
import { harmless } from '../service/terminal.ts'
import { StoreError } from '../store/store.ts'
import type { Outcome } from './batch.ts'
import { EXIT, type ExitCode } from './exit.ts'

/** Characters of a quote that are shown. */
const QUOTE_SHOWN = 60

/** The whole answer, or `{"line":3,"error":"…"}`, on one line. */
export function jsonLine(outcome: Outcome): string {
  return JSON.stringify(
    'error' in outcome ? { line: outcome.line, error: outcome.error.message } : outcome.answer,
  )
}

/** Verdict, reasons and the beginning of the quote, parted by tabs; or the error. */
export function textLine(outcome: Outcome): string {
  if ('error' in outcome) return `error\tline ${outcome.line}\t${harmless(outcome.error.message)}`
  const { verdict, reasons, claim } = outcome.answer
  return [verdict, reasons.join(',') || '-', beginning(harmless(claim.quote))].join('\t')
}

/** Counts outcomes. */
export type Tally = {
  readonly verdicts: Readonly<Partial<Record<Verdict, number>>>
  readonly refused: number
  readonly failed: number
}

export const NO_CLAIMS: Tally = { verdicts: {}, refused: 0, failed: 0 }

export function count(tally: Tally, outcome: Outcome): Tally {
  if ('error' in outcome) {
    return outcome.error instanceof StoreError
      ? { ...tally, failed: tally.failed + 1 }
      : { ...tally, refused: tally.refused + 1 }
  }
  const { verdict } = outcome.answer
  return { ...tally, verdicts: { ...tally.verdicts, [verdict]: (tally.verdicts[verdict] ?? 0) + 1 } }
}

/** For example `12 verbatim, 3 altered, 1 not found, 1 in error`. */
export function describeTally({ verdicts, refused, failed }: Tally): string {
  const errors = refused + failed
  return [
    ...VERDICTS.flatMap((verdict) => {
      const claims = verdicts[verdict] ?? 0
      return claims === 0 ? [] : `${claims} ${verdict.replace('_', ' ')}`
    }),
    ...(errors === 0 ? [] : [`${errors} in error`]),
  ].join(', ')
}

/** The gravest: that a claim could not be answered, then that a line is no claim, then that a claim is not verbatim. */
export function exitCodeOf({ verdicts, refused, failed }: Tally): ExitCode {
  if (failed > 0) return EXIT.service
  if (refused > 0) return EXIT.misuse
  const others = VERDICTS.filter((verdict) => verdict !== 'verbatim')
  return others.some((verdict) => (verdicts[verdict] ?? 0) > 0) ? EXIT.findings : EXIT.ok
}

const VERDICTS: readonly Verdict[] = [
  'verbatim',
  'undetermined',
  'misdated',
  'altered',
  'misattributed',
  'not_found',
]

function beginning(text: string): string {
  const characters = Array.from(text)
  return characters.length <= QUOTE_SHOWN ? text : `${characters.slice(0, QUOTE_SHOWN).join('')}…`
}
