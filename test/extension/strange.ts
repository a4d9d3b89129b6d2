/** Services that are none, are unwell, or mean ill: one below each path. */
import type { RequestListener, ServerResponse } from 'node:http'
import { PAYLOAD } from './article.ts'

const OPEN = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': 'content-type' }

export function strangeServices(real: URL): RequestListener {
  return async (request, response) => {
    const [, service = '', path = ''] = /^\/(\w+)(\/.*)$/.exec(request.url ?? '') ?? []
    if (request.method === 'OPTIONS') {
      response.writeHead(204, OPEN).end()
      return
    }
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    switch (service) {
      case 'text':
        response.writeHead(200, OPEN).end('<h1>Welcome</h1>')
        break
      case 'json':
        say(response, 200, { verdict: 'verbatim', findings: 7 })
        break
      case 'redirect':
        response.writeHead(307, { ...OPEN, Location: new URL(path, real).href }).end()
        break
      case 'empty':
        say(response, 503, EMPTY)
        break
      case 'broken':
        if (path === '/readyz') say(response, 503, EMPTY)
        else response.destroy()
        break
      case 'hostile': {
        const answer = await fetch(new URL(path, real), {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: Buffer.concat(chunks),
        })
        say(response, answer.status, poisoned(await answer.json()))
        break
      }
      default:
        response.writeHead(404, OPEN).end()
    }
  }
}

const EMPTY = {
  code: 'library_empty',
  title: 'The library is empty',
  detail: 'No text has been published to this service yet.',
  errors: [],
}

function say(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { ...OPEN, 'Content-Type': 'application/json' }).end(JSON.stringify(body))
}

/** Fields of which a service cannot say anything but certain words. */
const CODED = /^(?:verdict|unchecked|wording|voice|op|weight|of|certainty|speaker_check|reason|type|match)$/

/** The answer with hostile words in every field that may hold words, and a hostile address in every link. */
function poisoned(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => poisoned(one, name))
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, name === 'checks' ? inner : poisoned(inner, key)]),
    )
  }
  if (name === 'link' || name === 'url') return 'javascript:globalThis.pwned=1'
  const isFree = typeof value === 'string' && !CODED.test(name) && name !== 'kind'
  return isFree ? PAYLOAD : value
}
