#!/usr/bin/env node
/**
 * Runs main.ts from what Node compiled of it before, which takes half the time. In JavaScript: to compile even one line
 * of TypeScript Node loads a compiler.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import * as module from 'node:module'
import { join } from 'node:path'

/** As in exit.ts, which only a newer Node can read: nothing was verified. */
const FAILED = 3
const MODULES = join(import.meta.dirname, '..', '..', 'node_modules')

// Not in the folder for temporary files, as Node would by itself: others may have written there what is then run.
if (process.features.typescript) {
  module.enableCompileCache(join(MODULES, '.cache', 'verbatim'))
  await import('./main.ts')
} else {
  // `npm link` starts it with whatever Node there is; npm's scripts with the one that is installed beside it.
  const node = join(MODULES, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node')
  if (existsSync(node) && realpathSync(node) !== realpathSync(process.execPath)) {
    const words = [import.meta.filename, ...process.argv.slice(2)]
    const { status } = spawnSync(node, words, { stdio: 'inherit', shell: process.platform === 'win32' })
    process.exitCode = status ?? FAILED
  } else {
    process.stderr.write(
      `Verbatim needs Node.js 24, this is ${process.version}: "npm ci" in its folder installs one\n`,
    )
    process.exitCode = FAILED
  }
}
