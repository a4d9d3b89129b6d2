import { cloudflareTest } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'

const WORKER_TESTS = 'test/**/*.worker.test.ts'
/** A busy machine takes its time; what hangs is found out all the same. */
const TIMEOUT_MS = 30_000

// A worker file takes a second to start, so only what needs the real runtime or its bindings is tested there.
export default defineConfig({
  test: {
    // All cores: by default one is left over, which of two is half of them.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: [WORKER_TESTS],
          setupFiles: ['test/setup.ts'],
          testTimeout: TIMEOUT_MS,
        },
      },
      {
        plugins: [cloudflareTest({ wrangler: { configPath: './wrangler.toml' } })],
        test: { name: 'worker', include: [WORKER_TESTS], testTimeout: TIMEOUT_MS },
      },
    ],
  },
})
