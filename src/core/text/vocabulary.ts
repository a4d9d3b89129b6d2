/**
 * The words met before, with what they read as: a text repeats its words. They are found by their
 * units in the text, as copying each out to look it up costs more than reading the text.
 *
 * A direct-mapped cache: a word has one slot, which the last to be met keeps. So it is bounded, and
 * words made to meet in one slot only cost what an unknown word does.
 */
export type Reading = {
  /** As it stands in the folded text. */
  readonly written: string
  /** As tokens compare it. */
  readonly word: string
  readonly key: string
}

/** What `text[start, end)` reads as; `read` says so for a word that is not remembered. */
export function readingAt(
  text: string,
  start: number,
  end: number,
  read: (written: string) => Reading,
): Reading {
  if (end - start > KNOWN_UNITS_MAX) return read(text.slice(start, end))
  const slot = hashOf(text, start, end) & (SLOTS - 1)
  const met = MET[slot]
  if (met !== undefined && standsAt(met.written, text, start, end)) return met
  const reading = read(text.slice(start, end))
  MET[slot] = reading
  return reading
}

/** Longer words are not remembered: an engine may keep the whole text alive for a part of it that it did not copy. */
const KNOWN_UNITS_MAX = 12
/** A power of two; some 4 MB when all are full. */
const SLOTS = 32_768
const MET = Array.from<unknown, Reading | undefined>({ length: SLOTS }, () => undefined)

/** FNV-1a over UTF-16 units, its high bits folded into the low (Fowler, Noll, Vo 1991). */
function hashOf(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash ^ (hash >>> 15)
}

function standsAt(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false
  for (let at = 0; at < word.length; at++) {
    if (word.charCodeAt(at) !== text.charCodeAt(start + at)) return false
  }
  return true
}
