/** Tells a site of a report in one of its ways. */
import { signatureHeaders } from '../../webhook/sign.ts'
import type { Newsroom } from './newsroom.ts'
import { noticeOf, slackMessageOf } from './notice.ts'
import { type Posted, postJson } from './post.ts'
import type { Report } from './report.ts'
import { openSecrets, type Site, sealPurpose } from './site.ts'
import { CHANNELS, type Channel } from './task.ts'

/** The ways in which the site is to be told: a callback of every report, people only of what wants their attention. */
export function channelsOf({ isAlert }: Report, { callback, slack }: Site): readonly Channel[] {
  const isWanted = { callback: callback !== null, slack: slack !== null && isAlert }
  return CHANNELS.filter((channel) => isWanted[channel])
}

/** Null if the site wants nothing to be sent there (any more). Throws `SealError`. */
export async function notify(
  newsroom: Newsroom,
  report: Report,
  { site, channel }: { readonly site: Site; readonly channel: Channel },
): Promise<Posted | null> {
  const { seal, now } = newsroom
  if (channel === 'slack') {
    if (site.slack === null) return null
    const hook = await seal.open(site.slack, sealPurpose(site.id, 'slack'))
    return postJson(newsroom, hook, JSON.stringify(slackMessageOf(report, site)))
  }
  if (site.callback === null) return null
  const { url, secrets } = site.callback
  const body = JSON.stringify(noticeOf(report, site))
  const opened = await openSecrets(secrets, sealPurpose(site.id, 'callback'), newsroom)
  // The id of the report: the same at each try, so that whoever has had it knows.
  return postJson(newsroom, url, body, await signatureHeaders({ id: report.id, at: now(), body }, opened))
}
