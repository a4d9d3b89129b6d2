/** Properties are tried on other inputs at each run, but not where a change is only to be let through. */
import fc from 'fast-check'

if (process.env['CI'] !== undefined) fc.configureGlobal({ seed: 19_990_614 })
