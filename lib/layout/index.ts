/** Placement of the diagram: the sidecar's types and pure geometry. Knows no React. */
export * from './diagram.ts'
