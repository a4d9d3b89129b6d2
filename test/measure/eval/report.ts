/** The figures of an evaluation as Markdown, and which of them miss what is asked. */
import { CHANCE_WORDS, formOf, LENGTHS, RECALLS, type Table } from './plan.ts'
import type { Scored } from './pool.ts'
import { addTally, emptyTally, type Tally } from './score.ts'
import { MEANINGS } from './words.ts'

/** How much may be wrong, in shares of the claims. */
const LIMITS = {
  trueRefused: 0.001,
  signalMissed: 0.01,
  signalFalse: 0.02,
  notNamed: 0.01,
  chance: 0.001,
} as const

const VERDICTS = ['verbatim', 'altered', 'misattributed', 'misdated', 'undetermined', 'not_found'] as const

export function describeScores(scores: readonly Scored[]): string {
  const has = (table: Table): boolean => scores.some(({ cell }) => cell.table === table)
  return [
    ...(has('forms')
      ? [formsTable(scores), lengthsTable(scores), signalsTable(scores), namedTable(scores)]
      : []),
    ...(has('recall') ? [recallTable(scores)] : []),
    ...(has('chance') ? [chanceTable(scores)] : []),
  ].join('\n\n')
}

/**
 * What misses its limit, a sentence each. In a sample so small that one claim is more than a limit allows, `spare`
 * claims are let pass; but never a false one called verbatim.
 */
export function misses(scores: readonly Scored[], spare = 0): string[] {
  const told: string[] = []
  const limit = (what: string, wrong: number, all: number, share: number, pass = spare): void => {
    if (wrong <= share * all + pass) return
    told.push(`${what}: ${percent(wrong / all)} of ${count(all)}, may be ${percent(share)}`)
  }
  const truths = sumOf(scores, ({ cell }) => cell.table === 'forms' && formOf(cell.form).truth)
  const lies = sumOf(scores, ({ cell }) => cell.table === 'forms' && !formOf(cell.form).truth)
  limit('false claims called verbatim', lies.verdicts.verbatim, lies.claims, 0, 0)
  const refused = truths.verdicts.altered + truths.verdicts.not_found
  limit('true claims called altered or not_found', refused, truths.claims, LIMITS.trueRefused)
  for (const { words, edits, wrong } of RECALLS) {
    if (wrong === undefined) continue
    const { right, planted } = recallOf(scores, words, edits)
    limit(`another passage, ${words} words, ${edits} edits`, planted - right, planted, wrong)
  }
  const all = sumOf(scores, ({ cell }) => cell.table === 'forms')
  for (const meaning of MEANINGS) {
    const { hit, miss, alarm } = all.signals[meaning]
    limit(`${meaning}_changed not told`, miss, hit + miss, LIMITS.signalMissed)
    limit(`${meaning}_changed told for nothing`, alarm, hit + alarm, LIMITS.signalFalse)
  }
  for (const form of ['wrong speaker', 'wrong date']) {
    const { named, knowable } = formTally(scores, form)
    limit(`${form} not named`, knowable - named, knowable, LIMITS.notNamed)
  }
  const last = CHANCE_WORDS.at(-1)
  const chance = sumOf(scores, ({ cell }) => cell.table === 'chance' && cell.words === last)
  limit('a place that is none, 12 words or more', chance.chance, chance.nowhere, LIMITS.chance)
  return told
}

function formsTable(scores: readonly Scored[]): string {
  const names = new Set(scores.flatMap(({ cell }) => (cell.table === 'forms' ? [cell.form] : [])))
  const rows = [...names].map((name) => {
    const tally = formTally(scores, name)
    return [
      formOf(name).truth ? 'true' : 'false',
      name,
      count(tally.claims),
      ...VERDICTS.map((verdict) => count(tally.verdicts[verdict])),
      share(tally.right, tally.planted),
      formOf(name).truth ? share(tally.alarms, tally.claims) : '',
      tally.elsewhere === 0 ? '' : count(tally.elsewhere),
    ]
  })
  return table(
    'Verdicts by form of claim',
    ['', 'form', 'claims', ...VERDICTS, 'right passage', 'false alarms', 'true elsewhere'],
    rows,
  )
}

function lengthsTable(scores: readonly Scored[]): string {
  const rows = LENGTHS.map((words) => {
    const of = (truth: boolean): Tally =>
      sumOf(scores, ({ cell }) => {
        return cell.table === 'forms' && cell.words === words && formOf(cell.form).truth === truth
      })
    const [truths, lies] = [of(true), of(false)]
    const refused = truths.verdicts.altered + truths.verdicts.not_found
    return [
      String(words),
      count(truths.claims),
      count(refused),
      share(refused, truths.claims),
      count(lies.claims),
      count(lies.verdicts.verbatim),
      share(lies.right, lies.planted),
    ]
  })
  return table(
    'By length',
    ['words', 'true claims', 'altered or not_found', 'share', 'false claims', 'verbatim', 'right passage'],
    rows,
  )
}

function recallTable(scores: readonly Scored[]): string {
  const rows = RECALLS.map(({ words, edits }) => {
    const { right, planted } = recallOf(scores, words, edits)
    return [String(words), String(edits), count(planted), share(right, planted)]
  })
  return table('Right passage by words and edits', ['words', 'edits', 'claims', 'right passage'], rows)
}

function signalsTable(scores: readonly Scored[]): string {
  const all = sumOf(scores, ({ cell }) => cell.table === 'forms')
  const rows = MEANINGS.map((meaning) => {
    const { hit, miss, alarm } = all.signals[meaning]
    return [`\`${meaning}_changed\``, count(hit + miss), share(hit, hit + miss), share(hit, hit + alarm)]
  })
  return table('Signals', ['signal', 'changes', 'recall', 'precision'], rows)
}

function namedTable(scores: readonly Scored[]): string {
  const rows = ['wrong speaker', 'wrong date'].map((form) => {
    const { claims, verdicts, knowable, named } = formTally(scores, form)
    return [form, count(claims), count(verdicts.verbatim), count(knowable), share(named, knowable)]
  })
  return table('Wrong speaker, wrong date', ['form', 'claims', 'verbatim', 'can be known', 'named'], rows)
}

function chanceTable(scores: readonly Scored[]): string {
  const rows = CHANCE_WORDS.map((words) => {
    const tally = sumOf(scores, ({ cell }) => cell.table === 'chance' && cell.words === words)
    const isLast = words === CHANCE_WORDS.at(-1)
    return [
      isLast ? `${words} to 31` : String(words),
      count(tally.nowhere),
      count(tally.chance),
      share(tally.chance, tally.nowhere),
    ]
  })
  return table(
    'Words of texts not held, nowhere within a quarter of them: how many are given a place all the same',
    ['words', 'claims', 'given a place', 'share'],
    rows,
  )
}

function recallOf(scores: readonly Scored[], words: number, edits: number): Tally {
  return sumOf(scores, ({ cell }) => cell.table === 'recall' && cell.words === words && cell.edits === edits)
}

function formTally(scores: readonly Scored[], form: string): Tally {
  return sumOf(scores, ({ cell }) => cell.table === 'forms' && cell.form === form)
}

function sumOf(scores: readonly Scored[], isMeant: (scored: Scored) => boolean): Tally {
  const sum = emptyTally()
  for (const scored of scores) if (isMeant(scored)) addTally(sum, scored.tally)
  return sum
}

function table(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [`### ${title}`, '', line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function count(number: number): string {
  return number.toLocaleString('en-US')
}

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : percent(part / whole)
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`
}
