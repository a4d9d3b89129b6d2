import { beforeAll, describe, expect, it } from 'vitest'
import { textOf } from '../service/text.ts'
import { bench, type Report } from './bench/bench.ts'
import { describeKind, KINDS } from './bench/claim.ts'
import { quantile } from './bench/quantile.ts'
import { recordOf } from './bench/record.ts'
import { renderReport } from './bench/table.ts'

const TEXTS = [
  textOf(
    'ferry',
    `The ferry left the southern pier an hour late because the pilot had refused to sail without a second
    lantern. Nobody on the upper deck complained, for the evening was warm and the band from the fishing
    village played until the lights of the capital came into sight. When the mayor stepped ashore she thanked
    the crew, praised the patience of her guests, and promised that the old engine would be replaced before
    the first snow fell on the coast. Few believed her, yet by the end of October a new engine, painted green
    and carried over the mountains by forty mules, stood in the shed beside the pier.`,
  ),
  textOf(
    'observatory',
    `For nine winters the sisters measured how the comet’s tail bent away from the sun, and every morning they
    copied their figures into a ledger bound in red cloth. The elder trusted only what both of them had seen;
    the younger liked to guess first and measure afterwards. Their letters to the academy were answered
    politely and then forgotten in a drawer. Long after the observatory had been sold to a wool merchant, a
    student found the ledger under a broken sextant, compared the columns with her own photographs, and
    understood that two careful women had been right about the dust all along.`,
  ),
  textOf(
    'market',
    `On market days the square smelled of smoked eel, wet rope and oranges. Traders from the hills spread their
    carpets under the chestnut tree, while children ran between the stalls with messages, coins and gossip. A
    clock without hands hung above the bakery; people said it showed the right time for anyone who was not in a
    hurry. Around noon the judge would come down the stairs of the court, buy a single pear, and listen to
    whatever quarrel was brought before him, since he held that most disputes could be settled before lunch.`,
  ),
]

let report: Report
beforeAll(async () => {
  report = await bench(TEXTS, { claims: 4, seed: 7, seconds: 1 }, () => {})
})

describe('bench()', () => {
  it('finds every exact claim with every engine', () => {
    const found = report.engines.map(({ name, kinds: [exact] }) => [
      name,
      exact?.trials.filter(({ right }) => right).length,
    ])
    expect(found).toEqual([
      ['Verbatim', 4],
      ['SQLite FTS5', 4],
      ['SQLite FTS5, phrase', 4],
      ['MiniSearch', 4],
      ['approx-string-match', 4],
    ])
  })

  it('asks all engines the same claims', () => {
    const [first, ...others] = report.engines.map(({ kinds }) =>
      kinds[0]?.trials.map(({ planted }) => planted.quote),
    )
    for (const other of others) expect(other).toEqual(first)
  })

  it.each(KINDS.map((kind) => ({ kind, title: describeKind(kind) })))(
    'plants claims of $title that differ from the text by as much',
    ({ kind }) => {
      const trials = report.engines[0]?.kinds.find((other) => other.kind === kind)?.trials ?? []
      expect(trials).toHaveLength(4)
      for (const { planted } of trials) {
        const text = TEXTS.find(({ metadata }) => metadata.id === planted.document)?.text ?? ''
        expect(text.slice(planted.span.start, planted.span.end)).toBe(planted.original)
        expect(planted.quote === planted.original).toBe(kind.edits === 0)
        expect(planted.cost > 0).toBe(kind.edits > 0)
      }
    },
  )

  it('prints a row for each engine and kind, each kind of verification and each count', () => {
    const lines = renderReport(report).split('\n')
    for (const { name, onlyExact } of report.engines) {
      for (const kind of KINDS.filter(({ edits }) => edits === 0 || !onlyExact)) {
        expect(lines.filter((line) => line.startsWith(`| ${describeKind(kind)} | ${name} |`))).toHaveLength(1)
      }
    }
    for (const start of ['8 words, true', '40 words, altered', 'all', 'rounds | true', 'cells | altered']) {
      expect(lines.filter((line) => line.startsWith(`| ${start} |`))).toHaveLength(1)
    }
  })

  it('records what it printed as data without gaps', () => {
    expect(JSON.parse(JSON.stringify(recordOf(report)))).toEqual(recordOf(report))
  })
})

describe('quantile()', () => {
  it.each([
    [[5], 0.99, 5],
    [[3, 1, 2], 0.5, 2],
    [[4, 3, 2, 1], 0.5, 2],
    [Array.from({ length: 100 }, (_, index) => index + 1), 0.99, 99],
  ])('of %j at %d is the smallest value that so many do not exceed', (values, share, expected) => {
    expect(quantile(values, share)).toBe(expected)
  })
})
