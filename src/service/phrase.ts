/** Codes of an answer as a reader would put them. A code that a later version of the service has is told as it is. */

import type { Corpus, Coverage, Reason, SignalKind } from './answer.ts'
import { contained } from './direction.ts'
import { numbered } from './terminal.ts'

const REASONS: Readonly<Record<Reason, string>> = {
  words_changed: 'words changed',
  stitched: 'put together from separate places',
  other_speaker: 'said by somebody else',
  not_quoted: 'not quoted: the text tells it in its own words',
  speaker_unknown: 'the text does not show who said it',
  too_short: 'too few words to tell',
  other_date: 'said on another day',
  ambiguous: 'it stands in more places than were looked at',
  budget_exhausted: 'looking further would have taken too long',
}

const WARNINGS: Readonly<Record<SignalKind, string>> = {
  negation_changed: 'A negation was changed',
  number_changed: 'A number was changed',
  name_changed: 'A name was changed',
  modal_changed: 'Changed what may, must or will be',
  qualifier_dropped: 'A qualification was left out',
  question_changed: 'A question was made or unmade',
  elision_hides: 'The ellipsis hides',
  bracket_replaces: 'The bracket stands for',
  truncated_sentence: 'The sentence was cut',
  mixed_voice: 'Partly the writer’s own words',
  quoting: 'The speaker quotes somebody else here',
  speaker_unread: 'The speaker named beside the words was not checked',
  role_changed: 'Another rank or office',
  ambiguous_date: 'The date can be read in two ways',
  suspicious_characters: 'Characters that look like others, or cannot be seen',
  also_elsewhere: 'The words also stand elsewhere',
  superseded: 'A later version of this text says it otherwise',
}

export function describeReasons(reasons: readonly string[]): string {
  return reasons.map((reason) => own(REASONS, reason) ?? inWords(reason)).join('; ')
}

/** A signal, with the words of claim and source that it is about. */
export function describeWarning({ kind, claimed, source }: Warning): string {
  const sides = [
    ...(claimed === '' ? [] : [`quoted “${contained(claimed)}”`]),
    ...(source === '' ? [] : [`source “${contained(source)}”`]),
  ]
  const what = own(WARNINGS, kind) ?? capital(inWords(kind))
  return sides.length === 0 ? `${what}.` : `${what}: ${sides.join(', ')}.`
}

type Warning = { readonly kind: string; readonly claimed: string; readonly source: string }

/** `300 texts, 2,598,007 words, 1769–2021`. */
export function describeCorpus({ documents, words, from, until }: Held): string {
  const held = [numbered(documents, 'text'), numbered(words, 'word'), years(from, until)]
  return held.filter((part) => part !== '').join(', ')
}

type Held = Pick<Corpus | Coverage, 'documents' | 'words' | 'from' | 'until'>

/** `1769–2021`; nothing of texts without dates. */
export function years(from: string | null, until: string | null): string {
  return [...new Set([from, until].flatMap((date) => date?.slice(0, YEAR_DIGITS) ?? []))].join('–')
}

const YEAR_DIGITS = 4

/** A code as words. */
export function inWords(code: string): string {
  return code.replaceAll('_', ' ')
}

/** `Words changed.` */
export function sentence(words: string): string {
  return `${capital(words)}.`
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function own(words: Readonly<Record<string, string>>, code: string): string | undefined {
  return Object.hasOwn(words, code) ? words[code] : undefined
}
