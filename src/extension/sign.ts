/** The sign of a verdict, drawn. */
import { FACES, type Shown } from '../service/face.ts'

const SVG = 'http://www.w3.org/2000/svg'

/** To be seen only: the verdict's word stands beside it. */
export function drawSign(verdict: Shown): SVGSVGElement {
  const sign = document.createElementNS(SVG, 'svg')
  sign.setAttribute('viewBox', '0 0 16 16')
  sign.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS(SVG, 'path')
  path.setAttribute('d', FACES[verdict].sign)
  sign.append(path)
  return sign
}
