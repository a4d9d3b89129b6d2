/** How an article's extraction compares with its annotation. */
import { attribute } from '../../../src/core/attribution/attribute.ts'
import { NOTHING_KNOWN } from '../../../src/core/document.ts'
import { overlaps, type Span } from '../../../src/core/span.ts'
import type { Utterance } from '../../../src/core/utterance.ts'
import type { Article, GoldQuotation, SpeakerForm } from './gold.ts'

/** Quotations of one article, found and annotated, and what became of their speakers. */
export type Score = {
  readonly exact: Count
  readonly overlap: Count
  /** Of the quotations found to the letter whose speaker the article tells. */
  readonly speakers: Readonly<Record<SpeakerForm, SpeakerCount>>
  readonly dates: { readonly right: number; readonly wrong: number; readonly missed: number }
  readonly errors: readonly Failure[]
}
export type Count = { readonly right: number; readonly found: number; readonly held: number }
/** `named`: right by name; `headed`: right at least by the words that show who speaks. */
export type SpeakerCount = {
  readonly held: number
  readonly answered: number
  readonly named: number
  readonly headed: number
}
export type Failure = {
  readonly kind: 'missed' | 'false' | 'border' | 'speaker' | 'silent' | 'date'
  readonly id: string
  readonly where: string
  readonly told: string
}

const CONTEXT_UNITS = 110

export function scoreArticle(article: Article): Score {
  const { text, quotations, doubleOnly } = article
  const found = extract(article).filter((one) => !doubleOnly || isDoublyMarked(text, one))
  const errors: Failure[] = []
  const fail = (kind: Failure['kind'], span: Span, told = ''): void => {
    errors.push({ kind, id: article.id, where: contextOf(text, span), told })
  }
  const byStart = new Map(quotations.map((gold) => [`${gold.start} ${gold.end}`, gold]))
  const pairs = found.flatMap((one) => {
    const gold = byStart.get(`${one.start} ${one.end}`)
    return gold === undefined ? [] : [[one, gold] as const]
  })
  const exact = new Set<Span>(pairs.flat())
  for (const one of found) {
    if (!exact.has(one)) fail(quotations.some((gold) => overlaps(gold, one)) ? 'border' : 'false', one)
  }
  for (const gold of quotations) {
    if (!exact.has(gold) && !found.some((one) => overlaps(gold, one))) fail('missed', gold)
  }
  const speakers = { named: NONE, pronoun: NONE, nominal: NONE, none: NONE }
  const dates = { right: 0, wrong: 0, missed: 0 }
  for (const [one, gold] of pairs) {
    speakers[gold.form] = add(speakers[gold.form], speakerCount(one, gold))
    const { speaker, evidence, date } = one.attribution
    const shown = evidence
      .filter(({ of }) => of === 'speaker')
      .map(({ start, end }) => text.slice(start, end))
    const told = `${speaker} (${shown.join('; ')}), not ${gold.names.join(' / ')}`
    if (gold.form !== 'none' && speaker === null) fail('silent', one, told)
    else if (gold.form !== 'none' && !isHeaded(one, gold)) fail('speaker', one, told)
    if (gold.said === null) continue
    if (date === gold.said) dates.right++
    else if (date === null) dates.missed++
    else dates.wrong++
    if (date !== gold.said) fail('date', one, `${date}, not ${gold.said}`)
  }
  return {
    exact: { right: pairs.length, found: found.length, held: quotations.length },
    overlap: overlapCount(found, quotations),
    speakers,
    dates,
    errors,
  }
}

function extract({ id, title, date, language, text }: Article): readonly Utterance[] {
  const metadata = { ...NOTHING_KNOWN, id, title, date, language }
  const { utterances } = attribute({ metadata, text, silent: [], locators: [], overrides: [] })
  return utterances.filter(({ voice, use }) => voice === 'speech' && use === 'quotation')
}

function isDoublyMarked(text: string, { start }: Span): boolean {
  return /["“”]\s{0,4}$/.test(text.slice(Math.max(0, start - 5), start))
}

/** Counted from the side that has fewer: two halves of one annotated quotation are one right. */
function overlapCount(found: readonly Span[], held: readonly Span[]): Count {
  const foundRight = found.filter((one) => held.some((gold) => overlaps(one, gold))).length
  const heldRight = held.filter((gold) => found.some((one) => overlaps(one, gold))).length
  return { right: Math.min(foundRight, heldRight), found: found.length, held: held.length }
}

const NONE: SpeakerCount = { held: 0, answered: 0, named: 0, headed: 0 }

export function add(a: SpeakerCount, b: SpeakerCount): SpeakerCount {
  return {
    held: a.held + b.held,
    answered: a.answered + b.answered,
    named: a.named + b.named,
    headed: a.headed + b.headed,
  }
}

function speakerCount(one: Utterance, gold: GoldQuotation): SpeakerCount {
  const answered = one.attribution.speaker === null ? 0 : 1
  return {
    held: 1,
    answered,
    named: answered && isNamed(one, gold) ? 1 : 0,
    headed: answered && isHeaded(one, gold) ? 1 : 0,
  }
}

/**
 * One of the annotated names, or the part of it that holds the surname; or a fuller form of it. Whom a pronoun means is
 * not annotated in the news: there the answer must rest on that pronoun.
 */
function isNamed(one: Utterance, gold: GoldQuotation): boolean {
  if (gold.form === 'pronoun' && gold.named !== null) return restsOn(one, gold.named)
  const answer = wordsOf(one.attribution.speaker ?? '')
  return gold.names.some((name) => {
    const words = wordsOf(name)
    return includesAll(words, answer)
      ? words.at(-1) === answer.at(-1) || answer.length > 1
      : includesAll(answer, words)
  })
}

function isHeaded(one: Utterance, gold: GoldQuotation): boolean {
  return isNamed(one, gold) || (gold.named !== null && restsOn(one, gold.named))
}

function restsOn({ attribution }: Utterance, named: Span): boolean {
  return attribution.evidence.some((evidence) => evidence.of === 'speaker' && overlaps(evidence, named))
}

function includesAll(words: readonly string[], part: readonly string[]): boolean {
  return part.length > 0 && part.every((word) => words.includes(word))
}

function wordsOf(name: string): readonly string[] {
  const words =
    name
      .toLowerCase()
      .replace(/[’']s\b/g, '')
      .match(/[\p{L}\p{N}’'-]+/gu) ?? []
  return words.filter((word) => !/^(?:the|an?|mr|mrs|ms|dr|his|her|their|its|said|told)$/.test(word))
}

function contextOf(text: string, { start, end }: Span): string {
  const words = text.slice(start, end)
  const shown = words.length < 160 ? words : `${words.slice(0, 90)} […] ${words.slice(-60)}`
  return `${text.slice(Math.max(0, start - CONTEXT_UNITS), start)}[[${shown}]]${text.slice(end, end + CONTEXT_UNITS)}`
}
