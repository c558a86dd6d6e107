import { cpSync, mkdtempSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect } from 'vitest'
import type { Database } from '../database.ts'
import { readProject } from '../projects.ts'
import { textToBytes } from '../text-bytes.ts'
import { listVersions, readVersion } from '../versions.ts'

/** A copy of the migrations that ends with the first: the database as it was made before branches. */
export function withoutLater(migrations: string, folder: string): string {
  const copy = mkdtempSync(join(folder, 'migrations-'))
  for (const provider of ['sqlite', 'postgresql']) {
    const first = readdirSync(join(migrations, provider)).sort()[0] ?? ''
    cpSync(join(migrations, provider, first), join(copy, provider, first), { recursive: true })
  }
  return copy
}

/** Puts a project into a database of that time; `check` finds it again in one of today. */
export async function seedBeforeBranches(db: Database) {
  const time = new Date('2026-01-01T12:00:00Z')
  const layout = '{"placements":{},"annotations":[]}'
  const text = textToBytes('CREATE TABLE é ();')
  const packed = new Uint8Array(gzipSync(textToBytes('older')))
  await db.$executeRaw`INSERT INTO "Project" ("id", "name", "dialect", "tableCount", "createdAt", "updatedAt")
    VALUES ('old', 'shop', 'postgres', 7, ${time}, ${time})`
  await db.$executeRaw`INSERT INTO "Document" ("projectId", "text", "layout", "dismissals", "revision", "saves",
      "versionAt", "versionRevision")
    VALUES ('old', ${text}, ${layout}, '{}', 5, '[["save",5]]', ${time}, 2)`
  await db.$executeRaw`INSERT INTO "Version" ("id", "projectId", "name", "revision", "tableCount", "text", "layout",
      "createdAt")
    VALUES ('v', 'old', 'release', 2, 6, ${packed}, ${layout}, ${time})`
  const check = async (now: Database): Promise<void> => {
    const place = { project: 'old', branch: null }
    const branch = { id: 'old', name: 'main', parentId: null, revision: 5, tableCount: 7 }
    const read = await readProject(now, place)
    expect(read).toMatchObject({ ok: true, value: { text: 'CREATE TABLE é ();', revision: 5, branch } })
    const versions = await listVersions(now, place)
    expect(versions).toMatchObject({ ok: true, value: [{ id: 'v', name: 'release', tableCount: 6 }] })
    expect(await readVersion(now, 'old', 'v')).toMatchObject({ ok: true, value: { text: 'older' } })
  }
  return { check }
}
