/** Adds, changes, rotates and removes sites. Secrets are given out once, when they are made, and stored sealed. */
import { SENDERS } from '../../webhook/senders.ts'
import { secretFault } from '../../webhook/signature.ts'
import { sha256 } from '../digest.ts'
import { addressFault } from './address.ts'
import { siteKey } from './keys.ts'
import type { Newsroom } from './newsroom.ts'
import {
  type Alert,
  readSite,
  type SecretUse,
  type Site,
  sealPurpose,
  withNewSecret,
  writeSite,
} from './site.ts'

/** What may be changed of a site at any time. */
export type Settings = {
  readonly callback: string | null
  readonly slack: string | null
  readonly alerts: readonly Alert[]
  readonly language: string
  readonly reportDays: number
}

export type NewSite = Settings & {
  readonly source: Site['source']
  /** Null to have one made: some systems make it themselves. */
  readonly secret: string | null
}

/** Secrets that were made, which nobody is told again; null where none was. */
export type Issued = { readonly secret: string | null; readonly callbackSecret: string | null }

export type Configured =
  | { readonly kind: 'configured'; readonly site: Site; readonly issued: Issued }
  | {
      readonly kind: 'fault'
      readonly field: 'secret' | 'callback' | 'slack' | 'of'
      readonly message: string
    }

type Unknown = { readonly kind: 'unknown' }

const NONE_ISSUED: Issued = { secret: null, callbackSecret: null }

/** Throws `StoreError`. Two who add the same site within a minute may both succeed; the later one's stays. */
export async function addSite(
  newsroom: Newsroom,
  id: string,
  wanted: NewSite,
): Promise<Configured | { readonly kind: 'exists' }> {
  const { store, now } = newsroom
  if ((await readSite(store, id)) !== null) return { kind: 'exists' }
  const fault = settingsFault(newsroom, wanted) ?? secretFaultOf(wanted.source, wanted.secret)
  if (fault !== null) return fault
  const secret = wanted.secret ?? makeSecret(wanted.source)
  const added: Site = {
    format: 1,
    id,
    source: wanted.source,
    secrets: await sealed(newsroom, [], secret, { id, source: wanted.source, use: 'sender', until: now() }),
    callback: null,
    slack: null,
    alerts: [],
    language: wanted.language,
    reportDays: wanted.reportDays,
    addedAt: now(),
  }
  const { site, callbackSecret } = await withSettings(newsroom, added, wanted)
  await writeSite(store, site)
  return {
    kind: 'configured',
    site,
    issued: { secret: wanted.secret === null ? secret : null, callbackSecret },
  }
}

/** Changes what is given and keeps the rest, the secrets too. Throws `StoreError`. */
export async function changeSite(
  newsroom: Newsroom,
  id: string,
  changes: Partial<Settings>,
): Promise<Configured | Unknown> {
  const before = await readSite(newsroom.store, id)
  if (before === null) return { kind: 'unknown' }
  const fault = settingsFault(newsroom, changes)
  if (fault !== null) return fault
  const { site, callbackSecret } = await withSettings(newsroom, before, changes)
  await writeSite(newsroom.store, site)
  return { kind: 'configured', site, issued: { ...NONE_ISSUED, callbackSecret } }
}

export type Rotation = {
  readonly use: SecretUse
  /** Null to have one made. */
  readonly secret: string | null
  /** How long the former one holds beside it. */
  readonly overlapMs: number
}

/** Gives a site a new secret. The one before holds on for a while, older ones no more. Throws `StoreError`. */
export async function rotateSecret(
  newsroom: Newsroom,
  id: string,
  rotation: Rotation,
): Promise<Configured | Unknown> {
  const { store, now } = newsroom
  const { use, overlapMs } = rotation
  const site = await readSite(store, id)
  if (site === null) return { kind: 'unknown' }
  const source = use === 'sender' ? site.source : 'standard'
  const fault = secretFaultOf(source, rotation.secret)
  if (fault !== null) return fault
  const secret = rotation.secret ?? makeSecret(source)
  const issued = rotation.secret === null ? secret : null
  const next = { id, source, use, until: now() + overlapMs }
  if (use === 'sender') {
    const secrets = await sealed(newsroom, site.secrets, secret, next)
    const changed = { ...site, secrets }
    await writeSite(store, changed)
    return { kind: 'configured', site: changed, issued: { ...NONE_ISSUED, secret: issued } }
  }
  if (site.callback === null) return { kind: 'fault', field: 'of', message: 'The site has no callback' }
  const secrets = await sealed(newsroom, site.callback.secrets, secret, next)
  const changed = { ...site, callback: { ...site.callback, secrets } }
  await writeSite(store, changed)
  return { kind: 'configured', site: changed, issued: { ...NONE_ISSUED, callbackSecret: issued } }
}

