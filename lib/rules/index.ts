/** The reviewer: rules that judge a schema, the engine that runs them, and what is told of a review. */
export * from './engine.ts'
export * from './fix-all.ts'
export * from './migration/index.ts'
export * from './registry.ts'
export * from './report/index.ts'
export * from './rule.ts'
