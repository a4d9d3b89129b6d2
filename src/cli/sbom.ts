/** Writes what the Worker and the command line are made of to dist/sbom.cdx.json, as CycloneDX. Run by `npm run sbom`. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { ROOT } from './connect.ts'

const BILL = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  metadata: z.looseObject({ component: z.looseObject({ name: z.string() }) }),
  components: z.array(z.looseObject({ purl: z.string() })).min(1),
})

const { stdout, stderr, status } = spawnSync(
  'npm',
  ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--omit', 'dev'],
  { cwd: ROOT, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, shell: process.platform === 'win32' },
)
if (status === 0) {
  const bill = BILL.parse(JSON.parse(stdout))
  // npm has the name of the folder there.
  bill.metadata.component.name = 'verbatim'
  const file = join(ROOT, 'dist', 'sbom.cdx.json')
  mkdirSync(join(ROOT, 'dist'), { recursive: true })
  writeFileSync(file, `${JSON.stringify(bill, null, 2)}\n`)
  process.stdout.write(`SBOM: ${bill.components.length} components in dist/sbom.cdx.json\n`)
} else {
  process.stderr.write(stderr)
  process.exitCode = 1
}
