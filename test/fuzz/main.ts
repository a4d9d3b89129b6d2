/** `npm run fuzz`: hostile requests to every route of the Worker as it is built, in the Workers runtime. */
import { readdirSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { TEXTS } from './library.ts'
import { addSites, deadLetters, run, showLog } from './run.ts'
import { startBareWorker } from './worker.ts'

const PAGE_BYTES = 4_096

const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '19990614' },
    'family-units': { type: 'string', default: '200000' },
  },
})
const inputs = Number(values.inputs)
const seed = Number(values.seed)
const familyUnits = Number(values['family-units'])

const worker = await startBareWorker(TEXTS)
const service = { origin: worker.origin, fetch: (url: URL, init: RequestInit) => fetch(url, init) }
await addSites(service)
await showLog(service)
const began = performance.now()
const memory: number[] = [memoryOf('workerd')]
const outcome = await run(service, {
  inputs,
  seed,
  familyUnits,
  onProgress(asked, findings) {
    memory.push(memoryOf('workerd'))
    if (asked % 1_000 === 0 || asked >= inputs) {
      const seconds = (performance.now() - began) / 1_000
      const rate = Math.round(asked / seconds)
      const mb = memory.at(-1) ?? 0
      console.error(`${asked} requests, ${findings} findings, ${rate} a second, workerd ${mb} MB`)
    }
  },
})
const seconds = (performance.now() - began) / 1_000
const letters = await deadLetters(service)
await worker.close()

const { requests, findings, statuses, operations, worst, repeated } = outcome
const middle = memory[memory.length >> 1] ?? 0
console.log(
  `${requests} requests in ${seconds.toFixed(0)} s, ${Math.round(requests / seconds)} a second, seed ${seed}`,
)
console.log(`statuses: ${told(statuses)}`)
console.log(`answers asked for twice, and the same: ${repeated}`)
const counts = Object.values(operations)
const fewest = Math.min(...counts.map(({ asked }) => asked))
console.log(`routes: ${counts.length}, each asked ${fewest} times or more`)
console.log(
  `memory of workerd: ${memory[0]} MB, ${middle} MB, ${memory.at(-1)} MB; most ${Math.max(...memory)} MB`,
)
for (const [name, { count, asked }] of Object.entries(worst))
  console.log(`worst ${name}: ${count} by ${asked}`)
for (const { fault, asked } of findings) console.log(`FINDING ${fault}: ${asked}`)
for (const reason of new Set(letters)) console.log(`FINDING a dead letter: ${reason}`)
console.log(`${findings.length + letters.length} findings`)
process.exitCode = findings.length + letters.length === 0 && requests >= inputs ? 0 : 1

function told(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${count} × ${name}`)
    .join(', ')
}

/** Resident memory, in MB, of the processes of a name that this one began; 0 where there is no /proc. */
function memoryOf(name: string): number {
  let pages = 0
  for (const pid of processes()) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      const [, program = '', rest = ''] = /^\d+ \((.*)\) (.*)$/s.exec(stat) ?? []
      const parent = Number(rest.split(' ')[1])
      if (program === name && isOurs(parent)) pages += Number(rest.split(' ')[21])
    } catch {
      // It has ended.
    }
  }
  return Math.round((pages * PAGE_BYTES) / 1_048_576)
}

function processes(): string[] {
  try {
    return readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))
  } catch {
    return []
  }
}

function isOurs(pid: number): boolean {
  if (pid === process.pid) return true
  if (pid <= 1) return false
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  return isOurs(Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]))
}
