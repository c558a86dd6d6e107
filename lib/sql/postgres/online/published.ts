import { type Schema, type SqlToken, scanSql, type Table } from '../../../schema/index.ts'

/**
 * Whether the engine lets rows of the table be updated: where updates are published it refuses them unless the table
 * has a replica identity.
 */
export function isUpdatable(table: Table, schema: Schema, version: string): boolean {
  if (hasIdentity(table, version)) return true
  return ![...schema.objects.values()].some(
    ({ kind, definition }) => kind === 'publication' && publishesUpdates(scanSql(definition), table),
  )
}

/**
 * Its primary key tells rows apart where nothing else is said. From version 18 on the whole row does not where it has
 * generated columns, which are not published unless a publication says so.
 */
function hasIdentity({ replicaIdentity, primaryKey, columns }: Table, version: string): boolean {
  const said = scanSql(replicaIdentity ?? '')[0]?.value ?? 'default'
  if (said === 'default') return primaryKey !== null
  if (said === 'full') return Number(version) < 18 || columns.every(({ generated }) => generated === null)
  return said !== 'nothing'
}

function publishesUpdates(words: readonly SqlToken[], table: Table): boolean {
  const is = (at: number, ...values: readonly string[]) =>
    values.every((value, n) => words[at + n]?.kind === 'word' && words[at + n]?.value === value)
  const start = words.findIndex((_, at) => is(at, 'for'))
  if (start < 0) return false
  const publish = words.findIndex((token, at) => token.value === 'publish' && words[at + 1]?.value === '=')
  if (publish > 0 && !(words[publish + 2]?.value.includes('update') ?? true)) return false
  if (is(start + 1, 'all', 'tables')) return true
  return words.slice(start).some(({ value, kind }, at) => {
    if (kind !== 'word' && kind !== 'quoted') return false
    return value === table.name || (value === table.schema && is(start + at - 1, 'schema'))
  })
}
