import { beforeAll, describe, expect, it } from 'vitest'
import { publish } from '../../src/service/publish.ts'
import { memoryStore } from '../../src/store/memory.ts'
import { appOf, openNewsroom } from '../newsroom/newsroom.ts'
import { openRegistry } from '../receipt/registry.ts'
import { logAll } from '../transparency/signing.ts'
import { TEXTS } from './library.ts'
import { operationsOf, PAGES } from './request.ts'
import { addSites, describe as descriptionOf, type Outcome, run, type Service } from './run.ts'

/** `npm run fuzz` asks the Worker in its runtime, and fifty times as often. */
const INPUTS = 2_000
const FAMILY_UNITS = 2_000

const library = memoryStore()
const room = openNewsroom()
const registry = await openRegistry()
const app = appOf({ ...room.newsroom, now: Date.now }, library, registry)
const service: Service = {
  origin: 'https://verbatim.example',
  fetch: async (url, init) => app.request(url, init),
}

let outcome: Outcome
beforeAll(async () => {
  await publish(library, TEXTS)
  await logAll(library, registry.log)
  await addSites(service)
  outcome = await run(service, { inputs: INPUTS, seed: 19_990_614, familyUnits: FAMILY_UNITS })
})

describe('the service, asked what was made to break it', () => {
  it('never fails, tells nothing that is not so, escapes all it repeats, and stays within its budgets', () => {
    expect(outcome.findings).toEqual([])
    expect(outcome.requests).toBeGreaterThanOrEqual(INPUTS)
  })

  it('answers the same when it is asked again', () => {
    expect(outcome.repeated).toBeGreaterThan(30)
  })

  it('is asked at each of its routes, and not in vain', async () => {
    const described = operationsOf(await descriptionOf(service)).map(({ operation }) => operation.operationId)
    const routes = [...described, ...PAGES.map(({ name }) => name)]
    const idle = routes.filter((route) => (outcome.operations[route]?.asked ?? 0) === 0)
    expect(idle).toEqual([])
    const refused = routes.filter((route) => (outcome.operations[route]?.succeeded ?? 0) === 0)
    expect(refused.filter((route) => !IN_VAIN.includes(route))).toEqual([])
  })

  it('is asked at pages that the description does not tell of', async () => {
    const { paths } = await descriptionOf(service)
    const pages = PAGES.map(({ name }) => name.split(' ').at(-1))
    const told = Object.keys(paths).map((path) => path.replace(/\{(\w+)\}/g, ':$1'))
    const routes = app.routes.filter(({ method, path }) => method !== 'ALL' && !path.includes('*'))
    const missing = routes
      .map(({ path }) => path)
      .filter((path) => !told.includes(path) && !pages.includes(path))
    expect(missing).toEqual([])
  })
})

/** There are no dead letters here, and the assets are the runtime's. */
const IN_VAIN = [
  'replayDeadLetter',
  'discardDeadLetter',
  'assets',
  'getReport',
  'deleteReport',
  'putDocument',
]
