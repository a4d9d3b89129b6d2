/** The address of a service, as its user writes it. */

export type Address =
  | { readonly kind: 'address'; readonly address: string; readonly isPrivate: boolean }
  | { readonly kind: 'fault'; readonly message: string }

/** An address ends without a slash: a route goes behind it. */
export function readAddress(written: string): Address {
  const trimmed = written.trim()
  if (trimmed === '') return fault('Enter the address of a Verbatim service.')
  const url = parse(hasScheme(trimmed) ? trimmed : `${isLoopback(trimmed) ? 'http' : 'https'}://${trimmed}`)
  if (url === null) return fault('This is no address. One looks like https://verbatim.example.org.')
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return fault('The address must begin with https:// or http://.')
  }
  if (url.username !== '' || url.password !== '')
    return fault('The address must not hold a name or password.')
  if (url.search !== '' || url.hash !== '') return fault('The address must end before “?” and “#”.')
  return {
    kind: 'address',
    address: url.origin + url.pathname.replace(/\/+$/, ''),
    isPrivate: url.protocol === 'https:' || isLoopback(url.host),
  }
}

/** True of this machine's own addresses, which need no network. */
export function isLoopback(host: string): boolean {
  return /^(?:localhost|[\w-]+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])(?=[:/]|$)/i.test(host)
}

/** A link that may be followed, or null: nothing but the web, whoever wrote it. */
export function webLink(written: string): string | null {
  const url = parse(written)
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:') ? url.href : null
}

function hasScheme(written: string): boolean {
  return /^[a-z][a-z\d+.-]*:(?!\d)/i.test(written)
}

function parse(written: string): URL | null {
  try {
    return new URL(written)
  } catch {
    return null
  }
}

function fault(message: string): Address {
  return { kind: 'fault', message }
}
