/** A full approximate scan of all the text by Myers' bit-vector algorithm: no index, nothing missed. */
import search from 'approx-string-match'
import manifest from '../../../package.json' with { type: 'json' }
import type { Claim } from '../../../src/core/claim/claim.ts'
import { tokenize } from '../../../src/core/text/token.ts'
import { candidateOf, type Engine, PASSAGES_MAX } from './engine.ts'
import { type Candidate, closestPlace } from './place.ts'
import type { Range, Text, Words } from './words.ts'

/** Texts in a row, joined. */
type Stretch = {
  readonly texts: readonly { readonly text: Text; readonly start: number }[]
  readonly folded: string
}

/** Units of a stretch at most, unless one text is longer: an engine's strings have an end. */
const STRETCH_UNITS_MAX = 64_000_000

export function buildScan({ texts }: Words): readonly Engine[] {
  const stretches = joinTexts(texts)
  return [
    {
      name: 'approx-string-match',
      settings: `${manifest.devDependencies['approx-string-match']}, over all the folded text; as many errors allowed as the claim has`,
      indexBytes: 0,
      onlyExact: false,
      find: (claim, { original }) => closestPlace(claim, candidatesOf(stretches, claim, original)),
    },
  ]
}

function joinTexts(texts: readonly Text[]): Stretch[] {
  const stretches: Stretch[] = []
  let held: { text: Text; start: number }[] = []
  let units = 0
  const close = (): void => {
    // A search walks the string unit by unit, which is slow in one that is still a tree of parts.
    if (held.length > 0)
      stretches.push({ texts: held, folded: held.map(({ text }) => text.folded).join('\n') })
    held = []
    units = 0
  }
  for (const text of texts) {
    if (units + text.folded.length > STRETCH_UNITS_MAX) close()
    held.push({ text, start: units })
    units += text.folded.length + 1
  }
  close()
  return stretches
}

/** The places of the fewest errors anywhere. */
function candidatesOf(stretches: readonly Stretch[], claim: Claim, original: string): Candidate[] {
  const pattern = claim.words.map(({ word }) => word).join(' ')
  const words = tokenize(original).map(({ word }) => word)
  // What a claim needs is told to the scan alone: the fewer errors it allows, the faster it is.
  let allowed = search(words.join(' '), pattern, pattern.length)[0]?.errors ?? pattern.length
  let found: Candidate[] = []
  for (const stretch of stretches) {
    const matches = search(stretch.folded, pattern, allowed)
    const errors = matches[0]?.errors ?? allowed
    if (errors < allowed) found = []
    allowed = errors
    for (const { start, end } of matches.slice(0, PASSAGES_MAX)) {
      found.push(candidateOf(wordsAt(stretch, start, end), claim.words.length, -errors))
    }
  }
  return found.slice(0, PASSAGES_MAX)
}

/** The words that units `[start, end)` of a stretch touch. */
function wordsAt({ texts, folded }: Stretch, start: number, end: number): Range {
  const holder = texts.findLast((held) => held.start <= start) ?? texts[0]
  if (holder === undefined) throw new RangeError('Cannot find words in a stretch without texts')
  const from = spacesIn(folded.slice(holder.start, start))
  return { text: holder.text, from, to: from + spacesIn(folded.slice(start, end)) + 1 }
}

function spacesIn(text: string): number {
  return text.split(' ').length - 1
}
