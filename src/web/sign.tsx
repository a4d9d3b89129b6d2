/** A verdict as a sign and a word: neither colour nor shape has to be seen to know it. */
import { FACES, type Shown } from '../service/face.ts'

export function Sign({ of }: { readonly of: Shown }) {
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
      <path d={FACES[of].sign} />
    </svg>
  )
}
