/**
 * What quotation marks are for: somebody's words, or else a title, a name, or words held at arm's length. Where nobody is
 * said to speak, short words tell by their form and by what stands beside them; in doubt they are somebody's words.
 */
import { WORK_NOUNS } from '../language/english-attribution.ts'
import type { Quotation } from '../text/quotation.ts'
import type { Use } from '../utterance.ts'
import type { Token } from './narration.ts'

/**
 * How a speaker is told for marked words: by a cue right before or behind them, by one in their sentence, by inference,
 * or not at all.
 */
export type Announcement = 'before' | 'behind' | 'in sentence' | 'inferred' | 'none'

/** What the marks of a quotation are for; `at` is its token. */
export function useOf(
  text: string,
  tokens: readonly Token[],
  at: number,
  quote: Quotation,
  announcement: Announcement,
): Use {
  const words = text.slice(quote.start, quote.end).match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’&.-]*/gu) ?? []
  if (words.length > TITLE_WORDS_MAX) return 'quotation'
  if (isCrosshead(text, quote, announcement)) return 'title'
  const before = tokens[at - 1]
  if (isTitleCase(words)) {
    if (before?.lower === 'as' && /^(?:known|billed|nicknamed)$/.test(tokens[at - 2]?.lower ?? ''))
      return 'name'
    if (isTitleAlone(text, quote, words, announcement)) return 'title'
  }
  if (announcement !== 'before' && /^(?:meaning|means|meant|word|letters)$/.test(before?.lower ?? ''))
    return 'scare'
  if (isTitleCase(words) && isTitled(text, tokens, at, quote, announcement)) return 'title'
  if (announcement === 'none' && words.length <= SCARE_WORDS_MAX && !isSentence(text, quote)) return 'scare'
  return 'quotation'
}

const TITLE_WORDS_MAX = 12
const SCARE_WORDS_MAX = 2

/** "“Why?”" alone on its line is a turn of a dialogue. */
function isSentence(text: string, quote: Quotation): boolean {
  const before = text.slice(Math.max(0, quote.open - 2), quote.open)
  return (
    /[.!?…]$/.test(text.slice(quote.start, quote.end)) && (quote.open === 0 || /\n$|[.!?] $/.test(before))
  )
}

/** A line in capitals and nothing else: it heads what follows. */
function isCrosshead(text: string, quote: Quotation, announcement: Announcement): boolean {
  if (
    announcement === 'before' ||
    announcement === 'behind' ||
    /\p{Ll}/u.test(text.slice(quote.start, quote.end))
  )
    return false
  return (
    /^\n?$/.test(text.slice(Math.max(0, quote.open - 1), quote.open)) &&
    /^(?:\n|$)/.test(text.slice(quote.close, quote.close + 1))
  )
}

/** "“The Salt Ledger” is set in …": at the head of a sentence, and none itself. */
function isTitleAlone(
  text: string,
  quote: Quotation,
  words: readonly string[],
  announcement: Announcement,
): boolean {
  if (
    announcement === 'before' ||
    announcement === 'behind' ||
    words.filter((word) => !SMALL.test(word)).length < 2
  )
    return false
  if (/[.,!?…]$/.test(text.slice(quote.start, quote.end))) return false
  return (
    /(?:^|\n|[.!?]["”’)]? )$/.test(text.slice(Math.max(0, quote.open - 3), quote.open)) &&
    /^ \p{Ll}/u.test(text.slice(quote.close, quote.close + 3))
  )
}

/** Every word but the small ones of titles has a capital. */
function isTitleCase(words: readonly string[]): boolean {
  const [first] = words
  if (first === undefined || !/^[\p{Lu}\p{N}]/u.test(first)) return false
  return words.every((word) => /^[\p{Lu}\p{N}]/u.test(word) || SMALL.test(word))
}

const SMALL = /^(?:a|an|the|of|in|on|at|to|for|and|or|but|with|by|from|is|as|vs?\.?|into|over|all)$/

/** True if a work or broadcast is named: "NBC’s “Today”", "the podcast “…”", "“Avatar” star", "on “Good Morning America”". */
function isTitled(
  text: string,
  tokens: readonly Token[],
  at: number,
  quote: Quotation,
  announcement: Announcement,
): boolean {
  const [before, after] = [tokens[at - 1], tokens[at + 1]]
  const opener = before?.text === ',' ? tokens[at - 2] : before
  if (isNamed(tokens, at)) return true
  // "Smith told “Fox and Friends”", a show; but “told me, ‘Go’” and “called him ‘Crooked’” are said.
  if (announcement === 'before') return before !== undefined && /^(?:told|tells)$/.test(before.lower)
  if (opener && WORK_NOUNS.has(opener.lower)) return true
  if (
    after?.kind === 'word' &&
    WORK_NOUNS.has(after.lower) &&
    /^\s*$/.test(text.slice(quote.close, after.start))
  )
    return true
  if (before?.kind !== 'word') return false
  if (/^(?:titled|entitled|hosts?|watching|watched)$/.test(before.lower)) return true
  if (/^(?:\p{Lu}.*|channel|network|station|theat(?:er|re))['’]s$/u.test(before.text)) return true
  if (before.lower === 'with') return /^(?:interview|appearance)$/.test(tokens[at - 2]?.lower ?? '')
  if (/^(?:on|of|in|for|from)$/.test(before.lower)) return true
  return before.lower === 'the' && (announcement === 'none' || tokens[at - 2]?.lower === 'of')
}

/** "a website called “…”", "the film, named “…”". */
function isNamed(tokens: readonly Token[], at: number): boolean {
  if (!/^(?:called|named|dubbed)$/.test(tokens[at - 1]?.lower ?? '')) return false
  return WORK_NOUNS.has(tokens[tokens[at - 2]?.text === ',' ? at - 3 : at - 2]?.lower ?? '')
}
