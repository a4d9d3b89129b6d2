/** How to frame an answer: https://oembed.com, a `rich` response. */

import type { Answer } from '../service/answer.ts'
import { FACES } from '../service/face.ts'
import { askAt, CARD } from './address.ts'
import { CARD_SIZE } from './card.tsx'

export type Frame = { readonly maxwidth?: number | undefined; readonly maxheight?: number | undefined }

const SECONDS = 300

export function oembedOf({ verdict, claim }: Answer, origin: string, { maxwidth, maxheight }: Frame) {
  const width = Math.min(CARD_SIZE.width, maxwidth ?? CARD_SIZE.width)
  const height = Math.min(CARD_SIZE.height, maxheight ?? CARD_SIZE.height)
  const title = `Verbatim: ${FACES[verdict].word}`
  return {
    version: '1.0',
    type: 'rich',
    title,
    provider_name: 'Verbatim',
    provider_url: origin,
    cache_age: SECONDS,
    width,
    height,
    html: frameOf(origin + askAt(CARD, claim), { width, height, title }),
  }
}

/** A frame as HTML. Addresses are percent-encoded; only `&` and quotes mean something in an attribute. */
export function frameOf(
  address: string,
  { width, height, title }: { readonly width: number; readonly height: number; readonly title: string },
): string {
  return `<iframe src="${inAttribute(address)}" width="${width}" height="${height}" title="${title}" loading="lazy" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>`
}

export function inAttribute(address: string): string {
  return address.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}
