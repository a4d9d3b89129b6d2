import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { receive } from '../../src/webhook/receive.ts'
import { secretOf } from './sign.ts'

const PLUGIN = join(import.meta.dirname, '../../integrations/wordpress/verbatim.php')
const WORDPRESS = join(import.meta.dirname, 'wordpress.php')
const hasPhp = spawnSync('php', ['--version']).status === 0

const sent = z.array(
  z.object({
    url: z.string(),
    blocking: z.boolean(),
    redirection: z.number(),
    headers: z.record(z.string(), z.string()),
    body: z.string(),
  }),
)

const retried = z.object({ requests: sent, waits: z.array(z.int()) })

describe.runIf(hasPhp)('the plugin for WordPress', () => {
  const secret = secretOf('wordpress')
  const { stdout, stderr } = spawnSync('php', [WORDPRESS, PLUGIN, secret], { encoding: 'utf8' })
  const requests = stderr === '' ? sent.parse(JSON.parse(stdout)) : []

  it('sends each version of a post once, without waiting', () => {
    expect(stderr).toBe('')
    expect(requests.map(({ body }) => JSON.parse(body).type)).toEqual([
      'post.published',
      'post.saved',
      'post.deleted',
    ])
    expect(requests.every(({ blocking, redirection }) => !blocking && redirection === 0)).toBe(true)
    expect(new Set(requests.map(({ headers }) => headers['webhook-id'])).size).toBe(3)
  })

  it.each([
    { answers: '202', tries: 1, waits: [], why: 'taken' },
    { answers: '503,0,429,202', tries: 4, waits: [60, 300, 1800], why: 'taken at last' },
    { answers: '401', tries: 1, waits: [], why: 'refused, as it would be again' },
    { answers: '500,500,500,500,500,500', tries: 6, waits: [60, 300, 1800, 3600, 14400], why: 'given up' },
  ])('under FPM sends a version again that is answered $answers: $why', ({ answers, tries, waits }) => {
    const told = spawnSync('php', [WORDPRESS, PLUGIN, secret, answers], { encoding: 'utf8' })
    const { requests: again, waits: waited } = retried.parse(JSON.parse(told.stdout))
    expect(waited).toEqual(waits)
    expect(again).toHaveLength(tries)
    expect(again.every(({ blocking }) => blocking)).toBe(true)
    expect(new Set(again.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    expect(told.stderr.includes('post 4711 was not sent')).toBe(tries === 6)
  })

  it.each(['', 'whsec_', 'no base64!'])('says in the log of PHP that it cannot sign with %j', (wrong) => {
    const told = spawnSync('php', [WORDPRESS, PLUGIN, wrong], { encoding: 'utf8' })
    expect(told.stdout).toBe('[]')
    expect(told.stderr).toContain('VERBATIM_SECRET be whsec_ and base64')
    expect(told.stderr).not.toContain('no base64!')
  })

  it('signs what it sends, and sends what is read as the article', async () => {
    const deliveries = requests.map(({ headers, body }) => {
      const now = Number(headers['webhook-timestamp']) * 1_000
      const request = {
        method: 'POST',
        path: '/v1/webhooks/wordpress',
        headers: new Headers(headers),
        body: new Uint8Array(Buffer.from(body)),
      }
      return receive('wordpress', request, [secret], now)
    })
    expect(await Promise.all(deliveries)).toMatchObject([
      {
        kind: 'articles',
        events: [
          {
            delivery: requests[0]?.headers['webhook-id'],
            id: '4711',
            url: 'https://gazette.example/sandvik-keeps-its-lighthouse/',
            title: 'Sandvik keeps its lighthouse',
            language: 'en-US',
            date: '2026-11-20',
            updatedAt: '2026-11-20T08:00:01Z',
            status: 'published',
            authors: ['Ada Lind'],
            bodies: [
              {
                type: 'html',
                content: '<p>“We will not sell the lighthouse,” said Mayor Edith Calloway on Friday.</p>\n',
              },
            ],
          },
        ],
      },
      { kind: 'articles', events: [{ bodies: [{ content: '<p>Nothing was said.</p>\n' }] }] },
      { kind: 'ignored', reason: 'deleted' },
    ])
  })
})
