/** Which changes bear on the meaning: negations, numbers, names, modals, qualifiers. They never decide; they warn. */
import type { Stretch as Side, Source } from './align.ts'
import type { Claim } from './claim.ts'
import { isEnglish, MODALS, NEGATIONS, NUMBER_WORDS, NUMBERS, QUALIFIERS, REVERSALS } from './english.ts'
import type { Edit, SignalKind, WeighedSignal } from './finding.ts'
import type { Token } from './token.ts'

export type Meaning = 'negation' | 'number' | 'modal' | 'qualifier'

/** What kinds of meaning-bearing word a word is. */
export function meaningsOf(word: Token): Meaning[] {
  const meanings: Meaning[] = []
  if (isNegation(word.word)) meanings.push('negation')
  if (/^\p{N}/u.test(word.key) || NUMBERS.has(word.word) || NUMBER_WORDS.has(word.word))
    meanings.push('number')
  if (MODALS.has(word.word)) meanings.push('modal')
  if (QUALIFIERS.has(word.word)) meanings.push('qualifier')
  return meanings
}

export function isNegation(word: string): boolean {
  return NEGATIONS.has(word) || word.endsWith("n't")
}

/** A negation, or a verb that denies what follows it: refuse, fail, deny. */
export function isReversal(word: string): boolean {
  return isNegation(word) || REVERSALS.has(word)
}

type Stretch = {
  readonly claim: number
  readonly claimed: number
  readonly source: number
  readonly taken: number
}

/** What an edit does to the meaning. `claim` is `null` where nothing was claimed for the source's words. */
export function editSignals(
  edit: Edit,
  stretch: Stretch,
  claim: Claim | null,
  source: Source,
): WeighedSignal[] {
  const claimed = claim?.words.slice(stretch.claim, stretch.claim + stretch.claimed) ?? []
  const taken = source.words.slice(stretch.source, stretch.source + stretch.taken)
  const kinds: SignalKind[] = []
  if (differ(claimed, taken, 'negation')) kinds.push('negation_changed')
  if (differ(claimed, taken, 'number')) kinds.push('number_changed')
  if (
    namesOf(taken, source).some((name) => !claimed.some((word) => word.key === name.key)) &&
    claimed.length > 0
  ) {
    kinds.push('name_changed')
  } else if (
    claim !== null &&
    namesOf(claimed, { words: claim.words, text: claim.quote, offset: 0 }).some(
      (name) => !taken.some((word) => word.key === name.key),
    )
  ) {
    kinds.push('name_changed')
  }
  if (differ(claimed, taken, 'modal')) kinds.push('modal_changed')
  if (countOf(taken, 'qualifier') > countOf(claimed, 'qualifier')) kinds.push('qualifier_dropped')
  return kinds.map((kind) => ({ kind, claimed: edit.claimed, source: edit.source, warns: true }))
}

/** What an ellipsis swallowed. It warns if that held a negation, number or qualifier, or if the claim goes on in another sentence. */
export function elisionSignal(edit: Edit, stretch: Stretch, source: Source, crosses: boolean): WeighedSignal {
  const taken = source.words.slice(stretch.source, stretch.source + stretch.taken)
  // In a language without word lists nobody has looked for a negation.
  const warns =
    crosses ||
    !isEnglish(source.language) ||
    taken.some((word) => meaningsOf(word).some((meaning) => meaning !== 'modal'))
  return { kind: 'elision_hides', claimed: edit.claimed, source: edit.source, warns }
}

/** Negations are the same if there are as many (do not / don’t); other words if the same ones stand on both sides. */
function differ(claimed: readonly Token[], taken: readonly Token[], meaning: Meaning): boolean {
  const here = claimed.filter((word) => meaningsOf(word).includes(meaning))
  const there = taken.filter((word) => meaningsOf(word).includes(meaning))
  if (meaning === 'negation') return here.length !== there.length
  const sorted = (words: readonly Token[]): string =>
    words
      .map((word) => word.key)
      .sort()
      .join(' ')
  return sorted(here) !== sorted(there)
}

function countOf(words: readonly Token[], meaning: Meaning): number {
  return words.filter((word) => meaningsOf(word).includes(meaning)).length
}

/** Words written with a capital although they do not open a sentence. */
function namesOf(words: readonly Token[], side: Side): Token[] {
  return words.filter((word) => {
    const at = word.start - side.offset
    const written = side.text.slice(at, word.end - side.offset)
    if (!/^\p{Lu}/u.test(written) || word.word === 'i' || word.word.startsWith("i'")) return false
    return !SENTENCE_START.test(side.text.slice(Math.max(0, at - 4), at)) && at > 0
  })
}

const SENTENCE_START = /(?:^|[.?!:]['"”’)\]]?\s|[“"‘(\n])$/
