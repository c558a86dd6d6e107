import { type EntityId, entityId, joinQualified, type Schema, type Table } from '../../schema/index.ts'
import { schemaRule } from '../define.ts'
import { indexName } from '../index-names.ts'
import { fixOf, keyColumn } from '../ops-of.ts'
import { sentQueries } from '../query/judged-query.ts'
import { predicatesOf, type TablePredicates } from '../query/predicates.ts'

/** What is asked for often should be found without reading all. */
export const queryWithoutIndex = schemaRule({
  id: 'query-without-index',
  title: 'Query that no index serves',
  category: 'indexing',
  severity: 'warning',
  tags: ['performance'],
  catalogue: ['IX022'],
  reads: ['schema', 'workload'],
  options: {
    leastRows: {
      type: 'integer',
      default: 1000,
      minimum: 0,
      says: 'Rows below which a table is left alone, where statistics tell them',
    },
  },
  detects:
    'A query of the workload that holds columns of a table to values or ranges, where no index or key begins with any ' +
    'of them.',
  rationale:
    'Every row of the table is read each time. That is not seen with the rows of a test and grows with the table.',
  source: 'https://use-the-index-luke.com/sql/where-clause/the-equals-operator',
  ignoreWhen: 'The table stays small, or the values asked for are those of most rows.',
  remedy: 'Creates an index with the columns held to values first and one held to a range last.',
  fixable: true,
  *check(context, { leastRows }) {
    const told = new Set<string>()
    const partitions = partitionLeads(context.schema)
    for (const { judged, statement } of sentQueries(context)) {
      for (const asked of predicatesOf(judged)) {
        const { table } = asked
        const rows = context.statistics?.tables.get(table.id)?.rows ?? null
        if (rows !== null && rows < leastRows) continue
        const columns = columnsFor(asked)
        const key = `${table.id} ${columns.join()}`
        if (columns.length === 0 || isServed(asked, partitions) || told.has(key)) continue
        told.add(key)
        const target = table.partitionOf ? null : joinQualified(table.schema, table.name)
        const list = columns.join(', ')
        const label = statement.label ?? 'A query'
        yield {
          entities: [table.id, ...asked.equal.concat(asked.ranged).map((column) => column.id)],
          inWorkload: { ...statement.range, query: `query:${statement.label ?? key}` },
          message: `${label} asks for rows of ${table.name} by ${list}, and no index begins with any of it.`,
          evidence:
            (statement.calls === null ? '' : `Called ${statement.calls} times. `) +
            (rows === null ? `It reads all of ${table.name}.` : `It reads all ${rows} rows.`),
          confidence: rows === null ? 0.6 : 0.8,
          fix: target
            ? fixOf(`Create an index on ${table.name}(${list})`, 'safe', {
                op: 'index.add',
                table: target,
                index: {
                  name: indexName(context.facts.indexNaming, table, columns),
                  keys: columns.map(keyColumn),
                },
              })
            : null,
        }
      }
    }
  },
})

/** At most two columns held to values, and one held to a range; a truth value alone narrows too little. */
function columnsFor({ equal, ranged }: TablePredicates): readonly string[] {
  const telling = equal.filter((column) => column.type.name !== 'boolean' && canSort(column.type.name))
  const range = ranged.find((column) => canSort(column.type.name))
  return [...telling.slice(0, 2), ...(range ? [range] : [])].map((column) => column.name)
}

function canSort(type: string): boolean {
  return !['json', 'jsonb', 'xml', 'point', 'box', 'polygon', 'tsvector'].includes(type)
}

/** Whether something finds the rows, or some of them: by a value, a range, or the key that a join brings. */
function isServed({ table, equal, ranged, joined }: TablePredicates, partitions: PartitionLeads): boolean {
  const names = new Set([...equal, ...ranged, ...joined].map((column) => column.name))
  return [...leadsOf(table), ...(partitions.get(table.id) ?? [])].some((name) => names.has(name))
}

type PartitionLeads = ReadonlyMap<EntityId, readonly string[]>

/** What indexes of partitions begin with, by their parent: a dump may declare them there alone. */
function partitionLeads(schema: Schema): PartitionLeads {
  const leads = new Map<EntityId, readonly string[]>()
  for (const table of schema.tables.values()) {
    if (!table.partitionOf) continue
    const parent = entityId('table', table.partitionOf.parent.schema, table.partitionOf.parent.name)
    leads.set(parent, [...(leads.get(parent) ?? []), ...leadsOf(table)])
  }
  return leads
}

function leadsOf(table: Table): readonly string[] {
  return [
    ...(table.primaryKey?.columns.slice(0, 1) ?? []),
    ...table.uniques.flatMap((unique) => unique.columns.slice(0, 1)),
    ...table.indexes.flatMap((index) => index.keys[0]?.column ?? []),
    ...table.exclusions.flatMap((exclusion) => exclusion.elements[0]?.column ?? []),
  ]
}
