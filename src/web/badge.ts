/** A verdict as a small picture, to be shown beside a quotation. */

import type { Answer, Verdict } from '../service/answer.ts'
import { FACES } from '../service/face.ts'

const HEIGHT = 20
/** About what a letter takes at 11 pixels in the widest of the fonts named; `textLength` makes it exact. */
const LETTER_WIDTH = 6.6
const NAME_WIDTH = 62

/** White on each has a contrast of 4.5 and more. */
const COLOURS: Readonly<Record<Verdict, string>> = {
  verbatim: '#17693f',
  altered: '#a32018',
  misattributed: '#863795',
  misdated: '#7a4b00',
  not_found: '#4c5560',
  undetermined: '#7a4b00',
}

/** SVG; nothing that anybody wrote is in it. What there is to mind, a verdict alone would hide. */
export function renderBadge({ verdict, warnings }: Pick<Answer, 'verdict' | 'warnings'>): string {
  const title = `${FACES[verdict].word}${warnings.length === 0 ? '' : ', with a warning'}`
  const text = Math.ceil(title.length * LETTER_WIDTH)
  const width = NAME_WIDTH + 24 + text + 8
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${HEIGHT}" role="img" aria-label="Verbatim: ${title}">
<title>Verbatim: ${title}</title>
<clipPath id="r"><rect width="${width}" height="${HEIGHT}" rx="4"/></clipPath>
<g clip-path="url(#r)"><path fill="#33312e" d="M0 0h${NAME_WIDTH}v${HEIGHT}H0z"/><path fill="${COLOURS[verdict]}" d="M${NAME_WIDTH} 0h${width - NAME_WIDTH}v${HEIGHT}H${NAME_WIDTH}z"/></g>
<g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11"><text x="6" y="14" textLength="${NAME_WIDTH - 12}">Verbatim</text><text x="${NAME_WIDTH + 22}" y="14" textLength="${text}">${title}</text></g>
<path transform="translate(${NAME_WIDTH + 4} 2)" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" d="${FACES[verdict].sign}"/>
</svg>
`
}
