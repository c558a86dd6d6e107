import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { exporterOf, exporters, zipFiles } from './index.ts'

test('the same files give the same bytes, and come out as they went in', () => {
  const files = [
    { path: 'a/ü.sql', content: 'SELECT 1;\n' },
    { path: 'b.md', content: '# ✓' },
  ]
  const first = zipFiles(files)
  expect(zipFiles(files)).toEqual(first)
  const out = unzipSync(first)
  for (const { path, content } of files) expect(new TextDecoder().decode(out[path])).toBe(content)
})

test('every exporter is found by its id', () => {
  for (const exporter of exporters) expect(exporterOf(exporter.id)).toBe(exporter)
  expect(new Set(exporters.map((exporter) => exporter.id)).size).toBe(exporters.length)
  expect(() => exporterOf('nope')).toThrow('unknown target nope')
})
