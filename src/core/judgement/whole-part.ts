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
 * True if the claim keeps some part, of eight words at least, from its first word to its last: a sentence of the
 * source, up to its end or that of a quotation, or what stands between two ellipses of the claim.
 */
export function holdsWholePart({ keeps }: Comparison, claim: Claim, source: Source): boolean {
  let from = -1
  let last: Step | undefined
  for (const keep of keeps) {
    if (isBorder(claim, keep.claim) || isBetweenSentences(source, keep.source)) from = keep.source
    else if (last === undefined || !follows(last, keep)) from = -1
    last = keep
    const end = keep.source + keep.taken
    const ends = isBorder(claim, keep.claim + keep.claimed) || isBetweenSentences(source, end)
    if (from >= 0 && end - from >= PART_WORDS_MIN && (ends || endsQuotation(source, end))) return true
  }
  return false
}

function follows(last: Step, next: Step): boolean {
  return last.source + last.taken === next.source && last.claim + last.claimed === next.claim
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
