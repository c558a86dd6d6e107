import { type Index, sqlFingerprint, type Table } from '../../schema/index.ts'
import { spoken } from './reading/context.ts'
import { madeName } from './reading/naming.ts'
import { alone, replaced, same } from './reading/rewrite.ts'
import { migrationRule } from './reading/rule.ts'

/** An index on a partitioned table is built on all partitions at once, and never concurrently. */
export const partitionedIndex = migrationRule({
  id: 'partitioned-index',
  title: 'Index on a partitioned table in one go',
  severity: 'error',
  about: 'rows',
  catalogue: ['MS006'],
  detects: 'CREATE INDEX on a partitioned table without ONLY, with or without CONCURRENTLY.',
  rationale:
    'The build locks every partition against writes until the last one is done; with CONCURRENTLY it is refused ' +
    '(0A000).',
  source: 'https://www.postgresql.org/docs/current/ddl-partitioning.html (ON ONLY and ATTACH PARTITION)',
  ignoreWhen: 'The partitions are small, or empty.',
  remedy:
    'Makes the index on the parent only, which takes no time, builds one on each partition concurrently, and ' +
    "attaches them; the last one attached makes the parent's index valid. The partitions are those of the base.",
  fixable: true,
  *checkStatement(context) {
    const { node, text } = context.statement
    if (node.kind !== 'createIndex' || node.only || context.isFresh(node.table)) return
    const table = context.table(node.table)
    if (table?.kind !== 'partitioned') return
    const { dialect } = context.file
    const children = [...context.before.tables.values()].filter(
      ({ partitionOf }) =>
        partitionOf?.parent.schema === table.schema && partitionOf.parent.name === table.name,
    )
    // Where every partition has such an index already the server attaches them and builds nothing.
    const made = context.after.tables
      .get(table.id)
      ?.indexes.find((index) => !table.indexes.some(({ name }) => name === index.name))
    const isThere = ({ indexes }: Table) =>
      made !== undefined && indexes.some((index) => shapeOf(index) === shapeOf(made))
    if (!node.concurrently && children.length > 0 && children.every(isThere)) return
    const parentIndex = node.name
      ? text.slice(node.name.from, node.name.to)
      : madeName(context, table.name, 'idx')
    const rest = text.slice(node.table.to, context.statement.to - context.statement.start)
    const unique = node.unique ? 'UNIQUE ' : ''
    const parent = text.slice(node.table.from, node.table.to)
    const simple = children.every((child) => child.kind === 'table')
    const qualified = (space: string, name: string) => `${dialect.quote(space)}.${dialect.quote(name)}`
    const keys = node.keys.map(({ column }) => column?.value ?? 'expr')
    const follow = children.flatMap((child) => {
      const name = madeName(context, child.name, ...keys, 'idx')
      return [
        alone(`CREATE ${unique}INDEX CONCURRENTLY ${name} ON ${qualified(child.schema, child.name)}${rest}`),
        same(`ALTER INDEX ${parentIndex} ATTACH PARTITION ${dialect.quote(child.schema)}.${name}`),
      ]
    })
    const first = same(`CREATE ${unique}INDEX ${parentIndex} ON ONLY ${parent}${rest}`)
    yield {
      message: node.concurrently
        ? `CREATE INDEX CONCURRENTLY is refused on the partitioned table ${spoken(node.table)}.`
        : `Building the index locks every partition of ${spoken(node.table)} against writes.`,
      evidence: `${spoken(node.table)} is partitioned; ${children.length} partitions are known.`,
      confidence: 0.95,
      entities: [table.id],
      fix:
        simple && children.length > 0
          ? replaced(context, 'Build the index partition by partition', [first, ...follow])
          : null,
    }
  },
})

/** What two indexes have in common when the one can be attached to the other. */
function shapeOf({ unique, method, keys, include, where, nullsNotDistinct }: Index): string {
  return JSON.stringify([
    unique,
    method,
    keys,
    include,
    where === null ? null : sqlFingerprint(where),
    nullsNotDistinct,
  ])
}
