/** An example as a command to paste into a shell. */
import type { Exchange, Located } from './description.ts'

/** Lines of one command, each but the last continued. */
export function curlOf({ method, path, security = [] }: Located, exchange: Exchange, origin: string): string {
  const { parameters, body } = exchange
  const given = (where: string): (readonly [string, string])[] =>
    parameters.flatMap(({ parameter, value }) =>
      parameter.in === where ? [[parameter.name, String(value)] as const] : [],
    )
  const inPath = new Map(given('path'))
  const query = given('query')
  const isGet = method === 'get'
  const url =
    origin +
    path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(inPath.get(name) ?? '')) +
    (isGet || query.length === 0 ? '' : `?${new URLSearchParams(query.map(([...pair]) => pair))}`)
  const takesMethod = !isGet && !(method === 'post' && body !== null)
  const words = [
    `curl${isGet && query.length > 0 ? ' -G' : ''}${takesMethod ? ` -X ${method.toUpperCase()}` : ''} ${url.includes('?') ? shellWord(url) : url}`,
    ...(security.length > 0 && exchange.status !== WITHOUT_KEY ? ['-H "Authorization: Bearer $KEY"'] : []),
    ...given('header').map(([name, value]) => `-H ${shellWord(`${name}: ${value}`)}`),
    ...(isGet ? query.map(([name, value]) => `--data-urlencode ${shellWord(`${name}=${value}`)}`) : []),
    ...(body === null ? [] : [bodyOf(body)]),
  ]
  return words.join(' \\\n  ')
}

/** What is answered where a key is needed and none was sent. */
const WITHOUT_KEY = '401'

function bodyOf({ type, value }: NonNullable<Exchange['body']>): string {
  if (type === 'application/json') return `--json ${shellWord(JSON.stringify(value))}`
  return `-H ${shellWord(`Content-Type: ${type}`)} --data-binary ${shellWord(String(value))}`
}

/** One word of a POSIX shell, in which nothing is expanded. */
function shellWord(value: string): string {
  if (value.includes("'") && !/["$`\\!]/.test(value)) return `"${value}"`
  return `'${value.replaceAll("'", `'\\''`)}'`
}
