/** The routes by which an operator sees what was given up, and has it tried again. */
import { createRoute } from '@hono/zod-openapi'
import { type DeadLetter, discard, listDeadLetters, replay } from '../service/newsroom/dead-letter.ts'
import { deadLettersAnswer, letterPath } from './contract/newsroom.ts'
import { noQuery } from './contract/request.ts'
import { administered, adminRefusals, type NewsroomEnv } from './newsroom.ts'
import { refuse } from './problem.ts'
import { json, problemResponse, router } from './router.ts'

const LETTERS = '/v1/dead-letters'
const LETTER = `${LETTERS}/{id}`

export const deadLetterRoutes = router<object, NewsroomEnv['Variables']>()
  .openapi(
    createRoute({
      method: 'get',
      path: LETTERS,
      operationId: 'listDeadLetters',
      summary: 'List what was given up',
      description: 'Reviews that failed and reports that no receiver took, each kept for a week.',
      ...administered,
      request: { query: noQuery },
      responses: { 200: { description: 'All of it.', content: json(deadLettersAnswer) }, ...adminRefusals },
    }),
    async (c) => {
      const letters = await listDeadLetters(c.get('newsroom').store)
      return c.json({ dead_letters: letters.map(toldOf) }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: `${LETTER}/replay`,
      operationId: 'replayDeadLetter',
      summary: 'Try one again, from the beginning',
      ...administered,
      request: { params: letterPath, query: noQuery },
      responses: {
        202: { description: 'It is in the queue.' },
        404: problemResponse('unknown_dead_letter'),
        ...adminRefusals,
      },
    }),
    async (c) =>
      (await replay(c.get('newsroom'), c.req.valid('param').id))
        ? c.body(null, 202)
        : refuse(c, 'unknown_dead_letter'),
  )
  .openapi(
    createRoute({
      method: 'delete',
      path: LETTER,
      operationId: 'discardDeadLetter',
      summary: 'Give one up for good',
      ...administered,
      request: { params: letterPath, query: noQuery },
      responses: {
        204: { description: 'It is gone.' },
        404: problemResponse('unknown_dead_letter'),
        ...adminRefusals,
      },
    }),
    async (c) =>
      (await discard(c.get('newsroom'), c.req.valid('param').id))
        ? c.body(null, 204)
        : refuse(c, 'unknown_dead_letter'),
  )

function toldOf({ id, task, reason, attempts, diedAt }: DeadLetter) {
  return {
    id,
    site: task.site,
    report: task.report,
    task: task.kind === 'review' ? task.kind : task.channel,
    reason,
    attempts,
    died_at: new Date(diedAt).toISOString(),
  }
}
