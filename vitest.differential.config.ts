import { defineConfig } from 'vitest/config'

/** Tests that run scripts on a real PostgreSQL in this process; minutes, not seconds. */
export default defineConfig({
  test: {
    include: ['lib/**/*.differential.test.ts'],
    exclude: ['**/node_modules/**'],
    testTimeout: 600_000,
    pool: 'forks',
    maxWorkers: '100%',
  },
})
