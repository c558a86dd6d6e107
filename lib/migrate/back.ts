import { diffSchemas, type Rename } from '../diff/index.ts'
import {
  type EntityKind,
  entityId,
  joinQualified,
  type Schema,
  type SchemaOp,
  splitQualified,
} from '../schema/index.ts'
import type { Dialect } from '../sql/index.ts'
import { advance } from './advance.ts'

/** What leads back over ops; views that stand under an old name make way for it first. */
export function opsBack(
  from: Schema,
  to: Schema,
  done: readonly SchemaOp[],
  dialect: Dialect,
): readonly SchemaOp[] {
  const aside = done.flatMap((op): readonly SchemaOp[] =>
    op.op === 'view.add' && isNameOfTable(op.view, to)
      ? [{ op: 'view.drop', view: joinQualified(op.view.schema ?? '', op.view.name) }]
      : [],
  )
  const first = advance(from, aside, dialect)
  return [
    ...first.ops,
    ...diffSchemas(first.schema, to, dialect, { renames: renamesBack(done), assume: 'drops' }).ops,
  ]
}

function isNameOfTable(
  view: { readonly schema: string | null; readonly name: string },
  schema: Schema,
): boolean {
  return view.schema !== null && schema.tables.has(entityId('table', view.schema, view.name))
}

/** The renames among ops, the other way round, so that the way back is a rename too. */
function renamesBack(ops: readonly SchemaOp[]): readonly Rename[] {
  return ops.flatMap((op): readonly Rename[] => {
    switch (op.op) {
      case 'column.rename':
        return [partBack('column', op.table, op.column, op.to)]
      case 'table.rename':
        return [nameBack('table', op.table, op.to)]
      case 'view.rename':
        return [nameBack('view', op.view, op.to)]
      case 'enum.rename':
        return [nameBack('enum', op.enum, op.to)]
      case 'index.rename':
        return [partBack('index', op.table, op.name, op.to)]
      default:
        return []
    }
  })
}

function nameBack(kind: EntityKind, ref: string, to: string): Rename {
  const parts = splitQualified(ref).slice(-2)
  return { from: entityId(kind, ...parts.slice(0, -1), to), to: entityId(kind, ...parts) }
}

function partBack(kind: EntityKind, owner: string, name: string, to: string): Rename {
  const parts = splitQualified(owner).slice(-2)
  return { from: entityId(kind, ...parts, to), to: entityId(kind, ...parts, name) }
}
