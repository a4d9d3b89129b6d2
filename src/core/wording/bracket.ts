/** Editor's brackets: they may explain, not change. */
import type { Source } from '../alignment/align.ts'
import type { Claim } from '../claim/claim.ts'
import { type Language, languageOf } from '../language/language.ts'
import { namesAmong } from '../person/capital.ts'
import type { Token } from '../text/token.ts'
import type { Utterance } from '../utterance.ts'
import { type Change, editOf, type Judged, spanOf } from './change.ts'
import { isBorder } from './cut.ts'
import { editSignals, isReversal, meaningsOf } from './meaning.ts'

/** Source words that an editor's bracket may replace. */
const BRACKETED_WORDS_MAX = 4
/** Letters that two forms of one word have in common at least. */
const STEM_LETTERS_MIN = 3

/**
 * A bracket is honest unless it holds or replaces a negation or a verb that denies, modal or number, replaces too much or
 * across a sentence, or makes another word of the one it stands in.
 */
export function judgeBracket(
  change: Change,
  claim: Claim,
  source: Source,
  utterances: readonly Utterance[],
): Judged {
  const words = claim.words.slice(change.claim, change.claim + change.claimed)
  const taken = source.words.slice(change.source, change.source + change.taken)
  const same = words.length === taken.length && words.every((word, at) => word.key === taken[at]?.key)
  if (same && isBracketed(source, taken)) return { wording: 'exact', edit: null, signals: [], breaks: false }
  const edit = { ...editOf(change, claim, source, 'bracket', 'light'), claimed: bracketText(change, claim) }
  if (same) return { wording: 'elided', edit, signals: [], breaks: false }
  const language = languageOf(source.language)
  const honest =
    [...words, ...taken].every(
      (word) => meaningsOf(word, language).length === 0 && !isReversal(word.word, language),
    ) &&
    taken.length <= BRACKETED_WORDS_MAX &&
    (taken.length < 2 ||
      !isBorder(spanOf(source.words, change.source, change.source + change.taken), source, utterances)) &&
    (!isWithinWord(change, claim) || isInflected(words, taken, language))
  const replaces = {
    kind: 'bracket_replaces',
    claimed: edit.claimed,
    source: edit.source,
    // What is put in may turn what it is put into: [stolen] stone.
    warns: true,
  } as const
  const changed = editSignals(edit, change, claim, source)
  if (honest) {
    const renamed = changed.filter(({ kind }) => kind === 'name_changed' && isNamed(change, source))
    return { wording: 'elided', edit, signals: [...renamed, replaces], breaks: false }
  }
  const signals = [...changed, replaces]
  return { wording: 'altered', edit: { ...edit, weight: 'full' }, signals, breaks: false }
}

/** The bracket stands for a name: not for "it" or "the general". */
function isNamed({ source: from, taken }: Change, source: Source): boolean {
  return namesAmong(source, from, taken, source).length > 0
}

/** The source has the words in brackets itself. */
function isBracketed(source: Source, taken: readonly Token[]): boolean {
  const [first] = taken
  return first !== undefined && source.text[first.start - source.offset - 1] === '['
}

/** The bracket stands within a word: "allow[ed]". */
function isWithinWord(change: Change, claim: Claim): boolean {
  const word = claim.words[change.claim]
  const bracket = word === undefined ? undefined : claim.brackets[word.bracket]
  return word !== undefined && bracket !== undefined && (word.start < bracket.start || word.end > bracket.end)
}

/** Two forms of one word: allow, allowed. */
function isInflected(words: readonly Token[], taken: readonly Token[], language: Language | null): boolean {
  const isEnding = (letters: string): boolean => letters === '' || language?.inflections.has(letters) === true
  const [claimed] = words
  const [original] = taken
  if (claimed === undefined || original === undefined || words.length > 1 || taken.length > 1) return false
  let stem = 0
  while (stem < claimed.word.length && claimed.word[stem] === original.word[stem]) stem++
  return stem >= STEM_LETTERS_MIN && isEnding(claimed.word.slice(stem)) && isEnding(original.word.slice(stem))
}

function bracketText(change: Change, claim: Claim): string {
  const first = claim.words[change.claim]
  const last = claim.words[change.claim + change.claimed - 1]
  if (first === undefined || last === undefined) return ''
  const bracket = claim.brackets[first.bracket]
  return claim.quote.slice(
    Math.min(first.start, bracket?.start ?? first.start),
    Math.max(last.end, claim.brackets[last.bracket]?.end ?? last.end),
  )
}
