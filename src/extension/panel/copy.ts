/** An answer as text, for whoever pastes it. */

import { FACES } from '../../service/face.ts'
import { describeReasons, describeWarning } from '../../service/phrase.ts'
import { cite } from '../../service/render.ts'
import type { Answer } from '../schema.ts'
import { linkInto } from './answer.ts'

export function copyOf(
  { verdict, reasons, claim, summary, warnings, matches }: Answer,
  address: string,
): string {
  const because = describeReasons(reasons)
  const [match] = matches
  const link = match === undefined ? null : (match.link ?? linkInto(match, address))
  const quote = /^[“"«„]/.test(claim.quote) ? claim.quote : `“${claim.quote}”`
  return [
    quote,
    `${FACES[verdict].word}${because === '' ? '' : `: ${because}`}. ${summary}`,
    ...warnings.map(describeWarning),
    ...(match === undefined
      ? []
      : [`Source: “${match.text}”, ${cite(match.document)}`, ...(link === null ? [] : [link])]),
  ].join('\n')
}
