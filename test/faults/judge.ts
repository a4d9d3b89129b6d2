/** What an answer under faults is: exactly one that a service without faults gives, or unavailable and for how long. */
import * as z from 'zod'
import { problem } from '../../src/http/contract/response.ts'
import type { Route } from './routes.ts'
import { type Isolate, startIsolate, type World } from './stage.ts'

/** `before`: right before the library was published to. `wrong`: none of these. */
export type Verdict = 'right' | 'before' | 'unavailable' | 'wrong'

/** What services without faults answer. */
export type Faultless = { readonly now: string; readonly before: string; readonly calls: number }

/** The same request id for all, so that answers can be compared. */
export async function ask(isolate: Isolate, route: Route, world: World): Promise<Response> {
  const [path, init] = route.request(world)
  return isolate.request(path, { ...init, headers: { ...init.headers, 'X-Request-Id': 'of-the-tests' } })
}

export async function faultless(route: Route, world: World): Promise<Faultless> {
  let calls = 0
  const counting = () => {
    calls += 1
    return 'ok' as const
  }
  const now = await tell(await ask(startIsolate(world, { [route.reads]: counting }), route, world))
  const before = await tell(await ask(startIsolate({ ...world, library: world.before }), route, world))
  return { now, before, calls }
}

export async function judge(response: Response, route: Route, known: Faultless): Promise<Verdict> {
  const seconds = Number(response.headers.get('Retry-After'))
  const told = await tell(response)
  if (told === known.now) return 'right'
  if (told === known.before) return 'before'
  if (response.status === 503) return seconds > 0 ? 'unavailable' : 'wrong'
  // Its mark says that a report is to come, whether or not it can be seen yet.
  if (response.status === 202 && route.reads === 'newsroom') return seconds > 0 ? 'unavailable' : 'wrong'
  if (AGENT_FAILURE.test(told)) return 'unavailable'
  return route.name === 'batch' && seconds > 0 ? judgeBatch(told, known) : 'wrong'
}

/** Without what changes from time to time. */
async function tell(response: Response): Promise<string> {
  return `${response.status} ${await response.text()}`
}

const AGENT_FAILURE =
  /"text":"library_(?:unavailable|empty): [^"]+ Try again in \d+ seconds\.".*"isError":true/

const BATCH = z.object({ results: z.array(z.record(z.string(), z.unknown())) })
const UNAVAILABLE = z.object({ problem: problem.extend({ status: z.literal(503) }) })

/** Each claim for itself. */
function judgeBatch(told: string, known: Faultless): Verdict {
  const resultsOf = (text: string) => BATCH.parse(JSON.parse(text.replace(/^\d+ /, ''))).results
  const [now, before] = [resultsOf(known.now), resultsOf(known.before)]
  const isKnown = (result: unknown, at: number): boolean =>
    [now[at], before[at]].some((one) => JSON.stringify(one) === JSON.stringify(result))
  return resultsOf(told).every((result, at) => isKnown(result, at) || UNAVAILABLE.safeParse(result).success)
    ? 'unavailable'
    : 'wrong'
}
