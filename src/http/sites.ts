/** The routes by which an operator configures sites. */
import { createRoute } from '@hono/zod-openapi'
import type { Context } from 'hono'
import {
  addSite,
  type Configured,
  changeSite,
  removeSite,
  rotateSecret,
} from '../service/newsroom/configure.ts'
import { listSites, type SealedSecret, type Site } from '../service/newsroom/site.ts'
import {
  configuredAnswer,
  rotationBody,
  siteBody,
  siteChangeBody,
  sitePath,
  sitesAnswer,
} from './contract/newsroom.ts'
import { noQuery } from './contract/request.ts'
import { inWords } from './field.ts'
import { administered, adminRefusals, type NewsroomEnv } from './newsroom.ts'
import { refuse } from './problem.ts'
import { json, problemResponse, router } from './router.ts'

const SITES = '/v1/sites'
const SITE = `${SITES}/{id}`
const HOUR_MS = 3_600_000

const badBody = {
  400: problemResponse('invalid_request', 'malformed_json'),
  413: problemResponse('body_too_large'),
  415: problemResponse('unsupported_media_type'),
}
const unknown = { 404: problemResponse('unknown_site') }

export const siteRoutes = router<object, NewsroomEnv['Variables']>()
  .openapi(
    createRoute({
      method: 'get',
      path: SITES,
      operationId: 'listSites',
      summary: 'List the sites that send articles',
      ...administered,
      request: { query: noQuery },
      responses: { 200: { description: 'All of them.', content: json(sitesAnswer) }, ...adminRefusals },
    }),
    async (c) => {
      const newsroom = c.get('newsroom')
      const sites = await listSites(newsroom.store)
      return c.json({ sites: sites.map((site) => toldOf(site, c, newsroom.now())) }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: SITES,
      operationId: 'addSite',
      summary: 'Add a site',
      description: 'It is known everywhere within about a minute.',
      ...administered,
      request: { query: noQuery, body: { required: true, content: json(siteBody) } },
      responses: {
        201: { description: 'It is added; its secrets are told only now.', content: json(configuredAnswer) },
        409: problemResponse('site_exists'),
        ...badBody,
        ...adminRefusals,
      },
    }),
    async (c) => {
      const { id, report_days: reportDays, ...wanted } = c.req.valid('json')
      const added = await addSite(c.get('newsroom'), id, { ...wanted, reportDays })
      return added.kind === 'exists' ? refuse(c, 'site_exists') : answer(c, added, 201)
    },
  )
  .openapi(
    createRoute({
      method: 'patch',
      path: SITE,
      operationId: 'changeSite',
      summary: 'Change what is given of a site',
      description: 'Its secrets stay. One that gets a callback for the first time gets a secret for it.',
      ...administered,
      request: { params: sitePath, query: noQuery, body: { required: true, content: json(siteChangeBody) } },
      responses: {
        200: { description: 'It is changed.', content: json(configuredAnswer) },
        ...unknown,
        ...badBody,
        ...adminRefusals,
      },
    }),
    async (c) => {
      const { report_days, callback, slack, alerts, language } = c.req.valid('json')
      const changes = {
        ...(callback === undefined ? {} : { callback }),
        ...(slack === undefined ? {} : { slack }),
        ...(alerts === undefined ? {} : { alerts }),
        ...(language === undefined ? {} : { language }),
        ...(report_days === undefined ? {} : { reportDays: report_days }),
      }
      const changed = await changeSite(c.get('newsroom'), c.req.valid('param').id, changes)
      return changed.kind === 'unknown' ? refuse(c, 'unknown_site') : answer(c, changed, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: `${SITE}/rotate`,
      operationId: 'rotateSecret',
      summary: 'Give a site a new secret',
      description: 'The former one holds on beside it for a while; an older one does not.',
      ...administered,
      request: { params: sitePath, query: noQuery, body: { required: true, content: json(rotationBody) } },
      responses: {
        200: { description: 'The new secret holds.', content: json(configuredAnswer) },
        ...unknown,
        ...badBody,
        ...adminRefusals,
      },
    }),
    async (c) => {
      const { of: use, secret, overlap_hours: hours } = c.req.valid('json')
      const rotation = { use, secret, overlapMs: Math.round(hours * HOUR_MS) }
      const rotated = await rotateSecret(c.get('newsroom'), c.req.valid('param').id, rotation)
      return rotated.kind === 'unknown' ? refuse(c, 'unknown_site') : answer(c, rotated, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'delete',
      path: SITE,
      operationId: 'removeSite',
      summary: 'Remove a site',
      description: 'What it sends is refused from then on. Its reports stay until they expire.',
      ...administered,
      request: { params: sitePath, query: noQuery },
      responses: { 204: { description: 'It is removed.' }, ...unknown, ...adminRefusals },
    }),
    async (c) =>
      (await removeSite(c.get('newsroom'), c.req.valid('param').id))
        ? c.body(null, 204)
        : refuse(c, 'unknown_site'),
  )
siteRoutes.openAPIRegistry.registerComponent('securitySchemes', 'adminKey', {
  type: 'http',
  scheme: 'bearer',
  description:
    'A key for administering sites, reports and dead letters, `verbatim_admin_…`, whose digest the operator has put into `ADMIN_KEYS`.',
})

function answer<Status extends 200 | 201>(c: Context<NewsroomEnv>, configured: Configured, status: Status) {
  if (configured.kind === 'fault') {
    const { field, message } = configured
    const errors = [{ field, message }]
    return refuse(c, 'invalid_request', { detail: inWords(errors), errors })
  }
  const { site, issued } = configured
  const told = toldOf(site, c, c.get('newsroom').now())
  return c.json({ site: told, secret: issued.secret, callback_secret: issued.callbackSecret }, status)
}

/** A site without its secrets. */
function toldOf(site: Site, c: Context<NewsroomEnv>, now: number) {
  const { id, source, callback, slack, alerts, language, reportDays, addedAt, secrets } = site
  const alive = (all: readonly SealedSecret[]): number =>
    all.filter(({ until }) => until === null || until > now).length
  return {
    id,
    source,
    webhook: `${new URL(c.req.url).origin}/v1/webhooks/${source}?site=${id}`,
    callback: callback?.url ?? null,
    slack: slack !== null,
    alerts,
    language,
    report_days: reportDays,
    added_at: new Date(addedAt).toISOString(),
    secrets: { sender: alive(secrets), callback: alive(callback?.secrets ?? []) },
  }
}
