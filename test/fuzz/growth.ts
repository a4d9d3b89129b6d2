/**
 * Counts what reading a draft takes, by the engine's own count of how often each block of `src` ran: deterministic, and on
 * any machine the same. What native functions do with strings, regular expressions included, it does not see. To be run as
 * a process of its own, as blocks are counted only in what is compiled afterwards.
 */
import { Session } from 'node:inspector/promises'
import { FAMILIES, member } from './nasty.ts'

/** UTF-16 units of the shortest draft; the others are twice, four and eight times as long. */
const UNITS = 600
const TIMES = [1, 2, 4, 8]

const session = new Session()
session.connect()
await session.post('Profiler.enable')
await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
const { findQuotations } = await import('../../src/service/quotations.ts')
const { renderQuotations } = await import('../../src/service/render-quotations.ts')

async function operations(): Promise<number> {
  const { result } = await session.post('Profiler.takePreciseCoverage')
  return result
    .filter(({ url }) => url.includes('/src/'))
    .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges))
    .reduce((sum, { count }) => sum + count, 0)
}

function read(content: string, type: 'text' | 'markdown' | 'html'): void {
  renderQuotations(findQuotations({ content, type, language: 'en', date: '2003-05-03' }))
}

// What is made once is made by then.
for (const type of ['text', 'markdown', 'html'] as const) read('“We will go,” said Ann Lee on Friday.', type)
await operations()
const counts = []
for (const family of FAMILIES) {
  const grown: number[] = []
  for (const times of TIMES) {
    read(member(family, UNITS * times), family.type)
    grown.push(await operations())
  }
  counts.push({ name: family.name, counts: grown })
}
session.disconnect()
process.stdout.write(JSON.stringify(counts))
