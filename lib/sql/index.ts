/** Reading and writing SQL: the dialect interface, the registry and the lossless tree. */
export * from './catalogue.ts'
export { differingPart, makeSegmentsWhere } from './core/segments-where.ts'
export * from './core/syntax.ts'
export { printTree } from './core/tree.ts'
export * from './dialect.ts'
export * from './online.ts'
export * from './parts.ts'
export * from './registry.ts'
