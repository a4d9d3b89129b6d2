import { exports } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { REPORT } from './texts.ts'

describe('POST /v1/quotations in the Worker', () => {
  it('reads a million characters of news in one request', async () => {
    const text = `${REPORT.text}\n`.repeat(Math.floor(1_000_000 / (REPORT.text.length + 1)))
    const response = await exports.default.fetch(
      new Request('https://verbatim.example/v1/quotations', {
        method: 'POST',
        headers: { 'Content-Type': 'text/plain' },
        body: text,
      }),
    )
    expect(response.status).toBe(200)
    const { quotations } = await response.json<{ quotations: { text: string }[] }>()
    expect(quotations.length).toBeGreaterThan(2000)
    expect(quotations[0]?.text).toContain('We will not sell the lighthouse')
  })
})
