/** An article that waits for its review. It is deleted with the review, or expires. */
import * as z from 'zod'
import type { Store } from '../../store/store.ts'
import type { ArticleEvent } from '../../webhook/article.ts'
import { articleKey, DELETED, receivedKey } from './keys.ts'
import { ARTICLE_MS, type Newsroom } from './newsroom.ts'
import { readStored } from './stored.ts'

export type QueuedArticle = {
  readonly report: string
  readonly site: string
  /** Of the service, as the sender reached it: where the report will be found. */
  readonly origin: string
  readonly event: ArticleEvent
}

/** In UTF-8 no more than a value may have, whatever the letters. */
const ARTICLE_UNITS_MAX = 8_000_000

/**
 * False if it is too large to be kept: a body of many small parts has many places. Throws `StoreError`.
 *
 * @param expiresAt in ms since 1970.
 */
export async function writeArticle(
  store: Store,
  article: QueuedArticle,
  expiresAt: number,
): Promise<boolean> {
  const value = JSON.stringify({ format: 1, ...article })
  if (value.length > ARTICLE_UNITS_MAX) return false
  await store.write([[articleKey(article.report), value, expiresAt]])
  return true
}

/** Null if it was reviewed, has expired, or cannot be seen yet. Throws `StoreError`. */
export function readArticle(store: Store, report: string): Promise<QueuedArticle | null> {
  return readStored(store, articleKey(report), ARTICLE)
}

/** Deletes an article that is not to be reviewed any more, so that nobody waits for its report. Throws `StoreError`. */
export async function dropArticle(
  { store, now }: Pick<Newsroom, 'store' | 'now'>,
  report: string,
): Promise<void> {
  await store.write([[receivedKey(report), DELETED, now() + ARTICLE_MS]])
  await store.remove([articleKey(report)])
}

/** Written by `writeArticle`, its event made by `webhook`: only what tells its form from another version's is checked. */
const ARTICLE = z.custom<QueuedArticle>(
  (value) =>
    z.object({ format: z.literal(1), report: z.string(), event: z.looseObject({}) }).safeParse(value).success,
)
