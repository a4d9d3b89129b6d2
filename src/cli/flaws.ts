/**
 * Fails if a dependency of the program has a known flaw that is high or critical. Run by `npm run audit`. Where nobody
 * answers it says so and ends with `SKIPPED`, which is neither passed nor failed.
 */
import { spawnSync } from 'node:child_process'
import { ROOT } from './connect.ts'
import { judgeAudit } from './flaw.ts'

/** EX_TEMPFAIL of sysexits. */
const SKIPPED = 75
const TIMEOUT_MS = 60_000

const { stdout } = spawnSync('npm', ['audit', '--omit', 'dev', '--json'], {
  cwd: ROOT,
  encoding: 'utf8',
  timeout: TIMEOUT_MS,
  shell: process.platform === 'win32',
})
const audit = judgeAudit(stdout ?? '')
switch (audit.kind) {
  case 'skipped':
    process.stdout.write(`audit skipped: no answer (${audit.reason})\n`)
    process.exitCode = SKIPPED
    break
  case 'answered':
    for (const { name, severity } of audit.grave) process.stdout.write(`${severity}: ${name}\n`)
    process.stdout.write(`Audit: ${audit.grave.length} flaws high or critical, ${audit.others} below\n`)
    process.exitCode = audit.grave.length === 0 ? 0 : 1
}
