/** Shared vocabulary of every layer: results, brands and exhaustiveness. Imports nothing. */
export * from './brand.ts'
export * from './result.ts'
