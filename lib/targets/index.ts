/** Output formats other than a migration: one folder each, named only by the registry. */
export * from './json/model.ts'
export * from './registry.ts'
export * from './selection.ts'
export { sqlExcerpt } from './sql/excerpt.ts'
export * from './target.ts'