/** False if there was none. Its reports stay until they expire. Throws `StoreError`. */
export async function removeSite({ store }: Newsroom, id: string): Promise<boolean> {
  if ((await readSite(store, id)) === null) return false
  await store.remove([siteKey(id)])
  return true
}

/** The site with its settings changed, and the secret that was made if it has a callback for the first time. */
async function withSettings(newsroom: Newsroom, site: Site, changes: Partial<Settings>) {
  const { callback, slack, alerts, language, reportDays } = changes
  const { id } = site
  let callbackSecret: string | null = null
  let next = site.callback
  if (callback === null) next = null
  else if (callback !== undefined && site.callback !== null) next = { ...site.callback, url: callback }
  else if (callback !== undefined) {
    callbackSecret = makeSecret('standard')
    const made = { id, source: 'standard', use: 'callback', until: newsroom.now() } as const
    next = { url: callback, secrets: await sealed(newsroom, [], callbackSecret, made) }
  }
  const hook = slack == null ? slack : await newsroom.seal.close(slack, sealPurpose(id, 'slack'))
  const changed: Site = {
    ...site,
    callback: next,
    slack: hook === undefined ? site.slack : hook,
    alerts: alerts === undefined ? site.alerts : [...new Set(alerts)],
    language: language ?? site.language,
    reportDays: reportDays ?? site.reportDays,
  }
  return { site: changed, callbackSecret }
}

async function sealed(
  { seal }: Newsroom,
  secrets: Site['secrets'],
  secret: string,
  next: {
    readonly id: string
    readonly source: Site['source']
    readonly use: SecretUse
    readonly until: number
  },
): Promise<Site['secrets']> {
  const { id, source, use, until } = next
  const isToken = SENDERS[source].scheme.kind === 'bearer'
  const stored = isToken ? `sha256:${await sha256(secret)}` : secret
  return withNewSecret(secrets, stored, { seal, purpose: sealPurpose(id, use), until })
}

type Fault = Configured & { readonly kind: 'fault' }

function settingsFault({ isLocal }: Newsroom, { callback, slack }: Partial<Settings>): Fault | null {
  for (const [field, address] of [
    ['callback', callback],
    ['slack', slack],
  ] as const) {
    const message = address == null ? null : addressFault(address, isLocal)
    if (message !== null) return { kind: 'fault', field, message }
  }
  return null
}

function secretFaultOf(source: Site['source'], secret: string | null): Fault | null {
  if (secret === null) {
    const message = `Is required: ${source} signs with a secret of its own making`
    return MADE_BY_SENDER.has(source) ? { kind: 'fault', field: 'secret', message } : null
  }
  const fault = secretFault(SENDERS[source].scheme, secret)
  if (fault !== null) return { kind: 'fault', field: 'secret', message: `It ${fault}` }
  const message = `Must have at least ${SECRET_UNITS_MIN} characters, or it could be guessed`
  return secret.length < SECRET_UNITS_MIN ? { kind: 'fault', field: 'secret', message } : null
}

/** Webflow signs with the client secret of an app. */
const MADE_BY_SENDER: ReadonlySet<Site['source']> = new Set(['webflow'])

const SECRET_UNITS_MIN = 16

const SECRET_BYTES = 32

/** One that the source can have: 64 hexadecimal digits, or as Standard Webhooks wants it. */
function makeSecret(source: Site['source']): string {
  const bytes = crypto.getRandomValues(new Uint8Array(SECRET_BYTES))
  const { scheme } = SENDERS[source]
  if (scheme.kind === 'hmac' && scheme.secret === 'standard') {
    return `whsec_${btoa(String.fromCharCode(...bytes))}`
  }
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
