/** The digest of a document: whoever has what is stored of it can make it again, and so can other programs. */
import type { Document } from '../core/document.ts'
import { nameOf } from './digest.ts'

/**
 * 32 hexadecimal digits of everything that was handed in: `text` is the SHA-256 of the text. Who changes what is listed
 * here, or its order, makes another version of every document.
 */
export function documentDigest(
  { metadata, silent, locators, overrides }: Document,
  text: string,
): Promise<string> {
  const { id, title, author, speaker, publication, volume, issue, date } = metadata
  const { language, url, licence, fiction, translation, restricted, aliases } = metadata
  return nameOf([
    JSON.stringify([id, title, author, speaker, publication, volume, issue, date]),
    JSON.stringify([
      language,
      url,
      licence,
      fiction,
      translation,
      ...(restricted === true ? [restricted] : []),
    ]),
    JSON.stringify(Object.entries(aliases)),
    text,
    JSON.stringify(silent.map(({ start, end }) => [start, end])),
    JSON.stringify(locators.map(({ start, label }) => [start, label])),
    JSON.stringify(
      overrides.map(({ quote, speaker, role, date, via }) => [
        quote,
        speaker ?? null,
        role ?? null,
        date ?? null,
        via ?? null,
      ]),
    ),
  ])
}
