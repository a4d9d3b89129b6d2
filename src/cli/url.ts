/** Addresses of services, as options give them. */
import { InvalidArgumentError } from 'commander'

/** Throws `InvalidArgumentError`. */
export function parseUrl(text: string): URL {
  const url = URL.parse(text)
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url
  throw new InvalidArgumentError('It must be an address such as http://localhost:8787.')
}

/** One that a key may be sent to: nobody on the way can read it. Throws `InvalidArgumentError`. */
export function parseUrlForKey(text: string): URL {
  const url = parseUrl(text)
  if (url.protocol === 'https:' || THIS_MACHINE.test(url.hostname)) return url
  throw new InvalidArgumentError('It must begin with https://, or the key could be read on its way.')
}

const THIS_MACHINE = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/
