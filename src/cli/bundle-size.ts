/**
 * Fails if the built Worker is heavier than its budget: size is start-up time, but for what is first run when it is asked
 * for. Run by `npm run build`.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { ROOT } from './connect.ts'

const GZIP_BYTES_MAX = 700_000

const folder = join(ROOT, 'dist')
const modules = readdirSync(folder).filter((file) => file.endsWith('.js'))
const bytes = modules.reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, 0)
const fits = modules.length > 0 && bytes <= GZIP_BYTES_MAX
process.stdout.write(
  `Worker bundle: ${(bytes / 1000).toFixed(0)} KB gzip, ${fits ? 'within' : 'NOT within'} ${GZIP_BYTES_MAX / 1000} KB\n`,
)
process.exitCode = fits ? 0 : 1
