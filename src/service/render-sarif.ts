/** A review as SARIF 2.1.0 (OASIS, 2020), which editors and code hosts show beside the lines of a file. */
import type { Span } from '../core/span.ts'
import { type PlaceOf, placesIn } from './line.ts'
import { inWords } from './phrase.ts'
import { describeSignal } from './render.ts'
import { describeUnread } from './render-quotations.ts'
import { proposalOf, UNCHECKED } from './render-review.ts'
import type { Finding, Review } from './review.ts'

/** A draft as it was sent: what spans of findings count. `uri`: where it is, relative to what its reader has open. */
export type SarifSource = { readonly content: string; readonly uri: string }

/** What each verdict is to a tool that knows errors. A true quotation with warnings is to be looked at all the same. */
const LEVELS = {
  verbatim: 'none',
  altered: 'error',
  misattributed: 'error',
  misdated: 'error',
  not_found: 'warning',
  undetermined: 'warning',
  unchecked: 'note',
} as const satisfies Record<Finding['verdict'], string>

const RULES: Readonly<Record<Finding['verdict'], string>> = {
  verbatim: 'The words stand in a text held, as quoted.',
  altered: 'The words stand in a text held, but not as quoted.',
  misattributed: 'The words stand in a text held, but are not those of whoever is quoted.',
  misdated: 'The words stand in a text held, but are not of that day.',
  not_found: 'The words are not in the texts held. That does not mean that nobody said them.',
  undetermined: 'The texts held do not settle it.',
  unchecked: 'The quotation was not verified.',
}

export type Sourced = { readonly review: Pick<Review, 'findings' | 'summary'>; readonly source: SarifSource }

/** One log with one run for all drafts; columns count UTF-16 units. Linear in the drafts. */
export function sarifOf(drafts: readonly Sourced[]) {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Verbatim',
            rules: Object.entries(RULES).map(([id, text]) => ({ id, shortDescription: { text } })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: drafts.flatMap(resultsOf),
      },
    ],
  }
}

function resultsOf({ review: { findings, summary }, source: { content, uri } }: Sourced) {
  const placeOf = placesIn(content)
  const rest = { start: content.length - summary.unread, end: content.length }
  const unread = {
    ruleId: 'unchecked',
    kind: 'fail',
    level: 'warning' as const,
    message: { text: `not read: ${describeUnread(summary.unread)}.` },
    locations: [locationOf(rest)],
  }
  function locationOf(span: Span) {
    return { physicalLocation: { artifactLocation: { uri }, region: regionOf(span, placeOf) } }
  }
  const results = findings.map((finding) => ({
    ruleId: finding.verdict,
    ...graded(finding),
    message: { text: messageOf(finding) },
    locations: finding.quotation.spans.map(locationOf),
  }))
  return summary.unread === 0 ? results : [...results, unread]
}

function graded({ verdict, answer }: Finding) {
  const hasWarnings = (answer?.warnings.length ?? 0) > 0
  const level = verdict === 'verbatim' && hasWarnings ? ('note' as const) : LEVELS[verdict]
  return level === 'none' ? { kind: 'pass', level } : { kind: 'fail', level }
}

function messageOf(finding: Finding): string {
  const { verdict, unchecked, answer } = finding
  return [
    `${inWords(verdict)}: ${unchecked === null ? answer?.summary : UNCHECKED[unchecked]}`,
    ...(answer?.warnings ?? []).map((warning) => `Warning: ${describeSignal(warning)}.`),
    ...proposalOf(finding).map((proposal) => `${proposal}.`),
  ].join(' ')
}

/** The end is exclusive. */
function regionOf({ start, end }: Span, placeOf: PlaceOf) {
  const [from, to] = [placeOf(start), placeOf(end)]
  return {
    startLine: from.line,
    startColumn: from.column,
    endLine: to.line,
    endColumn: to.column,
    charOffset: start,
    charLength: end - start,
  }
}
