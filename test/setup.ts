import fc from 'fast-check'
import { afterAll, vi } from 'vitest'

// Properties are tried on other inputs at each run, but not where a change is only to be let through.
if (process.env['CI'] !== undefined) fc.configureGlobal({ seed: 19_990_614 })

// Files run one after another in the same process.
afterAll(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})
