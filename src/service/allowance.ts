/** What a request may ask for on the Workers plan that the service runs on. */

/** `free`: 10 ms of processor time a request; `paid`: 30 s. */
export type Plan = 'free' | 'paid'

/** `free` unless it says otherwise: what is too little is told, what is too much is cut off. */
export function readPlan(value: string | undefined): Plan {
  return value === 'paid' ? 'paid' : 'free'
}

/**
 * UTF-16 units of a text that is published by a request. `free`: preparing and encoding one takes about 8 ms at most.
 * `paid`: a short book, which a small segment can hold.
 */
export const DOCUMENT_UNITS_MAX: Readonly<Record<Plan, number>> = { free: 6_000, paid: 400_000 }

/** Units of HTML for each unit of text that may come out of it. */
export const MARKUP_FACTOR = 4
