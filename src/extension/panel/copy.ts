/** An answer as text, for whoever pastes it. */
import { cite } from '../../service/render.ts'
import { describeReasons, describeWarning } from '../phrase.ts'
import type { Answer } from '../schema.ts'
import { FACES } from '../verdict.ts'
import { linkInto } from './answer.ts'

export function copyOf(
  { verdict, reasons, claim, summary, warnings, matches }: Answer,
  address: string,
): string {
  const because = describeReasons(reasons)
  const [match] = matches
  const quote = /^[“"«„]/.test(claim.quote) ? claim.quote : `“${claim.quote}”`
  return [
    quote,
    `${FACES[verdict].word}${because === '' ? '' : `: ${because}`}. ${summary}`,
    ...warnings.map(describeWarning),
    ...(match === undefined
      ? []
      : [`Source: “${match.text}”, ${cite(match.document)}`, match.link ?? linkInto(match, address)]),
  ].join('\n')
}
