/** The blocks of commands of RUNBOOK.md. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../../src/cli/connect.ts'

export const RUNBOOK = readFileSync(join(ROOT, 'RUNBOOK.md'), 'utf8')

/** `here`: whoever has the repository can follow it. */
export type Step = { readonly where: 'here' | 'at Cloudflare'; readonly commands: string }

export const STEPS: readonly Step[] = Array.from(
  RUNBOOK.matchAll(/^```sh\n# (here|at Cloudflare)\n([^`]*)^```$/gm),
  ([, where, commands = '']) => ({ where: where === 'here' ? where : 'at Cloudflare', commands }),
)
