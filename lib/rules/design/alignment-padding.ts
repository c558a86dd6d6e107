import { type Column, entityId, type SchemaOpInput } from '../../schema/index.ts'
import { tableRule } from '../define.ts'
import { fixOf } from '../ops-of.ts'
import { type Layout, layoutOf, paddingOf } from '../row-layout.ts'
import type { TableContext } from '../table-context.ts'

/** The order of columns decides how much of a row is air. */
export const alignmentPadding = tableRule({
  id: 'alignment-padding',
  title: 'Column order that wastes space',
  category: 'design',
  severity: 'info',
  stance: 'strict',
  tags: ['space'],
  catalogue: ['SCH049'],
  detects: 'A table whose columns of fixed size are ordered so that a row holds idle bytes between them.',
  rationale:
    'An eight-byte value starts at a multiple of eight: after a boolean, seven bytes lie idle. At a hundred ' +
    'million rows that is most of a gigabyte read from disk and held in memory for nothing.',
  source: 'https://www.postgresql.org/docs/current/storage-page-layout.html#STORAGE-TUPLE-LAYOUT',
  ignoreWhen: 'The table exists or stays small: PostgreSQL cannot reorder columns in place.',
  remedy: 'Moves the columns: key first, then eight bytes, four, two, one, and last what varies in length.',
  fixable: true,
  options: {
    idle: { type: 'integer', default: 8, minimum: 1, says: 'Idle bytes of a row from which on it is said' },
  },
  of: ['enums'],
  *check(each, { idle }, schema) {
    const layout = (column: Column) =>
      layoutOf(column.type, (type) => schema.enums.get(entityId('enum', type.schema ?? '', type.name)))
    const { table, label } = each
    if (table.columns.length < 4 || table.inherits.length > 0) return
    const best = packed(each, layout)
    const now = paddingOf(table.columns, layout)
    const saved = now - paddingOf(best, layout)
    if (saved < idle) return
    yield {
      entities: [table.id],
      message: `Each row of ${label} holds ${saved} idle bytes or more because of the order of its columns.`,
      evidence: `In a row without nulls at least ${now} bytes of padding; ${now - saved} in the best order.`,
      confidence: 0.85,
      fix: fixOf(`Order the columns of ${label} by size`, 'weigh', ...moves(each, best)),
    }
  },
})

function packed({ table }: TableContext, layout: (column: Column) => Layout | null): readonly Column[] {
  const key = table.primaryKey?.columns ?? []
  const rank = (column: Column) => {
    if (key.includes(column.name)) return -1
    const place = layout(column)
    if (!place) return 4
    return [8, 4, 2, 1].findIndex((size) => place.bytes % size === 0)
  }
  return [...table.columns].sort((a, b) => rank(a) - rank(b))
}

/** As few moves as walking from the front needs. */
function moves({ table, ref }: TableContext, best: readonly Column[]): readonly SchemaOpInput[] {
  const ops: SchemaOpInput[] = []
  const now = [...table.columns]
  for (const [at, column] of best.entries()) {
    if (now[at] === column) continue
    now.splice(now.indexOf(column), 1)
    now.splice(at, 0, column)
    ops.push({ op: 'column.move', table: ref, column: column.name, after: best[at - 1]?.name ?? null })
  }
  return ops
}
