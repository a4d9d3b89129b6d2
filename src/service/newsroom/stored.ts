/** What was stored as JSON, read back. */
import type * as z from 'zod'
import { READ_KEYS_MAX, type Store, StoreError } from '../../store/store.ts'
import { describeFailure } from '../describe-failure.ts'

/** Null if there is nothing under the key. Throws `StoreError`, also if what is there is of another form. */
export async function readStored<Value>(
  store: Store,
  key: string,
  schema: z.ZodType<Value>,
): Promise<Value | null> {
  const value = (await store.read([key], 'fresh')).get(key)
  return value == null ? null : decode(key, value, schema)
}

/** All that is stored under a prefix, by key. What is of another form is left out, and told in the log. Throws `StoreError`. */
export async function listStored<Value>(
  store: Store,
  prefix: string,
  schema: z.ZodType<Value>,
): Promise<readonly Value[]> {
  const keys = await store.list(prefix)
  const values: Value[] = []
  for (let from = 0; from < keys.length; from += READ_KEYS_MAX) {
    for (const [key, value] of await store.read(keys.slice(from, from + READ_KEYS_MAX), 'fresh')) {
      // A list may still have what is gone.
      if (value !== null) values.push(...decodeIfPossible(key, value, schema))
    }
  }
  return values
}

function decodeIfPossible<Value>(key: string, value: string, schema: z.ZodType<Value>): readonly Value[] {
  try {
    return [decode(key, value, schema)]
  } catch (fault) {
    console.error(JSON.stringify({ level: 'error', job: 'list', ...describeFailure(fault) }))
    return []
  }
}

function decode<Value>(key: string, value: string, schema: z.ZodType<Value>): Value {
  try {
    return schema.parse(JSON.parse(value))
  } catch (cause) {
    throw new StoreError('corrupt', `Cannot read "${key}"`, { cause })
  }
}
