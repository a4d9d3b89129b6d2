/** An answer as plain text for a terminal. Nothing that a user or a text wrote can move the cursor or turn the text around. */
import type { Answer, Coverage, Match, Signal, Source, Verdict } from './answer.ts'
import { type MarkedPart, markChanges, spaced } from './changes.ts'
import { contained } from './direction.ts'
import { inWords, years } from './phrase.ts'
import { labelled, numbered, type Paint, PLAIN, quoted, type Run, type Tone, wrap } from './terminal.ts'

/** The answer in lines of at most 80 characters where its words allow, ending with a line break. */
export function renderAnswer(answer: Answer, paint: Paint = PLAIN): string {
  const told = (label: string, text: string): string[] => labelled(label, text, paint)
  const [decided, ...others] = answer.matches
  const sections = [
    [headline(answer.verdict, answer.reasons, paint)],
    wrap(answer.summary),
    ...(decided === undefined
      ? []
      : [changes(answer.claim.quote, decided, paint), factsOf(decided).flatMap((fact) => told(...fact))]),
    answer.warnings.flatMap((warning) => warned(warning, paint)),
    others.flatMap((match) => told('Also', `${quoted(match.text)} ${whose(match)}, ${where(match)}`)),
    answer.nearest === null ? [] : told('Nearest', nearest(answer.nearest)),
    [
      ...told('Places', places(answer)),
      ...told('Library', library(answer)),
      ...(answer.corpus.speaker == null ? [] : told('Held', heldOf(answer.corpus.speaker))),
      ...told('Answer', answer.id),
    ],
  ]
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

/** The verdict in words, whatever its colour. */
export function headline(
  verdict: Verdict | 'unchecked',
  reasons: readonly string[],
  paint: Paint,
  number = '',
): string {
  const because = reasons.map(inWords).join(', ')
  return `${number}${paint(TONES[verdict], inWords(verdict).toUpperCase())}${because === '' ? '' : `: ${because}`}`
}

const TONES = {
  verbatim: 'good',
  altered: 'bad',
  misattributed: 'bad',
  misdated: 'bad',
  not_found: 'open',
  undetermined: 'open',
  unchecked: 'faint',
} as const satisfies Record<Verdict | 'unchecked', Tone>

function changes(quote: string, match: Match, paint: Paint): string[] {
  const parts = markChanges(quote, match)
  return [...markUp(parts, match, paint), ...legend(parts, paint)]
}

/** The claim as an editor corrects it; nothing where there is nothing to correct. */
export function markUp(
  parts: readonly MarkedPart[],
  { edits, wording }: Match,
  paint: Paint = PLAIN,
): string[] {
  if (edits.length === 0) return []
  return labelled(wording === 'elided' ? 'Marked' : 'Changed', parts.flatMap(written), paint)
}

/** As `wdiff` writes it, and for what an honest mark stands: the signs stay with the words when they are copied. */
function written({ kind, text }: MarkedPart): Run[] {
  const [before, words, behind] = spaced(text)
  switch (kind) {
    case 'kept':
    case 'mark':
      return [plain(text)]
    case 'struck':
      return [{ style: 'struck', text: `[-${text}-]` }]
    case 'inserted':
      return [plain(before), { style: 'inserted', text: `{+${words}+}` }, plain(behind)]
    case 'opened':
      return [plain(before), { style: 'opened', text: `{=${words}=}` }, plain(behind)]
  }
}

function plain(text: string): Run {
  return { style: 'plain', text }
}

function legend(parts: readonly MarkedPart[], paint: Paint): string[] {
  const has = (...kinds: MarkedPart['kind'][]): boolean => parts.some(({ kind }) => kinds.includes(kind))
  const signs: Run[] = [
    ...(has('struck', 'inserted')
      ? [
          { style: 'struck', text: '[-only in the claim-]' } as const,
          plain(' '),
          { style: 'inserted', text: '{+only in the source+}' } as const,
          plain(' '),
        ]
      : []),
    ...(has('opened') ? [{ style: 'opened', text: '{=the source’s words for the mark=}' } as const] : []),
  ]
  return signs.length === 0 ? [] : labelled('', signs, paint)
}

export function warned(warning: Signal, paint: Paint): string[] {
  return labelled('Warning', [{ style: 'open', text: describeSignal(warning) }], paint)
}

function factsOf(match: Match): (readonly [label: string, text: string])[] {
  const { attribution, checks } = match
  return [
    ['Source', quoted(match.text)],
    ['Whose', `${whose(match)}${claimCheck(checks.speaker)}`],
    ['When', `${attribution.date ?? 'not known'}${claimCheck(checks.date)}`],
    ...(attribution.via.length === 0 ? [] : [['Via', attribution.via.join(', ')] as const]),
    ['Where', where(match)],
    ...(match.link === null ? [] : [['Link', match.link] as const]),
  ]
}

function nearest(match: Match): string {
  return `${quoted(match.text)} ${whose(match)}, ${where(match)}; too far from the claim to be a match`
}

function places({ places: { count, complete } }: Answer): string {
  return `${complete ? '' : 'at least '}${count.toLocaleString('en-US')}`
}

function library({ corpus: { documents, words, from, until, version } }: Answer): string {
  const held = [numbered(documents, 'document'), numbered(words, 'word'), years(from, until)]
  return [...held.filter((part) => part !== ''), `version ${version}`].join(', ')
}

/** `of Ann Lee: 3 texts, 1,200 words, 1999–2003`. */
export function heldOf({ name, documents, words, from, until }: Coverage): string {
  if (documents === 0) return `of ${name}: no text`
  const parts = [numbered(documents, 'text'), numbered(words, 'word'), years(from, until)]
  return `of ${name}: ${parts.filter((part) => part !== '').join(', ')}`
}

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
    ...(claimed === '' ? [] : [`claimed ${quoted(contained(claimed))}`]),
    ...(source === '' ? [] : [`source ${quoted(contained(source))}`]),
  ]
  return [inWords(kind), ...sides].join('; ')
}
