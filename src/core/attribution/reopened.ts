/** Quotations over several paragraphs, each of which opens anew and only the last of which closes, are one speaker's. */

import type { Heard } from './listen.ts'
import { carriedOn } from './speaker.ts'
import type { Stretch } from './stretch.ts'

/** Gives paragraphs before to the speaker who is named only behind the last. `heard` ascends. Linear. */
export function joinReopened(
  text: string,
  quotes: readonly Stretch[],
  heard: readonly Heard[],
): readonly Heard[] {
  const open = new Set(quotes.filter(({ by, closed }) => by === 'marks' && !closed).map(({ start }) => start))
  const joined = [...heard]
  let first = 0
  for (const [at, one] of heard.entries()) {
    const before = heard[at - 1]
    const isReopened =
      before !== undefined && open.has(before.start) && isReopening(text.slice(before.end, one.start))
    if (!isReopened) first = at
    if (first === at || one.cue === null) continue
    const { speaker } = one
    if (speaker !== null && heard.slice(first, at).every(({ cue }) => cue === null)) {
      for (let part = first; part < at; part++) {
        joined[part] = { ...(heard[part] ?? one), speaker: carriedOn(speaker), continues: part > first }
      }
      joined[at] = { ...one, continues: true }
    }
    first = at
  }
  return joined
}

/** Nothing but a paragraph's end and a mark. No pattern: of many line breaks it would try each for the paragraph's end. */
function isReopening(gap: string): boolean {
  const mark = gap.trim()
  return /^\S{1,2}$/.test(mark) && gap.slice(0, gap.indexOf(mark)).includes('\n')
}
