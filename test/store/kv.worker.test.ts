import { reset } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { kvStore } from '../../src/store/kv.ts'
import { describeStore } from './suite.ts'

describeStore('Workers KV', async () => {
  await reset()
  return kvStore(env.LIBRARY)
})

describe('a fault of Workers KV', () => {
  it('is an error that carries the reason KV gives, never an absence', async () => {
    const store = kvStore(env.LIBRARY)
    const half = 'v'.repeat(13 * 1024 * 1024)
    await store.write([
      ['first', half],
      ['second', half],
    ])
    await expect(store.read(['first', 'second'], 'fresh')).rejects.toMatchObject({
      name: 'StoreError',
      code: 'unavailable',
      message: expect.stringContaining('25MB'),
    })
  })
})
