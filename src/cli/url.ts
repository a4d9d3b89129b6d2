/** Addresses of services, as options give them. */
import { InvalidArgumentError } from 'commander'

/** Throws `InvalidArgumentError`, also for a path or a password, which would be left out without a word. */
export function parseUrl(text: string): URL {
  const url = URL.parse(text)
  const isWeb = url?.protocol === 'http:' || url?.protocol === 'https:'
  if (isWeb && url.href === `${url.origin}/`) return url
  if (isWeb) throw new InvalidArgumentError(`It must end behind the host: ${url.origin}.`)
  throw new InvalidArgumentError('It must be an address such as http://localhost:8787.')
}

/** One that a key may be sent to: nobody on the way can read it. Throws `InvalidArgumentError`. */
export function parseUrlForKey(text: string): URL {
  const url = parseUrl(text)
  if (isSafeForKeys(url)) return url
  throw new InvalidArgumentError('It must begin with https://, or the key could be read on its way.')
}

export function isSafeForKeys({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || THIS_MACHINE.test(hostname)
}

const THIS_MACHINE = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/
