import { findTable, joinQualified, type OpaqueObject, type Schema, type Table } from '../../schema/index.ts'
import { schemaRule } from '../define.ts'
import { isName, tokensOf } from '../expression.ts'
import { fixOf } from '../ops-of.ts'
import { labelOf } from '../table-context.ts'

/** A published table must say which row was changed. */
export const publishedWithoutIdentity = schemaRule({
  id: 'published-without-identity',
  title: 'Published table without a replica identity',
  category: 'design',
  severity: 'error',
  tags: ['operations', 'integrity'],
  catalogue: ['SCH062'],
  detects: 'A table of a publication that has no primary key and no other replica identity.',
  rationale:
    'From the moment it is published each UPDATE and DELETE of the table fails: the server cannot tell a ' +
    'subscriber which row is meant.',
  source:
    'https://www.postgresql.org/docs/current/logical-replication-publication.html#LOGICAL-REPLICATION-PUBLICATION-REPLICA-IDENTITY',
  ignoreWhen: 'Rows of the table are only ever inserted.',
  remedy:
    'Uses a unique index of columns that are never null where there is one, and the whole row (FULL) otherwise.',
  fixable: true,
  *check({ schema, facts }) {
    const seen = new Set<Table>()
    for (const publication of schema.objects.values()) {
      if (publication.kind !== 'publication' || !sendsChanges(publication)) continue
      for (const table of publishedBy(publication, schema)) {
        if (seen.has(table) || hasIdentity(table)) continue
        seen.add(table)
        const label = labelOf(facts, table)
        const index = usableIndex(table)
        yield {
          entities: [table.id],
          message: `${label} is published by ${publication.name}, but its rows have no replica identity.`,
          evidence:
            table.replicaIdentity?.toLowerCase() === 'nothing'
              ? 'It is REPLICA IDENTITY NOTHING.'
              : 'It has no primary key.',
          confidence: 0.95,
          fix: fixOf(
            index === null
              ? `Identify rows of ${label} by all columns`
              : `Identify rows of ${label} by ${index}`,
            'weigh',
            {
              op: 'table.setReplicaIdentity',
              table: joinQualified(table.schema, table.name),
              replicaIdentity: index === null ? 'FULL' : `USING INDEX ${facts.dialect.quote(index)}`,
            },
          ),
        }
      }
    }
  },
})

function hasIdentity(table: Table): boolean {
  const identity = table.replicaIdentity?.toLowerCase() ?? 'default'
  return identity === 'default' ? table.primaryKey !== null : identity !== 'nothing'
}

/** Whether updates or deletes are sent: `publish = 'insert'` alone needs no identity. */
function sendsChanges({ definition }: OpaqueObject): boolean {
  const tokens = tokensOf(definition)
  const at = tokens.findIndex(({ kind, value }) => kind === 'word' && value === 'publish')
  const what = at < 0 ? undefined : tokens[at + 2]
  return what?.kind !== 'string' || what.value.includes('update') || what.value.includes('delete')
}

function* publishedBy({ definition }: OpaqueObject, schema: Schema): Generator<Table> {
  const tokens = tokensOf(definition)
  const at = tokens.findIndex(({ kind, value }) => kind === 'word' && value === 'for')
  if (at < 0) return
  const words = tokens.map(({ value }) => value)
  const all = words[at + 1] === 'all' && words[at + 2] === 'tables'
  const spaces = words.flatMap((word, place) =>
    place > at && word === 'tables' && words[place + 1] === 'in' ? [words[place + 3] ?? ''] : [],
  )
  for (const table of schema.tables.values()) {
    const wanted = all || spaces.includes(table.schema)
    if (wanted && table.kind !== 'foreign' && table.persistence === 'permanent') yield table
  }
  let depth = 0
  for (let place = at + 1; place < tokens.length; place++) {
    const token = tokens[place]
    if (token?.value === '(') depth++
    if (token?.value === ')') depth--
    const before = words[place - 1] ?? ''
    if (!token || depth > 0 || !isName(token) || !(before === 'table' || before === 'only' || before === ','))
      continue
    if (
      token.kind === 'word' &&
      (token.value === 'only' || token.value === 'tables' || token.value === 'table')
    )
      continue
    const name = words[place + 1] === '.' ? joinQualified(token.value, words[place + 2] ?? '') : token.value
    const table = findTable(schema, name)
    if (table) yield table
  }
}

/** A unique index over columns that are never null, whole and checked at once. */
function usableIndex(table: Table): string | null {
  const required = new Set(table.columns.flatMap((column) => (column.nullable ? [] : [column.name])))
  const unique = table.uniques.find(
    (key) => !key.deferrable && key.columns.every((name) => required.has(name)),
  )
  if (unique) return unique.name
  const index = table.indexes.find(
    (each) =>
      each.unique &&
      each.where === null &&
      each.keys.every((key) => key.column !== null && required.has(key.column)),
  )
  return index?.name ?? null
}
