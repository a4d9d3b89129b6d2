/** A site: a content management system that sends articles, and whom to tell of their reports. */
import * as z from 'zod'
import type { Store } from '../../store/store.ts'
import { SOURCES } from '../../webhook/article.ts'
import type { Finding } from '../review.ts'
import { SITES_PREFIX, siteKey } from './keys.ts'
import type { Newsroom } from './newsroom.ts'
import type { Seal } from './seal.ts'
import { listStored, readStored } from './stored.ts'

/** Verdicts that a site may want to be alerted to. */
export const ALERTS = [
  'altered',
  'misattributed',
  'misdated',
  'not_found',
  'undetermined',
  'unchecked',
] as const satisfies readonly Finding['verdict'][]
export type Alert = (typeof ALERTS)[number]

/** A secret as it is stored. */
const sealedSecret = z.strictObject({
  sealed: z.string(),
  /** In ms since 1970; null for the one that holds until it is replaced. */
  until: z.int().nullable(),
})
export type SealedSecret = z.infer<typeof sealedSecret>

const site = z.strictObject({
  format: z.literal(1),
  id: z.string(),
  source: z.enum(SOURCES),
  /** What its articles are signed with, the newest first: of a bearer token the SHA-256 only. */
  secrets: z.array(sealedSecret),
  /** Where each report is posted, signed with these secrets, the newest first. */
  callback: z.strictObject({ url: z.string(), secrets: z.array(sealedSecret) }).nullable(),
  /** Sealed: whoever knows the address of a Slack hook can post there. */
  slack: z.string().nullable(),
  alerts: z.array(z.enum(ALERTS)),
  /** Of articles that do not state theirs; BCP 47 tag. */
  language: z.string(),
  /** How long a report is kept. */
  reportDays: z.int(),
  /** In ms since 1970. */
  addedAt: z.int(),
})
export type Site = z.infer<typeof site>

/** What a secret is for. */
export type SecretUse = 'sender' | 'callback'

/** What a secret, or the address of a Slack hook, is sealed for. */
export function sealPurpose(id: string, use: SecretUse | 'slack'): string {
  return `${use} of ${id}`
}

/** What ids of sites look like. */
export const SITE_ID = /^[a-z\d](?:[a-z\d-]{0,38}[a-z\d])?$/

/** How long a report is kept, in ms. */
export function reportMs({ reportDays }: Site): number {
  return reportDays * DAY_MS
}

const DAY_MS = 24 * 3600 * 1000

/** Null if there is none of that id. Throws `StoreError`. */
export async function readSite(store: Store, id: string): Promise<Site | null> {
  return SITE_ID.test(id) ? readStored(store, siteKey(id), site) : null
}

/** All sites by their ids. Throws `StoreError`. */
export function listSites(store: Store): Promise<readonly Site[]> {
  return listStored(store, SITES_PREFIX, site)
}

export async function writeSite(store: Store, one: Site): Promise<void> {
  await store.write([[siteKey(one.id), JSON.stringify(one)]])
}

/**
 * The secrets that hold now, the newest first. One that cannot be opened is passed over if another can: it was sealed with
 * a key that is no more. Throws `SealError` if none can be opened.
 */
export async function openSecrets(
  secrets: readonly SealedSecret[],
  purpose: string,
  { seal, now }: Pick<Newsroom, 'seal' | 'now'>,
): Promise<readonly string[]> {
  const alive = secrets.filter(({ until }) => until === null || until > now())
  const opened = await Promise.allSettled(alive.map(({ sealed }) => seal.open(sealed, purpose)))
  const readable = opened.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  const [failure] = opened.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
  if (readable.length === 0 && failure !== undefined) throw failure
  return readable
}

/** Seals a new secret, in front of the one it replaces, which holds for a while. */
export async function withNewSecret(
  secrets: readonly SealedSecret[],
  secret: string,
  { seal, purpose, until }: { readonly seal: Seal; readonly purpose: string; readonly until: number },
): Promise<SealedSecret[]> {
  const [newest] = secrets
  const sealed = await seal.close(secret, purpose)
  return [{ sealed, until: null }, ...(newest === undefined ? [] : [{ ...newest, until }])]
}
