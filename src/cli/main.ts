#!/usr/bin/env node
/**
 * The command line. Results go to stdout, everything else to stderr; exit codes are in exit.ts. What reads texts and
 * libraries is loaded by the commands that do: all of it takes longer than the others run.
 */
import { createProgram } from './program.ts'

await createProgram().parseAsync()
