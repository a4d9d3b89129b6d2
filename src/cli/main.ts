#!/usr/bin/env node
/**
 * The command line. Results go to stdout, everything else to stderr; exit codes are in exit.ts. What reads texts and
 * libraries is loaded by the commands that do: all of it takes longer than the others run.
 */
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

// The start takes a third less from the second time on. Not where others may write: what lies there is run.
enableCompileCache(join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'verbatim'))

const { createProgram } = await import('./program.ts')
await createProgram().parseAsync()
