import { strToU8, type Zippable, zipSync } from 'fflate'
import type { ExportFile } from './exporter.ts'

/** The files as a zip archive. The same files give the same bytes: every entry has one fixed date. */
export function zipFiles(files: readonly ExportFile[]): Uint8Array {
  const entries: Zippable = {}
  for (const file of files) entries[file.path] = [strToU8(file.content), { mtime: fixedDate, level: 9 }]
  return zipSync(entries)
}

/** The first day a zip archive can say, at noon so that no time zone makes it the day before. */
const fixedDate = '1980-01-02T12:00:00'
