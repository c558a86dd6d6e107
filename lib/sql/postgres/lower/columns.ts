import { type Column, entityId, joinQualified, type SequenceOptions } from '../../../schema/index.ts'
import type { ColumnConstraint, ColumnNode, QName, SequenceOptionNode } from '../../core/index.ts'
import { displayName, readDataType, serialOf } from '../types.ts'
import { chooseRelationName } from './default-names.ts'
import { claimRelation, type Fold, mark, partKey, report, sqlOf, typeOf } from './fold.ts'
import { addSatelliteSequence } from './sequences.ts'
import type { TableItem } from './world.ts'

/** A column as its definition says it, with the constraints that come after all columns. */
export interface BuiltColumn {
  readonly column: Column
  readonly node: ColumnNode
  readonly constraints: readonly ColumnConstraint[]
}

/** Reads a column definition; serial and identity columns get their sequence at once. */
export function buildColumn(fold: Fold, item: TableItem, node: ColumnNode): BuiltColumn {
  const { schema, name: table } = item.record
  const name = node.name.value
  const written = node.type ? fold.text.slice(node.type.from, node.type.to) : 'unknown'
  const serial = node.type && node.type.dimensions === 0 ? serialOf(written) : null
  const later: ColumnConstraint[] = []
  const draft = {
    nullable: serial === null,
    default: null as string | null,
    identity: null as Column['identity'],
    generated: null as Column['generated'],
  }
  for (const constraint of node.constraints) {
    switch (constraint.kind) {
      case 'notNull':
        if (constraint.name) item.notNullNames.set(name, constraint.name.value)
        draft.nullable = false
        break
      case 'null':
      case 'unknown':
        break
      case 'default':
        draft.default = sqlOf(fold, constraint.expression)
        break
      case 'identity':
        draft.nullable = false
        draft.identity = { mode: constraint.mode, options: sequenceOptions(fold, constraint.options) }
        claimIdentitySequence(fold, item, name, constraint.options)
        break
      case 'generated':
        draft.generated = { expression: sqlOf(fold, constraint.expression), storage: constraint.storage }
        break
      case 'primaryKey':
        draft.nullable = false
        later.push(constraint)
        break
      default:
        later.push(constraint)
    }
  }
  const type = node.type ? typeOf(fold, item, node.type) : readDataType(written, () => null)
  if (serial) {
    const sequence = chooseRelationName(fold, schema, table, name, 'seq', 'relations')
    draft.default = `nextval('${displayName(schema, sequence).replaceAll("'", "''")}'::regclass)`
    addSatelliteSequence(fold, item, sequence, type, name)
  }
  const column: Column = {
    id: entityId('column', schema, table, name),
    name,
    type,
    nullable: draft.nullable,
    default: draft.default,
    identity: draft.identity,
    generated: draft.generated,
    serial,
    collation: node.collation ? collationName(node.collation) : null,
    storage: node.storage?.value.toLowerCase() ?? null,
    compression: node.compression?.value.toLowerCase() ?? null,
    comment: null,
    inherited: false,
  }
  return { column, node, constraints: later }
}

export function markColumn(fold: Fold, item: TableItem, node: ColumnNode): void {
  mark(fold, item, partKey('column', node.name.value), 'declaration', node, node.name)
}

/** A collation or operator class by its unquoted name, qualified unless it is the engine's own. */
export function collationName(name: QName): string {
  const parts = name.parts.map((part) => part.value)
  const [schema] = parts
  return parts.length > 1 && schema !== 'pg_catalog' && schema !== 'public'
    ? joinQualified(...parts)
    : joinQualified(parts.at(-1) ?? '')
}

/** Sequence options as the statement gives them; what it does not say is left out. */
export function sequenceOptions(fold: Fold, nodes: readonly SequenceOptionNode[]): SequenceOptions {
  const options: {
    start?: string
    increment?: string
    min?: string | null
    max?: string | null
    cache?: string
    cycle?: boolean
  } = {}
  for (const node of nodes) {
    const value = node.value ? readNumber(sqlOf(fold, node.value)) : ''
    switch (node.option) {
      case 'start':
        options.start = value
        break
      case 'increment':
        options.increment = value
        break
      case 'min':
        options.min = value
        break
      case 'max':
        options.max = value
        break
      case 'noMin':
        options.min = null
        break
      case 'noMax':
        options.max = null
        break
      case 'cache':
        options.cache = value
        break
      case 'cycle':
        options.cycle = true
        break
      case 'noCycle':
        options.cycle = false
        break
      default:
        break
    }
  }
  return options
}

/** The column of that name or null; says so when the table surely has none. */
export function requireColumn(
  fold: Fold,
  item: TableItem,
  name: { readonly value: string; readonly from: number; readonly to: number },
  role: keyof typeof missingColumn = 'relation',
): Column | null {
  const found = item.record.columns.find((column) => column.name === name.value)
  if (found) return found
  if (!item.open && !isSystemColumn(name.value)) {
    report(fold, item, 'error', name, `column "${name.value}" ${missingColumn[role](item.record.name)}`)
  }
  return null
}

/** The engine's words for a column that is not there, by what it was wanted for. */
const missingColumn = {
  relation: (table: string) => `of relation "${table}" does not exist`,
  key: () => 'named in key does not exist',
  foreignKey: () => 'referenced in foreign key constraint does not exist',
  index: () => 'does not exist',
} as const

export function replaceColumn(item: TableItem, name: string, change: Partial<Column>): void {
  item.record.columns = item.record.columns.map((column) =>
    column.name === name ? { ...column, ...change } : column,
  )
}

const systemColumns = new Set(['tableoid', 'xmin', 'cmin', 'xmax', 'cmax', 'ctid'])

export function isSystemColumn(name: string): boolean {
  return systemColumns.has(name)
}

/** Takes the name of the sequence behind an identity column: the given one, or the first that is free. */
export function claimIdentitySequence(
  fold: Fold,
  item: TableItem,
  column: string,
  options: readonly SequenceOptionNode[],
): void {
  const given = options.find((option) => option.option === 'name')?.owner
  const name =
    given?.parts.at(-1)?.value ??
    chooseRelationName(fold, item.record.schema, item.record.name, column, 'seq', 'relations')
  const schema = given?.parts.at(-2)?.value ?? item.record.schema
  item.identitySequences.set(column, { schema, name })
  claimRelation(fold, schema, name, { kind: 'identity', item, column })
}

function readNumber(sql: string): string {
  const bare = sql.replaceAll(' ', '')
  return bare.startsWith('+') ? bare.slice(1) : bare
}
