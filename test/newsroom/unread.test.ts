import { expect, it } from 'vitest'
import { payloadOf } from '../webhook/sign.ts'
import { addSite, delivering, openNewsroom } from './newsroom.ts'

it('a report of an article that was not read to its end alerts, though nothing in it is wrong', async () => {
  const room = openNewsroom()
  await addSite(room.app, 'ghost', { callback: 'https://gazette.example/verbatim', alerts: ['misdated'] })
  const payload = JSON.parse(payloadOf('ghost'))
  payload.post.current.html = '<p>“We will,” said Ann Lee.</p>'.repeat(2_400)
  const [path, request] = await delivering('ghost', { body: JSON.stringify(payload) })
  expect((await room.app.request(path, request)).status).toBe(202)
  await room.work()
  const notice = JSON.parse(room.posted[0]?.body ?? '')
  expect(notice.data).toMatchObject({ alert: true, summary: { complete: false, quotations: 1_999 } })
  expect(notice.data.summary.unread).toBeGreaterThan(300)
  const page = await (await room.app.request(`/v1/reports/${notice.data.report}?format=html`)).text()
  expect(page).toContain('Not all of it was checked.')
})
