import { type EntityId, entityId, joinQualified, type Schema, type SqlToken } from '../../schema/index.ts'
import { isJson } from '../column-types.ts'
import { isReviewed, schemaRule } from '../define.ts'
import { isName, namesIn, tokensOf } from '../expression.ts'
import { indexName } from '../index-names.ts'
import { columnFilter } from '../kept.ts'
import { fixOf } from '../ops-of.ts'
import type { RuleContext } from '../rule.ts'

/** A document that is searched needs an index on what is inside. */
export const jsonQueryWithoutIndex = schemaRule({
  id: 'json-query-without-index',
  title: 'Searched jsonb column without an index',
  category: 'indexing',
  severity: 'warning',
  catalogue: ['IX030'],
  detects:
    'A `jsonb` column that a view, policy or routine searches with `@>`, `?` or `@?` and that has no GIN index.',
  rationale: 'Without one, each search takes every document of the table apart.',
  source: 'https://www.postgresql.org/docs/current/datatype-json.html#JSON-INDEXING',
  ignoreWhen: 'Another condition has narrowed the rows to a few before.',
  remedy: 'Creates a GIN index with `jsonb_path_ops`, or the default operators where keys are asked for.',
  fixable: true,
  *check(context) {
    const searches = searchesOf(context.schema)
    if (searches.size === 0) return
    for (const each of context.tables.values()) {
      if (!isReviewed(each)) continue
      const { table, label, facts } = each
      for (const column of documentsIn(table)) {
        const search = searches.get(column.name)
        if (!search) continue
        const place = search.find((one) => readsTable(context, one.place, table.id, table.name))
        const indexed = table.indexes.some((index) =>
          index.keys.some(
            (key) => key.column === column.name || namesIn(key.expression ?? '').has(column.name),
          ),
        )
        if (!place || indexed) continue
        yield {
          entities: [column.id, table.id, place.place],
          message: `${label}.${column.name} is searched with ${place.operator} but has no index.`,
          evidence: `${place.label} uses ${column.name} ${place.operator} ….`,
          confidence: 0.65,
          fix: fixOf(`Create a GIN index on ${label}(${column.name})`, 'safe', {
            op: 'index.add',
            table: joinQualified(table.schema, table.name),
            index: {
              name: indexName(facts.indexNaming, table, [column.name]),
              method: 'gin',
              keys: [{ column: column.name, opclass: place.operator === '?' ? null : 'jsonb_path_ops' }],
            },
          }),
        }
      }
    }
  },
})

const documentsIn = columnFilter(({ type }) => isJson(type) && type.name === 'jsonb')

interface Search {
  readonly operator: string
  readonly place: EntityId
  readonly label: string
}

/** Column names that stand before a search operator, and where. */
function searchesOf(schema: Schema): ReadonlyMap<string, readonly Search[]> {
  const byColumn = new Map<string, Search[]>()
  const look = (sql: string, place: EntityId, label: string) => {
    if (!sql.includes('@>') && !sql.includes('?')) return
    const tokens = tokensOf(sql)
    for (const [at, token] of tokens.entries()) {
      const operator = operatorAt(tokens, at + 1)
      if (!isName(token) || operator === null) continue
      byColumn.set(token.value, [...(byColumn.get(token.value) ?? []), { operator, place, label }])
    }
  }
  for (const view of schema.views.values()) look(view.query, view.id, `The view ${view.name}`)
  for (const table of schema.tables.values()) {
    for (const policy of table.policies) look(policy.using ?? '', table.id, `The policy ${policy.name}`)
  }
  for (const routine of schema.routines.values()) {
    for (const body of tokensOf(routine.definition)) {
      if (body.kind === 'string') look(body.value, routine.id, `The ${routine.kind} ${routine.name}`)
    }
  }
  return byColumn
}

function operatorAt(tokens: readonly SqlToken[], at: number): string | null {
  const first = tokens[at]
  if (first?.kind !== 'symbol') return null
  if (first.value === '?') return '?'
  const next = tokens[at + 1]
  return first.value === '@' && next?.from === first.to && (next.value === '>' || next.value === '?')
    ? `@${next.value}`
    : null
}

function readsTable({ schema }: RuleContext, place: EntityId, table: EntityId, name: string): boolean {
  if (place === table) return true
  const view = schema.views.get(place)
  if (view) return view.dependsOn.some((source) => entityId('table', source.schema, source.name) === table)
  const routine = schema.routines.get(place)
  return routine?.definition.includes(name) ?? false
}
