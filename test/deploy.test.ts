import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'smol-toml'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { ROOT } from '../src/cli/connect.ts'
import { readKeys } from '../src/http/authorization.ts'
import { sealOf } from '../src/service/newsroom/seal.ts'

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8')
const SECRETS = Array.from(
  read('.dev.vars.example').matchAll(/^([A-Z_]+)="(.*)"$/gm),
  ([, name = '', value = '']) => ({ name, value }),
)
const bound = z.array(z.looseObject({ binding: z.string() }))
const config = z
  .looseObject({
    kv_namespaces: bound,
    queues: z.looseObject({ producers: bound }),
    vars: z.record(z.string(), z.string()),
  })
  .parse(parse(read('wrangler.toml')))
const { scripts, cloudflare } = z
  .object({
    scripts: z.record(z.string(), z.string()),
    cloudflare: z.object({ bindings: z.record(z.string(), z.object({ description: z.string().min(10) })) }),
  })
  .parse(JSON.parse(read('package.json')))

// The page behind a "Deploy to Cloudflare" button asks for what these files name.
describe('a deployment by button', () => {
  it('explains all that it asks for', () => {
    const asked = [
      ...[...config.kv_namespaces, ...config.queues.producers].map(({ binding }) => binding),
      ...Object.keys(config.vars),
      ...SECRETS.map(({ name }) => name),
    ]
    expect(Object.keys(cloudflare.bindings).sort()).toEqual(asked.sort())
  })

  it('is locked, not open, where all secrets stay empty', () => {
    const values = new Map(SECRETS.map(({ name, value }) => [name, value]))
    expect(readKeys(values.get('PUBLISH_KEYS'))).toEqual([])
    expect(readKeys(values.get('ADMIN_KEYS'))).toEqual([])
    expect(sealOf(values.get('SEAL_KEY'))).toBeNull()
  })

  it('fills the library it has made', () => {
    expect(scripts['deploy']).toBe('wrangler deploy && npm run verbatim -- ingest --remote')
  })
})
