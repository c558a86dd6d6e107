export * from './exporter.ts'
