/** What `npm audit --json` says. */
import * as z from 'zod'

const report = z.object({
  auditReportVersion: z.literal(2),
  vulnerabilities: z.record(
    z.string(),
    z.object({ severity: z.enum(['info', 'low', 'moderate', 'high', 'critical']) }),
  ),
})
const failure = z.object({ message: z.string() })

export type Audit =
  | {
      readonly kind: 'answered'
      /** High and critical. */
      readonly grave: readonly { readonly name: string; readonly severity: string }[]
      /** How many there are below. */
      readonly others: number
    }
  | { readonly kind: 'skipped'; readonly reason: string }

/** Whatever is no report is no answer. */
export function judgeAudit(output: string): Audit {
  const value = parsed(output)
  const read = report.safeParse(value)
  if (!read.success) {
    return { kind: 'skipped', reason: failure.safeParse(value).data?.message ?? 'npm audit gives no report' }
  }
  const flaws = Object.entries(read.data.vulnerabilities).map(([name, { severity }]) => ({ name, severity }))
  const grave = flaws.filter(({ severity }) => severity === 'high' || severity === 'critical')
  return { kind: 'answered', grave, others: flaws.length - grave.length }
}

function parsed(output: string): unknown {
  try {
    return JSON.parse(output)
  } catch {
    return null
  }
}
