/** Shared vocabulary of every layer: results, brands, exhaustiveness and work in steps. Imports nothing. */
export * from './brand.ts'
export * from './nearest.ts'
export * from './result.ts'
export * from './steps.ts'
