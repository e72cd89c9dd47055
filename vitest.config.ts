import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A PGlite costs memory and a second to open: few workers that each share one.
    maxWorkers: 2,
  },
})
