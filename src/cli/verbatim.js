#!/usr/bin/env node
/**
 * Runs main.ts from what Node compiled of it before, which takes half the time. In JavaScript: to compile even one line
 * of TypeScript Node loads a compiler.
 */
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

// Not in the folder for temporary files, as Node would by itself: others may have written there what is then run.
enableCompileCache(join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'verbatim'))

await import('./main.ts')
