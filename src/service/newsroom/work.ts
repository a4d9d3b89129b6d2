/**
 * Does what the queue carries. A task may come twice, and may be broken off anywhere: what is done is looked for first,
 * and each step leaves enough behind for the next try.
 */

import type { Store } from '../../store/store.ts'
import { openLibrary } from '../library.ts'
import { dropArticle, readArticle } from './article.ts'
import { articleKey, notifiedKey } from './keys.ts'
import type { Newsroom } from './newsroom.ts'
import { channelsOf, notify } from './notify.ts'
import type { PostFailure } from './post.ts'
import { isDeleted, type Report, readReport, reviewArticle, writeReport } from './report.ts'
import { readSite, type Site } from './site.ts'
import type { Task } from './task.ts'

export type Done =
  | { readonly kind: 'done' }
  | {
      readonly kind: 'failed'
      readonly reason:
        | PostFailure
        | 'site_not_seen'
        | 'article_not_seen'
        | 'report_not_seen'
        | 'library_empty'
      /** Seconds before the next try at least; null if it does not matter. */
      readonly retryAfter: number | null
      /** True if trying again would change nothing. */
      readonly isFinal: boolean
    }

const DONE: Done = { kind: 'done' }

/**
 * Tries before a site that is not there was removed: a place that has looked for it before it was added may not see it
 * for a minute, and the fourth try is two and a half minutes later.
 */
const SITE_TRIES = 3

/**
 * Throws `StoreError` and `SealError`. A site that was removed has nothing more done for it.
 *
 * @param attempts this one included.
 */
export async function work(newsroom: Newsroom, library: Store, task: Task, attempts: number): Promise<Done> {
  const site = await readSite(newsroom.store, task.site)
  if (site === null && attempts <= SITE_TRIES) return failed('site_not_seen')
  if (task.kind === 'review') return reviewQueued(newsroom, library, { site, report: task.report })
  return site === null ? DONE : notifyOnce(newsroom, site, task)
}

/** Reviews an article, keeps the report, has the site told, and only then forgets the article. */
async function reviewQueued(
  newsroom: Newsroom,
  library: Store,
  { site, report: id }: { readonly site: Site | null; readonly report: string },
): Promise<Done> {
  const { store, now } = newsroom
  if (site === null) {
    await dropArticle(newsroom, id)
    return DONE
  }
  const article = await readArticle(store, id)
  if (article === null) {
    // Reviewed before, unless it cannot be seen yet.
    const report = await readReport(store, id)
    if (report === null) return failed('article_not_seen')
    await tell(newsroom, report, site)
    return DONE
  }
  const opened = await openLibrary(library)
  if (opened === null) return failed('library_empty')
  const report = await reviewArticle(opened, article, { site, now: now() })
  await writeReport(store, report)
  await tell(newsroom, report, site)
  await store.remove([articleKey(id)])
  return DONE
}

async function tell({ queue }: Newsroom, report: Report, site: Site): Promise<void> {
  const channels = channelsOf(report, site)
  if (channels.length === 0) return
  await queue.send(channels.map((channel) => ({ kind: 'notify', report: report.id, site: site.id, channel })))
}

async function notifyOnce(
  newsroom: Newsroom,
  site: Site,
  { report: id, channel }: Task & { readonly kind: 'notify' },
): Promise<Done> {
  const { store, now } = newsroom
  const key = notifiedKey(id, channel)
  if ((await store.read([key], 'fresh')).get(key) != null) return DONE
  const report = await readReport(store, id)
  if (report === null) return (await isDeleted(store, id)) ? DONE : failed('report_not_seen')
  const posted = await notify(newsroom, report, { site, channel })
  if (posted?.kind === 'failed') {
    const isFinal = posted.reason === 'gone' || posted.reason === 'forbidden_address'
    return { ...posted, isFinal }
  }
  await store.write([[key, '', Math.max(Date.parse(report.expiresAt), now() + MARK_MS_MIN)]])
  return DONE
}

/** Of the mark that a report was sent, should it be about to expire: no store keeps anything for less than a minute. */
const MARK_MS_MIN = 10 * 60_000

function failed(reason: (Done & { readonly kind: 'failed' })['reason']): Done {
  return { kind: 'failed', reason, retryAfter: null, isFinal: false }
}
