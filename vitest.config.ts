import { defineConfig } from 'vitest/config'

/** Whether processes of the program are started. */
const starts = Boolean(process.env['TEST_PROCESS'] || process.env['TEST_BROWSER'])

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/support/seed.ts'],
    globalSetup: starts ? ['test/support/build.ts'] : [],
    exclude: [
      // Real processes, killed at random moments: `npm run test:process`, apart from the tests that always take the same way.
      ...(process.env['TEST_PROCESS'] ? [] : ['test/process/**']),
      // What is played, flooded, broken or counted at length: `npm run test:long`, so that `npm test` is done while one waits.
      ...(process.env['TEST_LONG'] ? [] : ['**/*.long.test.ts']),
    ],
    // A busy machine takes minutes for what takes others seconds: these only end what hangs.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // A PGlite costs memory and seconds to open: few workers, whose files share one each. One more than there are cores,
    // since a fifth of the time is waiting; tests of processes start more of them themselves, a browser is several.
    maxWorkers: process.env['TEST_BROWSER'] ? 1 : starts ? 2 : 3,
    isolate: false,
    // What was transformed once is read from node_modules the next time.
    experimental: { fsModuleCache: true },
    // As long as `until` waits: a busy machine takes seconds for what takes others none.
    expect: { poll: { timeout: 40_000, interval: 10 } },
    // A test makes much that is gone at once: room for it costs less than to look through it again and again.
    execArgv: ['--max-semi-space-size=64'],
  },
})
