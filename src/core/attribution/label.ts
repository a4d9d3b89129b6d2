/** Speakers' labels, as transcripts and interviews have them: "SMITH: …", "Q: …". The words of a labelled turn are its speaker's. */
import { LABEL_ROLES, NO_LABELS } from '../language/english-attribution.ts'
import { foldRole, isGivenName, isRoleWord } from '../person/role.ts'
import type { Span } from '../span.ts'
import { foldLetters } from '../text/letters.ts'
import { linesOf } from '../text/line.ts'
import type { Stretch } from './stretch.ts'

/** The turns of a text that is laid out with labels; empty for any other. `paragraphs` are its paragraphs. */
export function labelledTurns(text: string, paragraphs: readonly Span[]): readonly Stretch[] {
  const lines = paragraphs.flatMap((paragraph) => linesOf(text, paragraph))
  const labels = withoutHeadline(lines.map((line) => labelOf(text, line)))
  if (!isTranscript(labels.flatMap((label) => (label === null ? [] : [label.name])))) return []
  const last = labels.findLastIndex((label) => label !== null)
  const turns: Stretch[] = []
  let speaker: Label | null = null
  for (const [index, line] of lines.entries()) {
    const label = labels[index] ?? null
    speaker = label ?? speaker
    if (
      speaker === null ||
      index > last ||
      (label === null && ASIDE.test(text.slice(line.start, line.start + 1)))
    )
      continue
    const start = label?.words ?? line.start
    if (start >= line.end) continue
    turns.push({
      open: start,
      start,
      end: line.end,
      close: line.end,
      depth: 0,
      closed: labels[index + 1] !== null || index === last,
      by: 'label',
      label: { start: speaker.start, end: speaker.end },
    })
  }
  return turns
}

/** `[start, end)` is the label without its colon, `words` where the turn's words begin. */
type Label = Span & { readonly name: string; readonly words: number }

/** Words of a label at most. */
const LABEL_UNITS_MAX = 60
/** Labels that make a transcript, of which one must come again. */
const TURNS_MIN = 3
/** A note of the transcript's own: "[Laughter]", "(applause)". */
const ASIDE = /[[(]/

const LABEL =
  /(\p{Lu}[\p{L}\p{M}.,'’&-]*(?: (?:\p{Lu}|\d|de |van |von |of |the )[\p{L}\p{M}\p{N}.,'’&-]*){0,5})(?: ?\([^()\n]{1,40}\))?:\s+(?=\S)/uy

function labelOf(text: string, { start, end }: Span): Label | null {
  LABEL.lastIndex = start + (/^[*_]{0,2}/.exec(text.slice(start, start + 2))?.[0].length ?? 0)
  const from = LABEL.lastIndex
  const hit = LABEL.exec(text.slice(0, Math.min(end, from + 2 * LABEL_UNITS_MAX)))
  const name = hit?.[1]
  if (!hit || name === undefined || name.length > LABEL_UNITS_MAX || !isLabel(name)) return null
  return { name, start: from, end: from + name.length, words: from + hit[0].length }
}

/** A headline may look like a label, but does not come again: the turns begin with the first label that does. */
function withoutHeadline(labels: readonly (Label | null)[]): readonly (Label | null)[] {
  const counts = new Map<string, number>()
  for (const label of labels) if (label) counts.set(label.name, (counts.get(label.name) ?? 0) + 1)
  const first = labels.findIndex((label) => label !== null && (counts.get(label.name) ?? 0) > 1)
  return labels.map((label, index) => (label && index < first && !isCertain(label.name) ? null : label))
}

/** In capitals, or the name of a part: "MODERATOR", "Host". */
function isCertain(name: string): boolean {
  return !/\p{Ll}/u.test(name) || LABEL_ROLES.has(name.toLowerCase())
}

/** "Q", "WHITLOCK", "Sen. Dana Whitlock", "The President", "Moderator"; not "Date", "Note", "Price". */
function isLabel(name: string): boolean {
  const words = name.split(' ')
  const [first = ''] = words
  if (words.some((word) => NO_LABELS.has(word.toLowerCase()))) return false
  if (/^[QA]$/.test(name) || LABEL_ROLES.has(name.toLowerCase())) return true
  if (name.length > 2 && !/\p{Ll}/u.test(name)) return true
  return (
    isGivenName(foldLetters(first)) ||
    words.some((word) => isRoleWord(foldRole(word))) ||
    /^(?:Mr|Mrs|Ms|Dr)\b/.test(name)
  )
}

/** Two speakers who take turns. */
function isTranscript(names: readonly string[]): boolean {
  const distinct = new Set(names)
  if (distinct.has('Q') && distinct.has('A')) return true
  return names.length >= TURNS_MIN && distinct.size >= 2 && distinct.size < names.length
}
