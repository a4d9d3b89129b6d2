/** A verdict as a sign and a word: neither colour nor shape has to be seen to know it. */
import type { Verdict } from '../service/answer.ts'
import { inWords } from '../service/render.ts'

export type Told = Verdict | 'unchecked'

/** Lines in a square of 16, drawn with a round pen. */
export const SIGNS: Readonly<Record<Told, string>> = {
  verbatim: 'M3 8.5l3.5 3.5L13 4.5',
  altered: 'M3 6h10M3 10h10M11 3L5 13',
  misattributed: 'M3 5.5h9l-2.5-2.5M13 10.5H4l2.5 2.5',
  misdated: 'M8 4v4l3 2M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0',
  not_found: 'M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0M4 12l8-8',
  undetermined: 'M5.5 6a2.5 2.5 0 1 1 3.7 2.2C8.3 8.7 8 9.2 8 10M8 12.7v.1',
  unchecked: 'M4 8h.1M8 8h.1M12 8h.1',
}

export function Sign({ of }: { readonly of: Told }) {
  return (
    <svg
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={SIGNS[of]} />
    </svg>
  )
}

/** `Not found`. */
export function titleOf(verdict: Told): string {
  const words = inWords(verdict)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

export function Tag({ verdict }: { readonly verdict: Told }) {
  return (
    <span class={`tag ${verdict}`}>
      <Sign of={verdict} />
      {titleOf(verdict)}
    </span>
  )
}
