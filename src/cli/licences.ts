/** Fails if a dependency has a licence that nobody has agreed to. Run by `npm run licences`. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './connect.ts'
import { judgeLicences, lockfile } from './licence.ts'

const lock = lockfile.parse(JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')))
const { shipped, tools, refused } = judgeLicences(lock)
for (const { name, licence } of refused) process.stdout.write(`NOT allowed: ${name}, ${licence}\n`)
process.stdout.write(
  `Licences: ${shipped} packages of the program and ${tools} of its tools, ${refused.length} not allowed\n`,
)
process.exitCode = refused.length === 0 ? 0 : 1
