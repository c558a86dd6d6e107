/** Placement of the diagram: the sidecar's types and pure geometry. Knows no React. */
export * from './diagram.ts'
export * from './edges.ts'
export * from './markers.ts'
export * from './metrics.ts'
export * from './place.ts'
export * from './route.ts'
export * from './schema-colors.ts'
export * from './text-width.ts'
