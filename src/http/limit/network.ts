/** From whose network a request comes, for counting: nothing of it is kept or logged. */

/** All whose address is not known share this. */
export const NOWHERE = 'nowhere'

/**
 * The network of an address: of IPv4 the address itself, of IPv6 its first 64 bits, since whoever has one such address has
 * all of its /64. An IPv4 address in IPv6 form is the IPv4 address.
 */
export function networkOf(address: string | undefined): string {
  const written = (address ?? '').trim().toLowerCase()
  if (isIpv4(written)) return written
  const groups = groupsOf(written)
  if (groups === null) return NOWHERE
  const [, , , , , marker = 0, high = 0, low = 0] = groups
  if (marker === 0xffff && groups.slice(0, 5).every((group) => group === 0)) {
    return [high >> 8, high & 0xff, low >> 8, low & 0xff].join('.')
  }
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::/64`
}

/** As the URL standard writes one: no octal, no leading zero. */
function isIpv4(address: string): boolean {
  const parts = address.split('.')
  return parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)
}

const GROUPS = 8

/** The eight groups of an IPv6 address (RFC 4291, section 2.2); null for what is none. */
function groupsOf(address: string): readonly number[] | null {
  const [before = '', after, ...more] = withoutDots(address).split('::')
  if (more.length > 0) return null
  const [head, tail] = [numbersOf(before), numbersOf(after ?? '')]
  if (head === null || tail === null) return null
  const absent = GROUPS - head.length - tail.length
  // `::` stands for one group at least.
  if (after === undefined ? absent !== 0 : absent < 1) return null
  return [...head, ...Array<number>(absent).fill(0), ...tail]
}

function numbersOf(part: string): readonly number[] | null {
  if (part === '') return []
  const groups = part.split(':')
  return groups.every((group) => /^[0-9a-f]{1,4}$/.test(group))
    ? groups.map((group) => Number.parseInt(group, 16))
    : null
}

/** With an IPv4 address at its end written as two groups. */
function withoutDots(address: string): string {
  const at = address.lastIndexOf(':') + 1
  const end = address.slice(at)
  if (!isIpv4(end)) return address
  const [a = 0, b = 0, c = 0, d = 0] = end.split('.').map(Number)
  return `${address.slice(0, at)}${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`
}
