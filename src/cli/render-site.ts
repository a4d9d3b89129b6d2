/** Sites as the service tells of them, for a terminal. */
import * as z from 'zod'
import { labelled, numbered } from '../service/terminal.ts'

/** Here only what is printed is checked; the service may tell more. */
const SITE = z.looseObject({
  id: z.string(),
  source: z.string(),
  webhook: z.string(),
  callback: z.string().nullable(),
  slack: z.boolean(),
  alerts: z.array(z.string()),
  language: z.string(),
  report_days: z.int(),
  added_at: z.string(),
  secrets: z.looseObject({ sender: z.int(), callback: z.int() }),
})
export const SITES = z.looseObject({ sites: z.array(SITE) })
export const CONFIGURED = z.looseObject({
  site: SITE,
  secret: z.string().nullable(),
  callback_secret: z.string().nullable(),
})

type Site = z.infer<typeof SITE>
type Configured = z.infer<typeof CONFIGURED>

/** A block a site. */
export function renderSites({ sites }: z.infer<typeof SITES>): string {
  if (sites.length === 0) return 'There are no sites: "npm run verbatim -- site add" adds one.\n'
  return sites.map((site) => `${[...headOf(site), ...settingsOf(site)].join('\n')}\n`).join('\n')
}

/** The site, what is to be done with its address, and the secrets that were made. */
export function renderConfigured({ site, secret, callback_secret: callbackSecret }: Configured): string {
  const lines = [
    ...headOf(site),
    ...labelled('', 'The address to paste into the system that sends the articles.'),
    ...made('Secret', secret, 'The sender needs it.'),
    ...settingsOf(site),
    ...made('Signed by', callbackSecret, 'Callbacks are signed with it, as Standard Webhooks.'),
  ]
  return `${lines.join('\n')}\n\nIt is so everywhere within about a minute.\n`
}

function headOf({ id, source, added_at: addedAt, webhook }: Site): string[] {
  return [
    ...labelled('Site', `${id}, of ${source}, added ${addedAt.slice(0, 10)}`),
    ...labelled('Webhook', webhook),
  ]
}

function settingsOf(site: Site): string[] {
  const { callback, slack, alerts, language, report_days: days } = site
  return [
    ...rotated(site),
    ...labelled('Alerts', alerts.length === 0 ? 'none' : alerts.join(', ')),
    ...labelled('Slack', slack ? 'is told of reports that alert' : 'none'),
    ...labelled('Language', language),
    ...labelled('Reports', `are kept for ${numbered(days, 'day')}`),
    ...labelled('Callback', callback ?? 'none'),
  ]
}

function made(label: string, secret: string | null, use: string): string[] {
  if (secret === null) return []
  return [...labelled(label, secret), ...labelled('', use), ...labelled('', 'It is shown only now.')]
}

/** While a secret is rotated. */
function rotated({ secrets }: Site): string[] {
  const former = [
    ...(secrets.sender > 1 ? ['of the sender'] : []),
    ...(secrets.callback > 1 ? ['of callbacks'] : []),
  ]
  return former.length === 0 ? [] : labelled('Rotated', `the former secret ${former.join(' and ')} holds too`)
}
