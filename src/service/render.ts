/** An answer as plain text for a terminal. Nothing that a user or a text wrote can move the cursor or turn the text around. */
import type { Answer, Coverage, Match, Signal, Source } from './answer.ts'
import { type MarkedPart, markChanges, spaced } from './changes.ts'
import { labelled, numbered, quoted, wrap } from './terminal.ts'

/** The answer in lines of at most 80 characters where its words allow, ending with a line break. */
export function renderAnswer(answer: Answer): string {
  const [decided, ...others] = answer.matches
  const sections = [
    [headline(answer)],
    wrap(answer.summary),
    ...(decided === undefined ? [] : [changes(answer.claim.quote, decided), facts(decided)]),
    answer.warnings.flatMap((warning) => labelled('Warning', describeSignal(warning))),
    others.flatMap((match) => labelled('Also', `${quoted(match.text)} ${whose(match)}, ${where(match)}`)),
    answer.nearest === null ? [] : nearest(answer.nearest),
    [
      ...labelled('Places', places(answer)),
      ...labelled('Library', library(answer)),
      ...(answer.corpus.speaker == null ? [] : labelled('Held', heldOf(answer.corpus.speaker))),
      ...labelled('Answer', answer.id),
    ],
  ]
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

function headline({ verdict, reasons }: Answer): string {
  const because = reasons.map(inWords).join(', ')
  return inWords(verdict).toUpperCase() + (because === '' ? '' : `: ${because}`)
}

function changes(quote: string, match: Match): string[] {
  const parts = markChanges(quote, match)
  const key = legend(parts)
  return [...markUp(parts, match), ...(key === '' ? [] : labelled('', key))]
}

/** The claim as an editor corrects it; nothing where there is nothing to correct. */
export function markUp(parts: readonly MarkedPart[], { edits, wording }: Match): string[] {
  if (edits.length === 0) return []
  return labelled(wording === 'elided' ? 'Marked' : 'Changed', parts.map(written).join(''))
}

/** As `wdiff` writes it, and for what an honest mark stands. */
function written({ kind, text }: MarkedPart): string {
  const [before, words, behind] = spaced(text)
  switch (kind) {
    case 'kept':
    case 'mark':
      return text
    case 'struck':
      return `[-${text}-]`
    case 'inserted':
      return `${before}{+${words}+}${behind}`
    case 'opened':
      return `${before}{=${words}=}${behind}`
  }
}

function legend(parts: readonly MarkedPart[]): string {
  const has = (...kinds: MarkedPart['kind'][]): boolean => parts.some(({ kind }) => kinds.includes(kind))
  return [
    ...(has('struck', 'inserted') ? ['[-only in the claim-] {+only in the source+}'] : []),
    ...(has('opened') ? ['{=the source’s words for the mark=}'] : []),
  ].join(' ')
}

function facts(match: Match): string[] {
  const { attribution, checks } = match
  return [
    ...labelled('Source', quoted(match.text)),
    ...labelled('Whose', `${whose(match)}${claimCheck(checks.speaker)}`),
    ...labelled('When', `${attribution.date ?? 'not known'}${claimCheck(checks.date)}`),
    ...(attribution.via.length === 0 ? [] : labelled('Via', attribution.via.join(', '))),
    ...labelled('Where', where(match)),
    ...(match.link === null ? [] : labelled('Link', match.link)),
  ]
}

function nearest(match: Match): string[] {
  return labelled(
    'Nearest',
    `${quoted(match.text)} ${whose(match)}, ${where(match)}; too far from the claim to be a match`,
  )
}

function places({ places: { count, complete } }: Answer): string {
  return `${complete ? '' : 'at least '}${count.toLocaleString('en-US')}`
}

function library({ corpus: { documents, words, from, until, version } }: Answer): string {
  const held = [numbered(documents, 'document'), numbered(words, 'word'), years(from, until)]
  return [...held.filter((part) => part !== ''), `version ${version}`].join(', ')
}

/** `1769–2021`; nothing of texts without dates. */
export function years(from: string | null, until: string | null): string {
  return [...new Set([from, until].flatMap((date) => date?.slice(0, YEAR_DIGITS) ?? []))].join('–')
}

/** `of Ann Lee: 3 texts, 1,200 words, 1999–2003`. */
export function heldOf({ name, documents, words, from, until }: Coverage): string {
  if (documents === 0) return `of ${name}: no text`
  const parts = [numbered(documents, 'text'), numbered(words, 'word'), years(from, until)]
  return `of ${name}: ${parts.filter((part) => part !== '').join(', ')}`
}

const YEAR_DIGITS = 4

export function whose({ voice, attribution: { speaker, role } }: Match): string {
  const person = speaker === null ? 'no named speaker' : role === null ? speaker : `${speaker}, ${role}`
  return voice === null ? person : `${person}, ${voice}`
}

function where({ document, locator, span }: Match): string {
  return [
    cite(document),
    ...(locator === null ? [] : [locator]),
    `characters ${span.start} to ${span.end} of ${document.id}`,
  ].join(', ')
}

/** A document as a reader would name it. */
export function cite({ title, publication, volume, issue, date }: Source): string {
  const number = [volume, issue].filter((part) => part !== null).join(':')
  const paper = [publication, number].filter((part) => part !== null && part !== '').join(' ')
  const when = date === null || title.includes(date) ? [] : [date]
  return [title, ...(paper === '' || paper === title ? [] : [paper]), ...when].join(', ')
}

function claimCheck(check: string): string {
  return check === 'not_claimed' ? '' : ` (claim ${check})`
}

export function describeSignal({ kind, claimed, source }: Signal): string {
  const sides = [
    ...(claimed === '' ? [] : [`claimed ${quoted(claimed)}`]),
    ...(source === '' ? [] : [`source ${quoted(source)}`]),
  ]
  return [inWords(kind), ...sides].join('; ')
}

/** A code of the API as words. */
export function inWords(code: string): string {
  return code.replaceAll('_', ' ')
}
