import { type Schema, splitQualified } from '../../schema/index.ts'
import { isInteger } from '../column-types.ts'
import { isReviewed, schemaRule } from '../define.ts'
import { drawsFromSequence, tokensOf } from '../expression.ts'
import { columnFilter } from '../kept.ts'
import { fixOf } from '../ops-of.ts'

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
    const names = new Set<string>()
    for (const sequence of schema.sequences.values()) names.add(sequence.name)
    for (const each of tables.values()) {
      if (!isReviewed(each)) continue
      for (const column of numberedIn(each.table)) {
        const name = drawnFrom(column.default ?? '')
        if (name === null || names.has(name) || isSerialOfAnother(schema, name)) continue
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

const numberedIn = columnFilter(
  (column) => !column.serial && !column.inherited && drawsFromSequence(column.default),
)

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
