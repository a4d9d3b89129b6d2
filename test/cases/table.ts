/** The table of hard cases: what is claimed, and what an answer must say. */
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect } from 'vitest'
import * as z from 'zod'
import type { Answer, Match, Signal } from '../../src/service/answer.ts'
import type { Claim } from '../../src/service/verify.ts'

/** Cases that the engine does not answer as it should yet may wait here; they are not run. */
const PENDING = 'pending.json'

const signal = z.union([
  z.string(),
  z.strictObject({ kind: z.string(), claimed: z.string().optional(), source: z.string().optional() }),
])
const edit = z.strictObject({
  op: z.enum(['replace', 'insert', 'delete', 'elide', 'bracket']),
  claimed: z.string(),
  source: z.string(),
  weight: z.enum(['light', 'full']),
})

/** Only what the rule is about. */
const expected = z.strictObject({
  verdict: z.enum(['verbatim', 'altered', 'misattributed', 'misdated', 'not_found', 'undetermined']),
  reasons: z.array(z.string()).optional(),
  wording: z.enum(['exact', 'respelled', 'elided', 'stitched', 'altered']).optional(),
  /** The checks of the claimed speaker and date. */
  speaker: z.enum(['confirmed', 'contradicted', 'unknown', 'not_claimed']).optional(),
  date: z.enum(['confirmed', 'published', 'contradicted', 'unknown', 'not_claimed']).optional(),
  voice: z.enum(['speech', 'reported', 'narration', 'mixed']).nullable().optional(),
  /** Each must be among those told. */
  warnings: z.array(signal).optional(),
  signals: z.array(signal).optional(),
  folds: z.array(z.string()).optional(),
  /** None at all, or none of these kinds. */
  no_warnings: z.literal(true).optional(),
  no_warning_of: z.array(z.string()).optional(),
  /** All edits, in order. */
  edits: z.array(edit).optional(),
  /** The source's own words. */
  text: z.string().optional(),
  attributed_to: z.string().optional(),
  said: z.string().optional(),
  document: z.string().optional(),
  places: z.int().optional(),
  /** The pieces, as claimed. */
  pieces: z.array(z.string()).optional(),
})

const cases = z.array(
  z.strictObject({
    rule: z.string().regex(/\.$/),
    claim: z.strictObject({
      quote: z.string(),
      speaker: z.string().exactOptional(),
      date: z.string().exactOptional(),
      document: z.string().exactOptional(),
    }),
    expect: expected,
  }),
)

export type Expected = z.output<typeof expected>
export type Case = {
  readonly subject: string
  readonly rule: string
  readonly claim: Claim
  readonly expect: Expected
}

/** The folder of the tables. */
export const FOLDER = import.meta.dirname

/** The cases of all tables of a folder, by file and then as they stand there. */
export function readCases(folder: string): Case[] {
  return globSync('*.json', { cwd: folder })
    .filter((file) => file !== PENDING)
    .sort()
    .flatMap((file) =>
      cases.parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))).map(({ claim, ...rest }) => ({
        subject: basename(file, '.json'),
        claim: { speaker: null, date: null, document: null, ...claim },
        ...rest,
      })),
    )
}

/** Fails unless the answer says what the case expects. */
export function expectAnswer(answer: Answer, { expect: wanted }: Case): void {
  const [match] = answer.matches
  expect(answer.verdict).toBe(wanted.verdict)
  if (wanted.reasons !== undefined) expect(answer.reasons).toEqual(wanted.reasons)
  if (wanted.no_warnings) expect(answer.warnings).toEqual([])
  const warned = answer.warnings.map(({ kind }) => kind)
  for (const kind of wanted.no_warning_of ?? []) expect(warned).not.toContain(kind)
  expectToldOnce(answer.warnings)
  if (wanted.places !== undefined) expect(answer.places).toEqual({ count: wanted.places, complete: true })
  expectSignals(answer.warnings, wanted.warnings ?? [])
  if (match !== undefined) expectMatch(match, answer.claim.quote, wanted)
  else expect(Object.keys(wanted).filter((field) => !OF_THE_ANSWER.has(field))).toEqual([])
}

/** What is expected of the answer as a whole; the rest is of the deciding match, which there must then be. */
const OF_THE_ANSWER: ReadonlySet<string> = new Set([
  'verdict',
  'reasons',
  'warnings',
  'no_warnings',
  'no_warning_of',
  'places',
])

function expectMatch(match: Match, quote: string, wanted: Expected): void {
  const { wording, speaker, date, voice, edits, text, attributed_to, said, document, pieces } = wanted
  if (wording !== undefined) expect(match.wording).toBe(wording)
  if (speaker !== undefined) expect(match.checks.speaker).toBe(speaker)
  if (date !== undefined) expect(match.checks.date).toBe(date)
  if (voice !== undefined) expect(match.voice).toBe(voice)
  if (edits !== undefined) expect(match.edits).toMatchObject(edits)
  if (text !== undefined) expect(match.text).toBe(text)
  if (attributed_to !== undefined) expect(match.attribution.speaker).toBe(attributed_to)
  if (said !== undefined) expect(match.attribution.date).toBe(said)
  if (document !== undefined) expect(match.document.id).toBe(document)
  if (pieces !== undefined) {
    expect(match.pieces.map(({ claimed }) => quote.slice(claimed.start, claimed.end))).toEqual(pieces)
  }
  expect(match.folds).toEqual(expect.arrayContaining(wanted.folds ?? []))
  expectSignals(match.signals, wanted.signals ?? [])
}

/** Nobody is warned of the same words for the same reason again. */
function expectToldOnce(warnings: readonly Signal[]): void {
  // An ellipsis may stand for several passages; a look-alike is the same wherever it stands.
  const told = warnings.map(({ kind, claimed, source }) =>
    kind === 'suspicious_characters' ? claimed : `${kind}: ${claimed} / ${source}`,
  )
  expect(told).toEqual([...new Set(told)])
}

function expectSignals(told: readonly Signal[], wanted: NonNullable<Expected['signals']>): void {
  const among = wanted.map((entry) =>
    expect.objectContaining(typeof entry === 'string' ? { kind: entry } : entry),
  )
  expect(told).toEqual(expect.arrayContaining(among))
}
