/**
 * What an answer tells of a text that may be quoted from, but not read whole: the words that the claim demands, and a
 * little around the best of its places. Everything is bounded by the length of the claim.
 */
import type { Window } from '../core/judgement/place.ts'
import type { Edit, Match, Signal } from './answer.ts'
import { textBefore, textBehind } from './selector.ts'
import { textFragmentOf } from './text-fragment.ts'

/** UTF-16 units of the source's words in an edit or a signal, and of what the words of a place may have beyond the claim's. */
export const PART_UNITS_MAX = 80
export const MORE_UNITS_MAX = 240
export const CLAIM_FACTOR = 2

/** Matches told in one such text. */
export const MATCHES_MAX = 3

const GAP = ' […] '

/**
 * Holds the matches of one answer to what may be told of their texts, in which these windows are. An older version is told
 * as if it were restricted: the latest may be, and was perhaps made so because of it.
 */
export function allowing(quote: string, windows: readonly Pick<Window, 'slice' | 'superseded'>[]) {
  const restricted = new Set(
    windows.flatMap(({ slice: { document } }) =>
      document.metadata.restricted === true ? [document.metadata.id] : [],
    ),
  )
  const isRestricted = ({ document }: Match): boolean => restricted.has(document.id) || document.superseded
  const told = new Map<string, number>()
  /** What is around it is told of one match in each text, and nothing of the last ones; `places` counts them. */
  const allowedOf = (match: Match): readonly Match[] => {
    if (!isRestricted(match)) return [match]
    const count = told.get(match.document.id) ?? 0
    told.set(match.document.id, count + 1)
    return count < MATCHES_MAX ? [restrict(match, quote, count === 0)] : []
  }
  const allowed = (match: Match): Match => (isRestricted(match) ? restrict(match, quote, true) : match)
  return {
    matches: (matches: readonly Match[]): Match[] => matches.flatMap(allowedOf),
    nearest: (match: Match): Match => allowed(boundNearest(match, quote)),
    parts: ({ head, tail }: { readonly head: Match; readonly tail: Match }) => {
      // Each tells the signals of both.
      const isEither = isRestricted(head) || isRestricted(tail)
      const [first, last] = [allowed(head), allowed(tail)]
      return isEither ? { head: withShortSignals(first), tail: withShortSignals(last) } : { head, tail }
    },
    /** The warnings of a claim are those of the match that decided. */
    warnings: (warnings: readonly Signal[]): readonly Signal[] =>
      restricted.size > 0 || windows.some(({ superseded }) => superseded)
        ? warnings.map(restrictSignal)
        : warnings,
  }
}

/** The nearest place of a claim that has no match: as long as the claim and a little more, whatever text it is in. */
function boundNearest(nearest: Match, quote: string): Match {
  return nearest.text.length <= longest(quote)
    ? nearest
    : withText(nearest, ends(nearest.text, longest(quote)))
}

function restrict(match: Match, quote: string, isNearer: boolean): Match {
  const { selector, context } = match
  const signals = isNearer ? match.signals : match.signals.map((signal) => ({ ...signal, source: '' }))
  return withShortSignals({
    ...withText(match, ends(match.text, longest(quote))),
    signals,
    edits: match.edits.map(restrictEdit),
    selector: {
      ...selector,
      exact: ends(match.text, longest(quote)),
      ...(isNearer ? {} : { prefix: '', suffix: '' }),
    },
    context: isNearer ? context : { before: '', after: '' },
  })
}

/** UTF-16 units that the source's words may have: more than the claim's, as an ellipsis leaves words out. */
function longest(quote: string): number {
  return CLAIM_FACTOR * quote.length + MORE_UNITS_MAX
}

/** The match with as much of its text; its link names no more either. */
function withText(match: Match, text: string): Match {
  const [page] = match.link?.split('#') ?? []
  return {
    ...match,
    text,
    selector: { ...match.selector, exact: text },
    link: page === undefined || text === match.text ? match.link : `${page}#:~:text=${textFragmentOf(text)}`,
  }
}

function withShortSignals(match: Match): Match {
  return { ...match, signals: match.signals.map(restrictSignal) }
}

function restrictSignal(signal: Signal): Signal {
  return { ...signal, source: ends(signal.source, PART_UNITS_MAX) }
}

function restrictEdit(edit: Edit): Edit {
  const source = ends(edit.source, PART_UNITS_MAX)
  // Spans of what is no longer there.
  return source === edit.source ? edit : { ...edit, source, detail: [] }
}

/** The text, or both ends of a longer one, of as many units together at most. */
export function ends(text: string, units: number): string {
  if (text.length <= units) return text
  const half = Math.floor((units - GAP.length) / 2)
  const [head, tail] = [textBehind(text, 0, half), textBefore(text, text.length, half)]
  return `${head.replace(/[\ud800-\udbff]$/, '')}${GAP}${tail.replace(/^[\udc00-\udfff]/, '')}`
}
