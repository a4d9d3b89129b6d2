import { cloudflareTest } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'

const WORKER_TESTS = 'test/**/*.worker.test.ts'
const WORKER_TIMEOUT_MS = 30_000

// A worker file takes a second to start, so only what needs the real runtime or its bindings is tested there.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: [WORKER_TESTS],
          setupFiles: ['test/setup.ts'],
        },
      },
      {
        plugins: [cloudflareTest({ wrangler: { configPath: './wrangler.toml' } })],
        test: { name: 'worker', include: [WORKER_TESTS], testTimeout: WORKER_TIMEOUT_MS },
      },
    ],
  },
})
