/**
 * Which addresses the service may post to. It posts on its own, so an address must not lead it where its senders cannot
 * go themselves (OWASP: server-side request forgery).
 */

/** Slack and its likes write much into theirs. */
export const ADDRESS_UNITS_MAX = 1_000

/** Names that never mean a host on the public internet (RFC 6761, 6762, 7686, 8375, 9476, and ICANN's `.internal`). */
const PRIVATE_NAMES =
  /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|private|localdomain|home\.arpa|in-addr\.arpa|ip6\.arpa|test|invalid|onion|alt)$/

/** What the URL standard passes over, or reads as a slash: whoever reads an address by another may read another host. */
const MISREAD = /[\s\p{Cc}\\]/u

/** What the URL standard makes of every spelling of an IPv4 address (`0x7f.1`, `2130706433`, `127.1`). */
const IPV4 = /^\d+(?:\.\d+){3}$/

/** Why nothing may be posted to the address, or null if it may. `isLocal` also allows http to this machine. */
export function addressFault(address: string, isLocal: boolean): string | null {
  if (address.length > ADDRESS_UNITS_MAX) return `Must have at most ${ADDRESS_UNITS_MAX} characters`
  if (MISREAD.test(address)) return 'Must not hold white space, control characters or backslashes'
  const url = URL.parse(address)
  if (url === null) return 'Must be an address such as https://gazette.example/verbatim'
  const { protocol, hostname, port, username, password, hash } = url
  if (username !== '' || password !== '') return 'Must not hold a user name or a password'
  if (hash !== '') return 'Must not have a fragment'
  if (isLocal && protocol === 'http:' && LOCAL_HOSTS.has(hostname)) return null
  if (protocol !== 'https:') return 'Must begin with https://'
  if (port !== '') return 'Must not name a port: 443 is the only one'
  if (hostname.startsWith('[') || IPV4.test(hostname)) return 'Must have the name of a host, not its number'
  if (!hostname.includes('.') || hostname.endsWith('.') || PRIVATE_NAMES.test(hostname)) {
    return 'Must have the name of a host on the public internet'
  }
  return null
}

const LOCAL_HOSTS: ReadonlySet<string> = new Set(['localhost', '127.0.0.1'])
