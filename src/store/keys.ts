/** Names of the stored values. Everything under a segment's name is immutable; `library` alone moves. */

export const LIBRARY_KEY = 'library'
export const SEGMENTS_PREFIX = 'segment/'

export const bucketKey = (segment: string, bucket: number): string =>
  `${SEGMENTS_PREFIX}${segment}/bucket/${bucket}`
export const blockKey = (segment: string, block: number): string =>
  `${SEGMENTS_PREFIX}${segment}/block/${block}`
export const tableKey = (segment: string): string => `${SEGMENTS_PREFIX}${segment}/documents`
export const frequentKey = (segment: string): string => `${SEGMENTS_PREFIX}${segment}/frequent`

/** The segment that a key belongs to; `null` if it is no segment's key. */
export function segmentOf(key: string): string | null {
  return key.startsWith(SEGMENTS_PREFIX) ? (key.split('/')[1] ?? null) : null
}
