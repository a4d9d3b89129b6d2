/** An answer as plain text for a terminal. Nothing that a user or a text wrote can move the cursor or turn the text around. */
import type { Answer, Coverage, Edit, Match, Signal, Source } from './answer.ts'
import { markChanges } from './changes.ts'
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
  if (match.edits.length === 0) return []
  return [
    ...labelled(match.wording === 'elided' ? 'Marked' : 'Changed', markUp(quote, match.edits)),
    ...labelled('', '[-only in the source-] {+only in the claim+}'),
  ]
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
function years(from: string | null, until: string | null): string {
  return [...new Set([from, until].flatMap((date) => date?.slice(0, YEAR_DIGITS) ?? []))].join('–')
}

function heldOf({ name, documents, words, from, until }: Coverage): string {
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

/** The claim with what it did to the source: `[-words of the source-]`, `{+words of the claim+}`, as `wdiff` writes it. */
export function markUp(quote: string, edits: readonly Edit[]): string {
  const parts = markChanges(quote, edits)
  const marked = parts.map(({ of, text }, index) => {
    if (of === 'both') return text
    if (of === 'claim') return `{+${text}+}`
    return parts[index + 1]?.of === 'claim' ? `[-${text}-] ` : ` [-${text}-] `
  })
  return marked.join('')
}

/** A code of the API as words. */
export function inWords(code: string): string {
  return code.replaceAll('_', ' ')
}
