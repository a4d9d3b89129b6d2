/** Where the library is that a command asks: in local KV, at Cloudflare, or behind a service. */
import { InvalidArgumentError, Option } from 'commander'
import { LOCAL_STATE, type Target } from './connect.ts'
import { MisuseError } from './exit.ts'
import { parseUrl } from './url.ts'

export const URL_VARIABLE = 'VERBATIM_URL'

/** What the options of a command say of it. */
export type PlaceOptions = { readonly state?: string; readonly remote?: boolean; readonly url?: URL }

export type LibraryPlace =
  | { readonly kind: 'service'; readonly url: URL }
  | { readonly kind: 'store'; readonly target: Target }

/** An option wins over the environment; nothing said is the local library. Throws `MisuseError`. */
export function placeOf({ state, remote = false, url }: PlaceOptions, env = process.env): LibraryPlace {
  const isNamed = state !== undefined || remote
  const asked = url ?? (isNamed ? null : urlIn(env))
  if (asked !== null) return { kind: 'service', url: asked }
  return { kind: 'store', target: { state: state ?? LOCAL_STATE, remote } }
}

/** Null if it is not set. Throws `MisuseError`. */
function urlIn(env: NodeJS.ProcessEnv): URL | null {
  const text = env[URL_VARIABLE]?.trim() ?? ''
  if (text === '') return null
  try {
    return parseUrl(text)
  } catch (error) {
    if (error instanceof InvalidArgumentError)
      throw new MisuseError(`The environment variable ${URL_VARIABLE} is wrong. ${error.message}`)
    throw error
  }
}

/** Only of commands that ask nothing else: with `--remote` and `--url` it is refused. */
export function stateOption(): Option {
  return new Option('--state <folder>', 'the folder of the local library (default: .wrangler/state here)')
}

export function remoteOption(): Option {
  return new Option('--remote', 'the library of the deployed Worker, as Wrangler is logged in').conflicts(
    'state',
  )
}

export function urlOption(what: string): Option {
  return new Option('--url <address>', `${what} (env: ${URL_VARIABLE})`)
    .argParser(parseUrl)
    .conflicts(['state', 'remote'])
}
