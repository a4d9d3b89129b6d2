/** The log of what is published, as those read it who verify it: https://c2sp.org/tlog-tiles. */
import { createRoute } from '@hono/zod-openapi'
import type { Context } from 'hono'
import * as z from 'zod'
import { logChange } from '../service/keep-log.ts'
import { readLogFile, readTileFile } from '../service/log-file.ts'
import { readTilePath } from '../transparency/path.ts'
import { noQuery } from './contract/request.ts'
import { refuse } from './problem.ts'
import { type HttpEnv, problemResponse, router } from './router.ts'

/** Seconds: a newer checkpoint may come at any time. */
const CHECKPOINT_CACHE = 'public, max-age=5'
/** What a tile has it has for ever. */
const TILE_CACHE = 'public, max-age=31536000, immutable'
const BINARY = 'application/octet-stream'

const bytes = { [BINARY]: { schema: z.string().meta({ format: 'binary' }) } }
const refusals = {
  404: problemResponse('unknown_tile'),
  503: problemResponse('log_disabled', 'library_unavailable'),
}

const routes = router().openapi(
  createRoute({
    method: 'get',
    path: '/log/checkpoint',
    operationId: 'readCheckpoint',
    summary: 'Tell how far the log goes, signed',
    description:
      'A [checkpoint](https://c2sp.org/tlog-checkpoint): the name of the log, how many entries it has and the root of their Merkle tree, signed with Ed25519. Who keeps one can show later that nothing was taken back: `verbatim audit --checkpoint FILE`.',
    request: { query: noQuery },
    responses: {
      200: {
        description: 'The checkpoint, a signed note.',
        content: { 'text/plain': { schema: z.string() } },
      },
      ...refusals,
    },
  }),
  async (c) => {
    const file = await readLogFile(c.get('store'))
    if (file === null) return refuseAll(c)
    return c.text(file.note, 200, { 'Cache-Control': CHECKPOINT_CACHE })
  },
)

routes.openAPIRegistry.registerPath(
  createRoute({
    method: 'get',
    path: '/log/tile/{level}/{number}',
    operationId: 'readTile',
    summary: 'Read a piece of the log',
    description:
      'A [tile](https://c2sp.org/tlog-tiles) of 256 hashes of 32 bytes; or with `entries` for a level the entries below one of level 0, each behind its length in two bytes. An entry is a line of JSON: a document published, withdrawn, or a key announced. `number` is in groups of three digits, all but the last behind an x: `x001/x234/067`; a tile that is not full yet has `.p/` and its width behind it.',
    request: {
      query: noQuery,
      params: z.strictObject({
        level: z.string().meta({ description: '0 to 63, or `entries`', examples: ['entries'] }),
        number: z.string().meta({ description: 'Which tile, and how much of it', examples: ['000.p/1'] }),
      }),
    },
    responses: { 200: { description: 'The hashes or entries.', content: bytes }, ...refusals },
  }),
)

export const logRoutes = routes.get('/log/tile/*', async (c) => {
  const path = readTilePath(c.req.path.slice('/log/'.length))
  if (path === null) return refuse(c, 'unknown_tile')
  const file = await readLogFile(c.get('store'))
  if (file === null) return refuseAll(c)
  const found = await readTileFile(c.get('store'), path, file.checkpoint.size)
  if (found === null) return refuse(c, 'unknown_tile')
  return c.body(found, 200, { 'Content-Type': BINARY, 'Cache-Control': TILE_CACHE })
})

/** There is no log, or none yet. */
function refuseAll(c: Context<HttpEnv>) {
  const missing = c.get('unsigned')
  // No absence: what was logged may be there, and not be seen.
  if (missing.length === 0)
    return refuse(c, 'library_unavailable', { detail: 'Nothing is logged yet, or it cannot be seen yet.' })
  return refuse(c, 'log_disabled', {
    detail: `No log is kept here, as ${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not set.`,
  })
}

/** Has the log say what became of a document, once the request is answered; where nothing lives on after that, before. */
export async function logAfterwards(c: Context<HttpEnv>, id: string): Promise<void> {
  const log = c.get('openLog')()
  if (log === null) return
  const logged = logChange(c.get('store'), log, id)
  const context = contextOf(c)
  if (context === null) await logged
  else context.waitUntil(logged)
}

/** Null outside of the Workers runtime. */
function contextOf(c: Context<HttpEnv>) {
  try {
    return c.executionCtx
  } catch {
    return null
  }
}
