/** Whether words of a claim that stand unbroken in a source are a whole there: no mere snatch of what was said. */
import type { Source } from '../alignment/align.ts'
import type { Step } from '../alignment/step.ts'
import type { Claim } from '../claim/claim.ts'
import type { Span } from '../span.ts'
import { sentenceEndBetween } from '../text/sentence.ts'
import type { Comparison } from '../wording/wording.ts'

/** Words of such a part; shorter ones stand in many texts. */
const PART_WORDS_MIN = 8

/**
 * True if the claim keeps some part, of eight words at least, from its first word to its last: what stands between
 * two ellipses of the claim, or sentences of the source, up to their end or that of a quotation, with which the claim,
 * or a piece of it, begins or ends. One in the midst of other words is more often that of a text that repeats another.
 */
export function holdsWholePart({ keeps }: Comparison, claim: Claim, source: Source): boolean {
  let first: Step | undefined
  let last: Step | undefined
  for (const keep of keeps) {
    if (last === undefined || !follows(last, keep)) first = undefined
    if (isBorder(claim, keep.claim) || isBetweenSentences(source, keep.source)) first ??= keep
    last = keep
    const end = keep.source + keep.taken
    const ends = isBorder(claim, keep.claim + keep.claimed) || isBetweenSentences(source, end)
    if (first === undefined || end - first.source < PART_WORDS_MIN) continue
    if ((ends || endsQuotation(source, end)) && isAtEitherEnd(claim, first, keep)) return true
  }
  return false
}

function follows(last: Step, next: Step): boolean {
  return last.source + last.taken === next.source && last.claim + last.claimed === next.claim
}

/** True if words before or behind those from `first` to `last` are none of the claim, or none of its piece. */
function isAtEitherEnd(claim: Claim, first: Step, last: Step): boolean {
  const end = last.claim + last.claimed
  if (first.claim === 0 || end === claim.words.length) return true
  return isBorder(claim, first.claim) || isBorder(claim, end)
}

/** True if an ellipsis parts the claim there, or if it is one end of a claim that has any. */
function isBorder({ words, elisions }: Claim, at: number): boolean {
  return elisions.has(at) || (elisions.size > 0 && (at === 0 || at === words.length))
}

/** True if a sentence ends, or the text begins or ends, right before the source's word `at`. */
function isBetweenSentences(source: Source, at: number): boolean {
  if (at === 0 || at === source.words.length) return true
  const { start, end } = gapBefore(source, at)
  return sentenceEndBetween(source.text, start, end)
}

function endsQuotation(source: Source, at: number): boolean {
  const { start, end } = gapBefore(source, at)
  return /["”»]/.test(source.text.slice(start, end))
}

/** What stands in the source's text between its word `at` and the one before. */
function gapBefore({ words, text, offset }: Source, at: number): Span {
  const [before, behind] = [words[at - 1], words[at]]
  return {
    start: before === undefined ? 0 : before.end - offset,
    end: behind === undefined ? text.length : behind.start - offset,
  }
}
