import { err, ok, type Result } from '../../../base/index.ts'

/** A file of a folder of migrations, as its name tells it. */
export interface MigrationName {
  readonly path: string
  /** As written: `V2.1`, `0007`, `20260131120000`. */
  readonly version: string
  /** The same to compare: numbers, from the most to the least. */
  readonly parts: readonly number[]
  /** `time`: fourteen digits or a day; `count`: any other number. */
  readonly kind: 'time' | 'count'
  /** `up` and `down` where a pair of files says both ways; `both` where one does. */
  readonly way: 'up' | 'down' | 'both'
}

/** The files of a folder that are run to go forward, in the order in which a tool runs them. */
export function inMigrationOrder(paths: readonly string[]): Result<readonly MigrationName[], string> {
  const named = paths.flatMap((path) => migrationName(path) ?? [])
  const forward = named.filter(({ way }) => way !== 'down')
  if (forward.length === 0)
    return err('no file is named as a migration: V1__name.sql, 0001_name.up.sql, 20260131120000_name.sql …')
  return ok(forward.sort(compare))
}

/** What the name of a file says; null where it is none of a migration. */
export function migrationName(path: string): MigrationName | null {
  const segments = path.split('/')
  const file = segments.at(-1) ?? ''
  if (!file.endsWith('.sql')) return null
  // Prisma has a folder for each: 20260131120000_add_orders/migration.sql.
  const name =
    file === 'migration.sql' || file === 'up.sql' || file === 'down.sql' ? (segments.at(-2) ?? '') : file
  const found = /^([VUvu]?)(\d+(?:[._]\d+)*)(?:__|[_.-])/.exec(name)
  if (!found) return null
  const [, letter = '', version = ''] = found
  const parts = version.split(/[._]/).map(Number)
  const day = parts.length === 1 && (version.length === 14 || version.length === 12 || version.length === 8)
  const down =
    letter.toLowerCase() === 'u' || file === 'down.sql' || /\.(down|undo|rollback)\.sql$/.test(file)
  const up = file === 'up.sql' || /\.up\.sql$/.test(file)
  return {
    path,
    version: `${letter}${version}`,
    parts,
    kind: day ? 'time' : 'count',
    way: down ? 'down' : up ? 'up' : 'both',
  }
}

function compare(a: MigrationName, b: MigrationName): number {
  for (let at = 0; at < Math.max(a.parts.length, b.parts.length); at++) {
    const [one, other] = [a.parts[at] ?? 0, b.parts[at] ?? 0]
    if (one !== other) return one - other
  }
  return a.path < b.path ? -1 : 1
}
