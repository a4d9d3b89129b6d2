/** Whether words of a claim that stand unbroken in a source are a whole sentence there. */
import type { Source } from '../alignment/align.ts'
import { sentenceEndBetween } from '../text/sentence.ts'
import type { Comparison } from '../wording/wording.ts'

/** Words of such a sentence; shorter ones stand in many texts. */
const SENTENCE_WORDS_MIN = 8

/** True if the claim keeps some sentence of the source, of eight words at least, from its first word to its last. */
export function holdsWholeSentence({ keeps }: Comparison, source: Source): boolean {
  let from = -1
  let next = -1
  let claimed = -1
  for (const keep of keeps) {
    if (keep.source !== next || keep.claim !== claimed) from = -1
    if (endsBefore(source, keep.source)) from = keep.source
    next = keep.source + keep.taken
    claimed = keep.claim + keep.claimed
    if (from >= 0 && next - from >= SENTENCE_WORDS_MIN && endsBefore(source, next)) return true
  }
  return false
}

/** True if a sentence ends, or the text begins, between the source's word `at` and the one before it. */
function endsBefore({ words, text, offset }: Source, at: number): boolean {
  const [before, behind] = [words[at - 1], words[at]]
  if (before === undefined || behind === undefined) return true
  return sentenceEndBetween(text, before.end - offset, behind.start - offset)
}
