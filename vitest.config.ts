import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { alias: { '@/': new URL('./', import.meta.url).pathname } },
  test: {
    include: ['lib/**/*.test.ts', 'components/**/*.test.ts', 'bin/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/*.differential.test.ts'],
    testTimeout: 300_000,
    pool: 'threads',
    // One less is Vitest's default: on two cores, half the machine.
    maxWorkers: '100%',
  },
})
