/** What a reader yields. Plain data, so that it can go from one thread to another. */
import type { Document } from '../../core/document.ts'
import type { Problem } from './problem.ts'

/** One document found, or why one cannot be. `file` is where it was read, for people: `texts/a.jsonl:12`. */
export type Read =
  | { readonly kind: 'document'; readonly document: Document; readonly file: string }
  | { readonly kind: 'problem'; readonly problem: Problem }
