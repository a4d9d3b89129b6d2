/** Takes in what a site sends: verified first, then read, then stored, then queued; only then is it accepted. */

import type { Source } from '../../webhook/article.ts'
import { type IgnoreReason, type Malformed, malformed } from '../../webhook/reading.ts'
import { receive } from '../../webhook/receive.ts'
import type { Refusal, SignedRequest } from '../../webhook/signature.ts'
import { type QueuedArticle, writeArticle } from './article.ts'
import { receivedKey } from './keys.ts'
import { ARTICLE_MS, type Newsroom } from './newsroom.ts'
import { openSecrets, readSite, reportMs, type Site, sealPurpose } from './site.ts'

export type Reception =
  | { readonly kind: 'accepted'; readonly articles: readonly AcceptedArticle[] }
  | { readonly kind: 'ignored'; readonly reason: IgnoreReason }
  | Malformed
  | { readonly kind: 'refused'; readonly reason: Refusal }
  | { readonly kind: 'unknown_site' }
  /** Genuine, but more than are taken in for the site. */
  | { readonly kind: 'too_many' }

export type AcceptedArticle = {
  /** The sender's id of it. */
  readonly article: string
  readonly delivery: string
  /** Id of the report that is or will be. */
  readonly report: string
  /** `received_before`: the same delivery once more; nothing is done again. */
  readonly status: 'accepted' | 'received_before'
}

export type Sent = {
  readonly source: Source
  readonly site: string
  readonly request: SignedRequest
  /** Where the service was reached, for the address of the report. */
  readonly origin: string
  /** Whether another delivery of the site may come in now; asked once it is known to be the site's. */
  readonly isWithinLimit: (site: string) => Promise<boolean>
}

/** Throws `StoreError` and `SealError`: then the sender must send again. */
export async function receiveArticles(newsroom: Newsroom, sent: Sent): Promise<Reception> {
  const { store, seal, now } = newsroom
  const site = await readSite(store, sent.site)
  if (site === null || site.source !== sent.source) return { kind: 'unknown_site' }
  const secrets = await openSecrets(site.secrets, sealPurpose(site.id, 'sender'), newsroom)
  const delivery = await receive(site.source, sent.request, secrets, now())
  if (delivery.kind !== 'articles') return delivery
  if (!(await sent.isWithinLimit(site.id))) return { kind: 'too_many' }
  const articles: AcceptedArticle[] = []
  for (const event of delivery.events) {
    const report = await seal.nameOf(['report', site.id, event.delivery, event.id])
    const status = await enqueue(newsroom, site, { report, origin: sent.origin, event })
    if (status === 'too_large')
      return malformed('', 'Must have fewer or longer parts: it is too large to be kept')
    articles.push({ article: event.id, delivery: event.delivery, report, status })
  }
  return { kind: 'accepted', articles }
}

/**
 * Each step only after the one before: whatever fails, the sender is told and sends again, or the article is in the queue.
 * The key that tells of it is not read by the consumer, so that looking for it in vain hides nothing from him.
 */
async function enqueue(
  { store, queue, now }: Newsroom,
  site: Site,
  article: Omit<QueuedArticle, 'site'>,
): Promise<AcceptedArticle['status'] | 'too_large'> {
  const { report } = article
  const key = receivedKey(report)
  if ((await store.read([key], 'fresh')).get(key) != null) return 'received_before'
  const expiresAt = now() + ARTICLE_MS
  if (!(await writeArticle(store, { ...article, site: site.id }, expiresAt))) return 'too_large'
  await queue.send([{ kind: 'review', report, site: site.id }])
  // Not for longer than its report will be kept: what has expired is not waited for.
  await store.write([[key, '', now() + Math.min(ARTICLE_MS, reportMs(site))]])
  return 'accepted'
}
