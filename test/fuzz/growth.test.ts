import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'

const COUNTS = z.array(z.object({ name: z.string(), counts: z.array(z.number()) }))
/** Eight times the draft takes less than so many times the operations; were it quadratic, 64. */
const TIMES_MAX = 9.6
/** Operations of one UTF-16 unit of the dearest family. */
const EACH_MAX = 250
const LONGEST_UNITS = 8 * 600

let counted: z.infer<typeof COUNTS>
beforeAll(async () => {
  const child = join(import.meta.dirname, 'growth.ts')
  const { stdout } = await promisify(execFile)(process.execPath, [child], { maxBuffer: 1 << 24 })
  counted = COUNTS.parse(JSON.parse(stdout))
})

describe('reading a draft without a limit', () => {
  it('takes eight times as much for eight times the draft, and no more, whatever it is made of', () => {
    const steep = counted.filter(({ counts: [first = 1, , , last = 0] }) => last / first > TIMES_MAX)
    expect(steep).toEqual([])
  })

  it('takes no more for each character than is known', () => {
    const dear = counted.filter(({ counts }) => (counts.at(-1) ?? 0) / LONGEST_UNITS > EACH_MAX)
    expect(dear).toEqual([])
    expect(counted.length).toBeGreaterThan(150)
  })
})
