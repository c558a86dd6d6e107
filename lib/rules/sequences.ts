import {
  type EntityId,
  entityId,
  joinQualified,
  type Schema,
  type SchemaOpInput,
  type SequenceOptions,
} from '../schema/index.ts'
import { columnFilter } from './kept.ts'

/** A sequence by itself, or the one behind an identity column. */
export interface Numbering {
  /** The sequence, or the column whose identity it is. */
  readonly id: EntityId
  readonly label: string
  readonly options: SequenceOptions
  /** The table and column that it numbers, where that is said. */
  readonly owner: { readonly table: EntityId; readonly column: string } | null
  /** The op that gives it other options; null for a sequence by itself, whose statement no op rewrites. */
  readonly change: ((options: SequenceOptions) => SchemaOpInput) | null
}

const identitiesIn = columnFilter((column) => column.identity !== null && !column.inherited)

/** Every source of numbers of the schema, serial columns aside, which cannot be set. */
export function* numberingsOf(
  schema: Schema,
  wanted: (options: SequenceOptions) => boolean,
): Generator<Numbering> {
  for (const sequence of schema.sequences.values()) {
    if (!wanted(sequence.options)) continue
    const { ownedBy } = sequence
    yield {
      id: sequence.id,
      label: sequence.name,
      options: sequence.options,
      owner: ownedBy
        ? { table: entityId('table', ownedBy.schema, ownedBy.table), column: ownedBy.column }
        : null,
      change: null,
    }
  }
  for (const table of schema.tables.values()) {
    for (const column of identitiesIn(table)) {
      const { identity } = column
      if (!identity || !wanted(identity.options)) continue
      yield {
        id: column.id,
        label: `${table.name}.${column.name}`,
        options: identity.options,
        owner: { table: table.id, column: column.name },
        change: (options) => ({
          op: 'column.setIdentity',
          table: joinQualified(table.schema, table.name),
          column: column.name,
          identity: { mode: identity.mode, options },
        }),
      }
    }
  }
}
