import {
  type Column,
  type EntityId,
  entityId,
  joinQualified,
  type Schema,
  type SchemaOpInput,
  type Sequence,
} from '../../schema/index.ts'
import { isReviewed, schemaRule } from '../define.ts'
import { drawsFromSequence } from '../expression.ts'
import { columnFilter, keeper } from '../kept.ts'
import { fixOf } from '../ops-of.ts'
import type { Fix, RuleContext } from '../rule.ts'
import type { TableContext } from '../table-context.ts'

/** What a dump makes of a serial: a sequence, its owner and a default. Said once for the schema. */
export const sequenceDefault = schemaRule({
  id: 'sequence-default',
  title: 'Numbered by hand-tied sequences',
  category: 'typing',
  severity: 'info',
  catalogue: ['TY002'],
  tags: ['operations', 'portability'],
  detects:
    'Columns with a `nextval` default on a sequence of their own, as a dump shows what was declared serial; one finding for all.',
  rationale:
    'Column, sequence and default can come apart: the sequence needs grants of its own, and a copied table draws ' +
    'from the original. An identity column is one thing.',
  source: 'https://wiki.postgresql.org/wiki/Don%27t_Do_This#Don.27t_use_serial',
  ignoreWhen: 'The server is older than PostgreSQL 10, or a framework manages the sequences.',
  remedy:
    'Makes the columns identity columns and drops the sequences, for up to forty columns at once. On a live ' +
    'database the new sequences must be set past the highest values.',
  fixable: true,
  *check(context) {
    const tied = tiedColumns(context)
    const [first] = tied
    if (!first) return
    const examples = tied.slice(0, 3).map((each) => `${each.table.label}.${each.column.name}`)
    yield {
      entities: [
        entityId('schema', context.facts.home),
        ...tied.slice(0, 40).map((each): EntityId => each.column.id),
      ],
      message: `${tied.length} column(s) draw numbers from sequences tied to them by hand.`,
      evidence: `For example ${examples.join(', ')}: DEFAULT ${first.column.default}.`,
      confidence: 0.6,
      fix: fixFor(tied),
    }
  },
})

interface Tied {
  readonly table: TableContext
  readonly column: Column
  readonly sequence: Sequence
}

type Sequences = Schema['sequences']

/** Sequences by the column that owns them. */
function ownedSequences(sequences: Sequences): ReadonlyMap<string, Sequence> {
  return keptSequences(sequences, [], () => {
    const owned = new Map<string, Sequence>()
    for (const sequence of sequences.values()) {
      const owner = sequence.ownedBy
      if (owner) owned.set(entityId('column', owner.schema, owner.table, owner.column), sequence)
    }
    return owned
  })
}

const keptSequences = keeper<Sequences, ReadonlyMap<string, Sequence>>()

function tiedColumns({ schema, tables }: RuleContext): readonly Tied[] {
  const owned = ownedSequences(schema.sequences)
  const inherited = new Set<EntityId>()
  for (const { parents } of tables.values()) for (const parent of parents) inherited.add(parent.id)
  const tied: Tied[] = []
  for (const table of tables.values()) {
    // Tables that inherit the column take over its default, but would not take over the identity.
    if (!isReviewed(table) || inherited.has(table.table.id)) continue
    for (const column of drawingColumns(table.table)) {
      const usual = () =>
        schema.sequences.get(
          entityId('sequence', table.table.schema, `${table.table.name}_${column.name}_seq`),
        )
      const sequence = owned.get(column.id) ?? namedSequence(column, usual())
      if (sequence) tied.push({ table, column, sequence })
    }
  }
  return tied
}

const drawingColumns = columnFilter(
  (column) => !column.serial && !column.identity && !column.inherited && drawsFromSequence(column.default),
)

/** A sequence that is tied by its name only, as dumps of older servers have it. */
function namedSequence(column: Column, sequence: Sequence | undefined): Sequence | undefined {
  return sequence?.ownedBy === null && column.default?.includes(sequence.name) ? sequence : undefined
}

function fixFor(tied: readonly Tied[]): Fix | null {
  if (tied.length > 40) return null
  const ops = tied.flatMap(({ table, column, sequence }): readonly SchemaOpInput[] => [
    { op: 'column.setDefault', table: table.ref, column: column.name, default: null },
    { op: 'object.drop', kind: 'sequence', object: joinQualified(sequence.schema, sequence.name) },
    {
      op: 'column.setIdentity',
      table: table.ref,
      column: column.name,
      identity: { mode: 'by default', options: {} },
    },
  ])
  return fixOf(`Make ${tied.length} column(s) identity columns`, 'weigh', ...ops)
}
