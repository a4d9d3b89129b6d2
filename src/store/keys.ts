/** Names of the stored values. All are immutable but `library`, and the end of the log. */

/** The record of what is published; see `service/record.ts`. */
export const LIBRARY_KEY = 'library'
export const HEADS_PREFIX = 'head/'

export const headKey = (head: string): string => `${HEADS_PREFIX}${head}`
/** When and how each document of a head was published, where they differ. */
export const historyKey = (head: string): string => `history/${head}`

export const DRAFTS_PREFIX = 'draft/'
/** When the writing of a segment began: one without a head may be under way. */
export const draftKey = (segment: string): string => `${DRAFTS_PREFIX}${segment}`

/** Of all keys of a segment. */
export const segmentPrefix = (segment: string): string => `segment/${segment}/`
/** The one value of a small segment. */
export const smallKey = (segment: string): string => `${segmentPrefix(segment)}whole`
export const columnsKey = (segment: string): string => `${segmentPrefix(segment)}documents`
export const pageKey = (segment: string, page: number): string => `${segmentPrefix(segment)}rows/${page}`
export const frequentKey = (segment: string): string => `${segmentPrefix(segment)}frequent`
export const bucketKey = (segment: string, bucket: number): string =>
  `${segmentPrefix(segment)}bucket/${bucket}`
export const blockKey = (segment: string, block: number): string => `${segmentPrefix(segment)}block/${block}`

/** The log of what is published, as it is mirrored for everybody to read: of these only full tiles and bundles never change. */
export const CHECKPOINT_KEY = 'log/checkpoint'
export const tileKey = (level: number, index: number): string => `log/tile/${level}/${index}`
export const bundleKey = (index: number): string => `log/entries/${index}`
