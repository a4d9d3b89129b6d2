/** The bindings that wrangler.toml gives the Worker under test, and the secrets that vitest.config.ts adds. */
declare namespace Cloudflare {
  interface Env {
    LIBRARY: KVNamespace
    LOG: DurableObjectNamespace<import('../../src/index.ts').LogObject>
    NEWSROOM: KVNamespace
    RECEIPTS: DurableObjectNamespace<import('../../src/index.ts').ArchiveObject>
    TASKS: Queue
    SEAL_KEY: string
    ADMIN_KEYS: string
  }
}
