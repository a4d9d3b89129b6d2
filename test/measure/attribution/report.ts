/** The evaluation's figures as a table, and its worst errors. */
import type { SpeakerForm } from './gold.ts'
import { add, type Count, type Failure, type Score, type SpeakerCount } from './score.ts'

/** All articles of one set together. */
export type Total = {
  readonly articles: number
  readonly exact: Count
  readonly overlap: Count
  readonly speakers: Readonly<Record<SpeakerForm | 'all', SpeakerCount>>
  readonly dates: Score['dates']
}

export function totalOf(scores: readonly Score[]): Total {
  const count = (of: 'exact' | 'overlap'): Count => ({
    right: sum(scores, (score) => score[of].right),
    found: sum(scores, (score) => score[of].found),
    held: sum(scores, (score) => score[of].held),
  })
  const speakers = (form: SpeakerForm): SpeakerCount =>
    scores.map((score) => score.speakers[form]).reduce(add, { held: 0, answered: 0, named: 0, headed: 0 })
  const [named, pronoun, nominal, none] = (['named', 'pronoun', 'nominal', 'none'] as const).map(speakers)
  const empty = { held: 0, answered: 0, named: 0, headed: 0 }
  const forms = {
    named: named ?? empty,
    pronoun: pronoun ?? empty,
    nominal: nominal ?? empty,
    none: none ?? empty,
  }
  return {
    articles: scores.length,
    exact: count('exact'),
    overlap: count('overlap'),
    speakers: { ...forms, all: [forms.named, forms.pronoun, forms.nominal].reduce(add) },
    dates: {
      right: sum(scores, ({ dates }) => dates.right),
      wrong: sum(scores, ({ dates }) => dates.wrong),
      missed: sum(scores, ({ dates }) => dates.missed),
    },
  }
}

/** Harmonic mean of precision and recall. */
export function f1({ right, found, held }: Count): number {
  return found + held === 0 ? 1 : (2 * right) / (found + held)
}

export function describeTotal(name: string, total: Total): string {
  const { articles, exact, overlap, speakers, dates } = total
  const row = (label: string, count: Count): string =>
    `| ${label} | ${count.held} | ${percent(count.right, count.found)} | ${percent(count.right, count.held)} | ${f1(count).toFixed(4)} |`
  const said = (label: string, count: SpeakerCount): string =>
    `| ${label} | ${count.held} | ${percent(count.answered, count.held)} | ${percent(count.named, count.answered)} | ${percent(count.headed, count.answered)} |`
  const dated = dates.right + dates.wrong + dates.missed
  return [
    `${name}: ${articles} articles`,
    '',
    '| quotations | held | precision | recall | F1 |',
    '| --- | --- | --- | --- | --- |',
    row('to the letter', exact),
    row('overlapping', overlap),
    '',
    '| speaker | quotations | answered | right by name | right by name or words |',
    '| --- | --- | --- | --- | --- |',
    said('named', speakers.named),
    said('described', speakers.nominal),
    said('by a pronoun', speakers.pronoun),
    said('all', speakers.all),
    `| told, where nobody is | ${speakers.none.held} | ${percent(speakers.none.answered, speakers.none.held)} | – | – |`,
    ...(dated === 0
      ? []
      : ['', `Days said: ${dated}, right ${dates.right}, wrong ${dates.wrong}, not told ${dates.missed}`]),
    '',
  ].join('\n')
}

export function describeFailures(failures: readonly Failure[], most: number): string {
  const kinds = Map.groupBy(failures, ({ kind }) => kind)
  return [...kinds]
    .flatMap(([kind, all]) => [
      `${kind}: ${all.length}`,
      ...all.slice(0, most).map(({ id, where, told }) => {
        return `  ${id.slice(-30)}: ${where.replace(/\s+/g, ' ')}${told === '' ? '' : `\n      → ${told}`}`
      }),
      '',
    ])
    .join('\n')
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(2)} %`
}

function sum(scores: readonly Score[], of: (score: Score) => number): number {
  return scores.reduce((total, score) => total + of(score), 0)
}
