import type {
  ForeignKey,
  ForeignKeySpec,
  Index,
  IndexKey,
  IndexSpec,
  KeyConstraint,
  KeySpec,
  SchemaOp,
  SchemaOpInput,
} from '../schema/index.ts'
import { joinQualified, parseOps } from '../schema/index.ts'
import type { Fix } from './rule.ts'

/** A fix from ops given by hand. */
export function fixOf(title: string, safety: 'safe' | 'weigh', ...ops: readonly SchemaOpInput[]): Fix {
  return lazyFix(title, safety, () => parseOps(ops))
}

/** The index as an op describes it. */
export function indexSpecOf(index: Index): IndexSpec {
  return {
    name: index.named ? index.name : null,
    unique: index.unique,
    method: index.method,
    keys: index.keys.map(indexKeySpecOf),
    include: [...index.include],
    where: index.where,
    nullsNotDistinct: index.nullsNotDistinct,
    with: { ...index.with },
    tablespace: index.tablespace,
    only: index.only,
  }
}

/** A plain ascending key column of an index op. */
export function keyColumn(column: string): IndexSpec['keys'][number] {
  return { column, expression: null, collation: null, opclass: null, order: 'asc' }
}

/** The key or unique constraint as an op describes it. */
export function keySpecOf(key: KeyConstraint): KeySpec {
  return {
    name: key.named ? key.name : null,
    columns: [...key.columns],
    include: [...key.include],
    nullsNotDistinct: key.nullsNotDistinct,
    withoutOverlaps: key.withoutOverlaps,
    deferrable: key.deferrable,
    initiallyDeferred: key.initiallyDeferred,
  }
}

/** The foreign key as an op describes it. */
export function foreignKeySpecOf(key: ForeignKey): ForeignKeySpec {
  return {
    name: key.named ? key.name : null,
    columns: [...key.columns],
    references: {
      table: joinQualified(key.references.schema, key.references.table),
      columns: [...key.references.columns],
    },
    match: key.match,
    onDelete: key.onDelete,
    onUpdate: key.onUpdate,
    onDeleteColumns: [...key.onDeleteColumns],
    deferrable: key.deferrable,
    initiallyDeferred: key.initiallyDeferred,
    notValid: key.notValid,
    enforced: key.enforced,
    period: key.period,
  }
}

/** Ops are made only when somebody looks at them: a review of a thousand tables proposes thousands. */
function lazyFix(title: string, safety: 'safe' | 'weigh', make: () => readonly SchemaOp[]): Fix {
  let ops: readonly SchemaOp[] | null = null
  return {
    title,
    safe: safety === 'safe',
    get ops() {
      ops ??= make()
      return ops
    },
  }
}

function indexKeySpecOf(key: IndexKey): IndexSpec['keys'][number] {
  return {
    column: key.column,
    expression: key.expression,
    collation: key.collation,
    opclass: key.opclass,
    order: key.order,
    nulls: key.nulls,
  }
}
