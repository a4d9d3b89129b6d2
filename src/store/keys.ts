/** Names of the stored values. All are immutable but `library`, which alone moves. */

/** The record of what is published; see `service/record.ts`. */
export const LIBRARY_KEY = 'library'
export const HEADS_PREFIX = 'head/'
export const SEGMENTS_PREFIX = 'segment/'

export const headKey = (head: string): string => `${HEADS_PREFIX}${head}`
/** When and how each document of a head was published, where they differ. */
export const historyKey = (head: string): string => `history/${head}`

export const DRAFTS_PREFIX = 'draft/'
/** When the writing of a segment began: one without a head may be under way. */
export const draftKey = (segment: string): string => `${DRAFTS_PREFIX}${segment}`

/** The one value of a small segment. */
export const smallKey = (segment: string): string => `${SEGMENTS_PREFIX}${segment}/whole`
export const columnsKey = (segment: string): string => `${SEGMENTS_PREFIX}${segment}/documents`
export const pageKey = (segment: string, page: number): string => `${SEGMENTS_PREFIX}${segment}/rows/${page}`
export const frequentKey = (segment: string): string => `${SEGMENTS_PREFIX}${segment}/frequent`
export const bucketKey = (segment: string, bucket: number): string =>
  `${SEGMENTS_PREFIX}${segment}/bucket/${bucket}`
export const blockKey = (segment: string, block: number): string =>
  `${SEGMENTS_PREFIX}${segment}/block/${block}`

/** The segment that a key belongs to; `null` if it is no segment's key. */
export function segmentOf(key: string): string | null {
  return key.startsWith(SEGMENTS_PREFIX) ? (key.split('/')[1] ?? null) : null
}
