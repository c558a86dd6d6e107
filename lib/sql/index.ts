/** Reading and writing SQL: the dialect interface, the registry and the lossless tree. */
export * from './catalogue.ts'
export * from './core/syntax.ts'
export * from './dialect.ts'
export * from './online.ts'
export * from './parts.ts'
export * from './registry.ts'
