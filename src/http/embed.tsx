/** An answer on other people's pages: as a picture, in a frame, and as oEmbed tells how to frame it. */
import type { Context } from 'hono'
import { BADGE, CARD, HOME, OEMBED } from '../web/address.ts'
import { renderBadge } from '../web/badge.ts'
import { Card } from '../web/card.tsx'
import { oembedOf } from '../web/oembed.ts'
import { oembedQuery } from './contract/request.ts'
import { fieldErrors, inWords } from './field.ts'
import { refuse } from './problem.ts'
import { askedBy, askedByQuery, type Outcome } from './question.ts'
import { type HttpEnv, queryOf, router } from './router.ts'

const SECONDS = 300

export const embedRoutes = router()
  .get(BADGE, async (c) => {
    const outcome = await askedByQuery(c)
    if (outcome.kind !== 'answer') return refuseOutcome(c, outcome)
    c.header('Cache-Control', `public, max-age=${SECONDS}`)
    return c.body(renderBadge(outcome.answer), 200, {
      'Content-Type': 'image/svg+xml; charset=UTF-8',
    })
  })
  .get(CARD, async (c) => {
    const outcome = await askedByQuery(c)
    if (outcome.kind !== 'answer') return refuseOutcome(c, outcome)
    c.header('Cache-Control', `public, max-age=${SECONDS}`)
    return c.html(<Card answer={outcome.answer} />)
  })
  // https://oembed.com
  .get(OEMBED, async (c) => {
    const query = oembedQuery.safeParse(queryOf(c))
    if (!query.success) return refuse(c, 'invalid_request', { detail: inWords(fieldErrors(query.error)) })
    const { origin } = new URL(c.req.url)
    const page = URL.parse(query.data.url)
    if (page?.origin !== origin || page.pathname !== HOME) return refuse(c, 'not_found')
    const outcome = await askedBy(c, page)
    if (outcome.kind !== 'answer') return refuseOutcome(c, outcome)
    c.header('Cache-Control', `public, max-age=${SECONDS}`)
    return c.json(oembedOf(outcome.answer, origin, query.data))
  })

function refuseOutcome(c: Context<HttpEnv>, outcome: Exclude<Outcome, { kind: 'answer' }>) {
  if (outcome.kind === 'failed') return refuse(c, outcome.code)
  const errors = Object.entries(outcome.errors).map(([field, message]) => ({ field, message }))
  return refuse(c, outcome.status === 404 ? 'unknown_document' : 'invalid_request', {
    detail: inWords(errors),
    errors,
  })
}
