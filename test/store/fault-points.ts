/** Injects one fault at a time into what works on a model, at every operation it does or at some of them. */
import { randomFrom } from '../measure/random.ts'
import type { Faults, Operation, Outcome } from './model.ts'

export type Plan = {
  readonly outcome: Exclude<Outcome, 'ok'>
  /** Which operations it may befall; by default all. */
  readonly among?: (operation: Operation) => boolean
  /** Only so many of them, drawn by chance; by default every one. */
  readonly sample?: { readonly count: number; readonly seed: number }
}

/**
 * Calls `run` without faults, to learn which operations there are, then once for each that the plan means, with the faults
 * that befall that one. Each call must begin anew, with one model of its own, do the same until the fault, and see to the
 * error that the fault causes. Resolves with the operations befallen. Throws `RangeError` for a plan that no operation
 * fits, and an `Error` that names the operation at which `run` went wrong, what it threw as its cause.
 */
export async function eachOperation(
  run: (faults: Faults) => Promise<void>,
  plan: Plan,
): Promise<readonly Operation[]> {
  const points = chosen(await operationsOf(run), plan)
  if (points.length === 0) throw new RangeError(`Cannot try "${plan.outcome}": no operation fits the plan`)
  for (const point of points) await runWith(run, point, plan.outcome)
  return points
}

async function operationsOf(run: (faults: Faults) => Promise<void>): Promise<Operation[]> {
  const operations: Operation[] = []
  await run((operation) => {
    operations.push(operation)
    return 'ok'
  })
  return operations
}

function chosen(operations: readonly Operation[], { among = () => true, sample }: Plan): Operation[] {
  const left = operations.filter(among)
  if (sample === undefined) return left
  const random = randomFrom(sample.seed)
  const drawn: Operation[] = []
  while (drawn.length < sample.count && left.length > 0) {
    drawn.push(...left.splice(random.below(left.length), 1))
  }
  return drawn.sort((one, other) => one.number - other.number)
}

async function runWith(
  run: (faults: Faults) => Promise<void>,
  { number, kind, keys }: Operation,
  outcome: Outcome,
): Promise<void> {
  const where = `"${outcome}" at operation ${number} (${kind} "${keys.join('", "')}")`
  let befallen = false
  try {
    await run((operation) => {
      if (operation.number !== number) return 'ok'
      befallen = true
      return outcome
    })
  } catch (cause) {
    throw new Error(`With ${where}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  }
  // A fault that never came would pass for one that did no harm.
  if (!befallen) throw new Error(`Cannot try ${where}: the run ended before it`)
}
