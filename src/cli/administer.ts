/** Requests that take the key of an administrator, and the options of all commands that send them. */
import { type Command, Option } from 'commander'
import type * as z from 'zod'
import { exchange, notVerbatim, readJson } from './client.ts'
import { MisuseError } from './exit.ts'
import { jsonOption } from './format.ts'
import { URL_VARIABLE } from './place.ts'
import { parseUrlForKey } from './url.ts'

export const KEY_VARIABLE = 'VERBATIM_KEY'
const HERE = 'http://localhost:8787'

export type AdministerOptions = { readonly url: URL; readonly json: boolean }

export function administering(command: Command): Command {
  return command
    .addOption(
      new Option('--url <address>', 'ask the service there')
        .argParser(parseUrlForKey)
        .default(new URL(HERE), HERE)
        .env(URL_VARIABLE),
    )
    .addOption(jsonOption('print what the service answers, or a line of JSON for each thing done'))
}

/** A service, and the key to it. */
export type Service = { readonly url: URL; readonly key: string }

/** Throws `MisuseError` without a key. It is never an option, which would stay in the history of the shell. */
export function serviceAt({ url }: { readonly url: URL }, scope: 'admin' | 'publish' = 'admin'): Service {
  const key = process.env[KEY_VARIABLE]?.trim() ?? ''
  if (/^[\w.~+/-]+=*$/.test(key)) return { url, key }
  throw new MisuseError(
    `The environment variable ${KEY_VARIABLE} holds ${key === '' ? 'no key' : 'what can be no key'}. Whoever has none makes one: npm run --silent verbatim -- key ${scope}`,
  )
}

export type Order = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly body?: object
}

/** What the service answers. Throws `MisuseError` if it refuses, `StoreError` if it fails, is not there or is another one. */
export async function ask<Reply>(service: Service, order: Order, reply: z.ZodType<Reply>): Promise<Reply> {
  const answered = reply.safeParse(await readJson(await send(service, order)))
  if (answered.success) return answered.data
  throw notVerbatim(service.url)
}

/** Has something done that the service answers with nothing. Throws as `ask` does. */
export async function have(service: Service, order: Order): Promise<void> {
  const { status } = await send(service, order)
  if (!DONE.has(status)) throw notVerbatim(service.url)
}

/** Accepted, no content. */
const DONE: ReadonlySet<number> = new Set([202, 204])

async function send({ url, key }: Service, { method, path, body }: Order): Promise<Response> {
  const headers = {
    Authorization: `Bearer ${key}`,
    Accept: 'application/json',
    'Content-Type': 'application/json',
  }
  const content = body === undefined ? {} : { body: JSON.stringify(body) }
  return exchange(new URL(path, url), { method, headers, ...content })
}
