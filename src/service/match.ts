/** A place as the answer tells it. */

import { kindOfName } from '../core/attribution/speaker.ts'
import { indexInWhole } from '../core/claim/claim.ts'
import type { Locator, Metadata } from '../core/document.ts'
import type { Slice } from '../core/index/block.ts'
import type { Composition } from '../core/judgement/compose.ts'
import type { Place, Sighting, Window } from '../core/judgement/place.ts'
import type { Span } from '../core/span.ts'
import type { Token } from '../core/text/token.ts'
import { foldsBetween } from '../core/text/typography.ts'
import { type Attribution, NOBODY } from '../core/utterance.ts'
import type { Fold } from '../core/wording/finding.ts'
import type { Match, Signal, Source } from './answer.ts'
import { selectorOf, textBefore, textBehind } from './selector.ts'
import { textFragmentOf } from './text-fragment.ts'

/** UTF-16 units of the context shown. */
const CONTEXT_UNITS = 240

export function describePlace(place: Place, signals: readonly Signal[]): Match {
  const { comparison, slice, telling } = place
  const { claim } = place.sighting
  const { wording, similarity, span } = comparison
  const { metadata, sha256 } = slice.document
  const { text, ...located } = locate(place.sighting.window, span)
  return {
    match: wording === 'exact' ? 'exact' : 'fuzzy',
    wording,
    similarity,
    text,
    edits: comparison.edits.map((edit) => ({ ...edit, at: indexInWhole(claim, edit.at) })),
    folds: foldsOf(place.sighting),
    signals: signals.map(plain),
    voice: telling.voice,
    attribution: telling.attribution,
    checks: { speaker: place.speaker, date: place.date },
    ...located,
    pieces:
      comparison.pieces.length > 1
        ? comparison.pieces.map((piece) => ({
            claimed: claim.asSent(piece.claimed),
            document: metadata.id,
            sha256,
            span: piece.span,
          }))
        : [],
  }
}

/** A signal as the answer tells it. */
export function plain({ kind, claimed, source }: Signal): Signal {
  return { kind, claimed, source }
}

/** A claim put together from two places is told by the place of its head; that of its tail is told beside it. */
export function describeComposition(composition: Composition): { head: Match; tail: Match } {
  const { head, tail } = composition
  const folds = [...new Set([...foldsOf(head), ...foldsOf(tail)])].sort()
  const [first, last] = composition.pieces
  return {
    head: describePart(head, first.span, folds, composition),
    tail: describePart(tail, last.span, folds, composition),
  }
}

function describePart(
  { claim, claimed, window }: Sighting,
  span: Span,
  folds: readonly Fold[],
  { pieces, signals }: Composition,
): Match {
  const { text, ...located } = locate(window, span)
  return {
    match: 'fuzzy',
    wording: 'stitched',
    // All words are kept, if not in one place.
    similarity: 1,
    text,
    edits: [],
    folds,
    signals: signals.map(plain),
    voice: null,
    attribution: ownSpeaker(window.slice),
    checks: {
      speaker: claimed.speaker === null ? 'not_claimed' : 'unknown',
      date: claimed.dates.length === 0 ? 'not_claimed' : 'unknown',
    },
    ...located,
    pieces: pieces.map((piece) => ({ ...piece, claimed: claim.asSent(piece.claimed) })),
  }
}

/** Whose the document is as a whole. */
function ownSpeaker({ document }: Slice): Attribution {
  const { speaker } = document.metadata
  return { ...NOBODY, speaker, kind: speaker === null ? null : kindOfName(speaker) }
}

/** The typography in which the words kept differ. */
function foldsOf({ claim, window, comparison }: Sighting): Fold[] {
  const pairs = comparison.pairs.flatMap(([claimed, source]): [Token, Token][] => {
    const word = claim.words[claimed]
    const original = window.source.words[source]
    return word === undefined || original === undefined ? [] : [[word, original]]
  })
  return foldsBetween({ text: claim.quote, offset: 0 }, window.source, pairs)
}

type Located = Pick<Match, 'text' | 'document' | 'span' | 'locator' | 'selector' | 'context' | 'link'>

function locate({ slice, superseded }: Window, span: Span): Located {
  const here = { start: Math.max(0, span.start - slice.start), end: span.end - slice.start }
  const text = slice.text.slice(here.start, here.end)
  const { metadata, sha256 } = slice.document
  return {
    text,
    document: sourceOf(metadata, sha256, superseded),
    span,
    locator: locatorOf(slice.locators, span),
    selector: selectorOf(slice.text, here),
    context: {
      before: textBefore(slice.text, here.start, CONTEXT_UNITS),
      after: textBehind(slice.text, here.end, CONTEXT_UNITS),
    },
    link: metadata.url === null ? null : `${metadata.url}#:~:text=${textFragmentOf(text)}`,
  }
}

function sourceOf(metadata: Metadata, sha256: string, superseded: boolean): Source {
  const { id, title, author, publication, volume, issue, date, language, url, translation } = metadata
  return {
    id,
    title,
    author,
    publication,
    volume,
    issue,
    date,
    language,
    url,
    translation,
    sha256,
    superseded,
  }
}

/** From the locator in force at the span's start to that at its end: `Genesis 1:1`, `Genesis 1:1–1:3`. */
function locatorOf(locators: readonly Locator[], span: Span): string | null {
  const first = locators.findLast(({ start }) => start <= span.start)
  const last = locators.findLast(({ start }) => start < span.end)
  if (first === undefined || last === undefined) return null
  if (first.label === last.label) return first.label
  const work = first.label.slice(0, first.label.lastIndexOf(' ') + 1)
  return `${first.label}–${last.label.startsWith(work) ? last.label.slice(work.length) : last.label}`
}
