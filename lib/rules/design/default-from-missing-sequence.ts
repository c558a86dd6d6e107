import { type Schema, splitQualified } from '../../schema/index.ts'
import { isInteger } from '../column-types.ts'
import { isReviewed, schemaRule } from '../define.ts'
import { drawsFromSequence, tokensOf } from '../expression.ts'
import { keeper } from '../kept.ts'
import { fixOf } from '../ops-of.ts'
import { perTable } from '../per-table.ts'

/** A default that draws from a sequence that is not there. */
export const defaultFromMissingSequence = schemaRule({
  id: 'default-from-missing-sequence',
  title: 'Numbers from a sequence that is missing',
  category: 'design',
  severity: 'error',
  tags: ['integrity', 'operations'],
  catalogue: ['SCH044'],
  detects: "A default nextval('…') of a sequence that the script does not make.",
  rationale:
    'The statement fails on a new database. It happens to extracts of dumps: the table is copied, its sequence ' +
    'is left behind.',
  source: 'https://www.postgresql.org/docs/current/functions-sequence.html',
  ignoreWhen: 'Another script makes the sequence before.',
  remedy: 'Makes the column an identity, which brings its own sequence.',
  fixable: true,
  *check({ schema, tables }) {
    const names = namesOf(schema.sequences)
    for (const each of tables.values()) {
      if (!isReviewed(each)) continue
      for (const { column, name } of numberedIn(each.table)) {
        if (names.has(name) || isSerialOfAnother(schema, name)) continue
        const where = `${each.label}.${column.name}`
        yield {
          entities: [column.id],
          message: `${where} is numbered by ${name}, which the script does not make.`,
          evidence: `DEFAULT ${column.default}`,
          confidence: 0.85,
          fix:
            isInteger(column.type) && !column.nullable
              ? fixOf(
                  `Make ${where} an identity column`,
                  'weigh',
                  { op: 'column.setDefault', table: each.ref, column: column.name, default: null },
                  {
                    op: 'column.setIdentity',
                    table: each.ref,
                    column: column.name,
                    identity: { mode: 'by default' },
                  },
                )
              : null,
        }
      }
    }
  },
})

/** The columns of a table that draw from a sequence, and its name. */
const numberedIn = perTable((table) =>
  table.columns.flatMap((column) => {
    if (column.serial || column.inherited || !drawsFromSequence(column.default)) return []
    const name = drawnFrom(column.default ?? '')
    return name === null ? [] : [{ column, name }]
  }),
)

type Sequences = Schema['sequences']

function namesOf(sequences: Sequences): ReadonlySet<string> {
  return kept(sequences, [], () => new Set([...sequences.values()].map(({ name }) => name)))
}

const kept = keeper<Sequences, ReadonlySet<string>>()

/** The name without its schema; null when the argument is no constant. */
function drawnFrom(sql: string): string | null {
  const tokens = tokensOf(sql)
  const at = tokens.findIndex(({ value }) => value === 'nextval')
  const argument =
    tokens[at + 1]?.value === '(' ? tokens.slice(at + 2).find(({ value }) => value !== '(') : undefined
  return argument?.kind === 'string' ? (splitQualified(argument.value).at(-1) ?? null) : null
}

/** Serial columns make sequences of their own, which get the table's and the column's name. */
function isSerialOfAnother(schema: Schema, name: string): boolean {
  for (const table of schema.tables.values()) {
    for (const column of table.columns) {
      if ((column.serial || column.identity) && `${table.name}_${column.name}_seq` === name) return true
    }
  }
  return false
}
