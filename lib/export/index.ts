/** Everything that leaves the app as files: the exporters, and the archive that holds several. */
export * from './exporter.ts'
export * from './registry.ts'
export * from './zip.ts'
