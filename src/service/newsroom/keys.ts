/** Names of what is stored for newsrooms, in a store apart from the library. `report` is the id of a report. */
import type { Channel } from './task.ts'

export const SITES_PREFIX = 'site/'
export const siteKey = (site: string): string => `${SITES_PREFIX}${site}`

/** That a delivery was taken in, so that it is not taken in twice; nothing or `DELETED` stands there. */
export const receivedKey = (report: string): string => `received/${report}`
/** There is no report to wait for: it was deleted, or will not be made. */
export const DELETED = 'deleted'
/** An article that waits for its review. */
export const articleKey = (report: string): string => `article/${report}`
export const reportKey = (report: string): string => `report/${report}`
/** That a report was sent, so that it is not sent twice. */
export const notifiedKey = (report: string, channel: Channel): string => `notified/${report}/${channel}`

export const DEAD_LETTERS_PREFIX = 'dead/'
/** `letter`: id of the dead letter. */
export const deadLetterKey = (letter: string): string => `${DEAD_LETTERS_PREFIX}${letter}`

const OF_REPORTS = /\b(received|article|report|notified|dead)\/[\w-]+/g

/** A message that names keys, without the ids of reports in them: whoever knows one can read the report. */
export function withoutReportIds(message: string): string {
  return message.replaceAll(OF_REPORTS, '$1/…')
}
