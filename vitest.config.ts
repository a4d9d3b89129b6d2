import { cloudflareTest } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'

const WORKER_TESTS = 'test/**/*.worker.test.ts'
/** They drive Chromium, against the Worker as it is built. */
const BROWSER_TESTS = 'test/**/*.browser.test.ts'
/** A busy machine takes its time; what hangs is found out all the same. */
const TIMEOUT_MS = 30_000
/** Some hooks build the Worker and start it. */
const START_TIMEOUT_MS = 120_000

/** `ADMIN_KEYS`: the SHA-256 of "verbatim_admin_of-the-tests". */
const WORKER_SECRETS = {
  SEAL_KEY: 'verbatim_seal_of-the-tests-and-of-nothing-else',
  ADMIN_KEYS: '3e2212fa207a9ef594160ac1344fd45e74cf941c30b1a73cd7d19a7b584d007d',
  SIGNING_KEY: 'verbatim_sign_YSBrZXkgb2YgdGhlIHRlc3RzLCBvZiBubyB1c2UuLi4',
  ISSUER: 'https://verbatim.example',
}

/** All of these tests come from one address. */
const UNLIMITED = Object.fromEntries(
  ['READING_LIMIT', 'DRAFT_LIMIT', 'FAILURE_LIMIT', 'KEY_READING_LIMIT', 'KEY_DRAFT_LIMIT'].map((name) => [
    name,
    { namespace_id: name, simple: { limit: 1_000_000, period: 60 as const } },
  ]),
)

// A worker file takes a second to start, so only what needs the real runtime or its bindings is tested there.
export default defineConfig({
  test: {
    // All cores: by default one is left over, which of two is half of them.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'node',
          // What the runtime gives Durable Objects, of which none is made here.
          alias: { 'cloudflare:workers': new URL('test/runtime.ts', import.meta.url).pathname },
          include: ['test/**/*.test.ts'],
          exclude: [WORKER_TESTS, BROWSER_TESTS],
          setupFiles: ['test/setup.ts'],
          // To load everything anew for each file takes as long as all the tests.
          isolate: false,
          testTimeout: TIMEOUT_MS,
          hookTimeout: START_TIMEOUT_MS,
        },
      },
      {
        test: {
          name: 'browser',
          include: [BROWSER_TESTS],
          isolate: false,
          testTimeout: TIMEOUT_MS,
          hookTimeout: START_TIMEOUT_MS,
        },
      },
      {
        plugins: [
          cloudflareTest({
            wrangler: { configPath: './wrangler.toml' },
            miniflare: { bindings: WORKER_SECRETS, ratelimits: UNLIMITED },
          }),
        ],
        test: { name: 'worker', include: [WORKER_TESTS], testTimeout: TIMEOUT_MS },
      },
    ],
  },
})
