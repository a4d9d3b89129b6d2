import { exports } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { REPORT } from './texts.ts'

describe('POST /v1/quotations in the Worker', () => {
  it('reads a million characters of news in one request, as far as there is room to tell of them, and says so', async () => {
    const text = `${REPORT.text}\n`.repeat(Math.floor(1_000_000 / (REPORT.text.length + 1)))
    const response = await exports.default.fetch(
      new Request('https://verbatim.example/v1/quotations', {
        method: 'POST',
        headers: { 'Content-Type': 'text/plain' },
        body: text,
      }),
    )
    expect(response.status).toBe(200)
    const { quotations, skipped, unread } = await response.json<{
      quotations: { text: string }[]
      skipped: object[]
      unread: number
    }>()
    expect(quotations.length + skipped.length).toBeGreaterThan(900)
    expect(unread).toBeGreaterThan(0)
    expect(quotations[0]?.text).toContain('We will not sell the lighthouse')
  })
})
