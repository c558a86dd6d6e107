import { type Column, entityId, type Schema } from '../../schema/index.ts'
import { misfitOf } from '../default-value.ts'
import { isReviewed, schemaRule } from '../define.ts'
import { columnFilter } from '../kept.ts'
import { fixOf } from '../ops-of.ts'

/** A default that the column will not take. */
export const defaultDoesNotFit = schemaRule({
  id: 'default-does-not-fit',
  title: 'Default that does not fit its column',
  category: 'design',
  severity: 'error',
  tags: ['integrity'],
  catalogue: ['SCH035'],
  detects:
    'A constant default of the wrong type, out of range, too long, no label of the enum, or NULL on a NOT NULL column.',
  rationale:
    'Either the statement fails, or it passes and each insert that relies on the default fails later, where ' +
    'nobody looks for it.',
  source: 'https://www.postgresql.org/docs/current/ddl-default.html',
  ignoreWhen: 'Never.',
  remedy:
    'Writes the value that was meant where that is plain (true for 1, the label in its right case), and removes the default otherwise.',
  fixable: true,
  *check({ schema, tables }) {
    for (const each of tables.values()) {
      if (!isReviewed(each)) continue
      for (const column of suspectsIn(each.table)) {
        const fault = faultOf(column, schema)
        if (!fault) continue
        const where = `${each.label}.${column.name}`
        yield {
          entities: [column.id],
          message: `The default ${column.default} does not fit ${where}.`,
          evidence: `The default ${fault.reason}.`,
          confidence: 0.95,
          fix: fixOf(
            fault.instead === null
              ? `Remove the default of ${where}`
              : `Make ${fault.instead} the default of ${where}`,
            'weigh',
            { op: 'column.setDefault', table: each.ref, column: column.name, default: fault.instead },
          ),
        }
      }
    }
  },
})

/** Whatever its enum may say; of built-in types only those that do not fit. */
const suspectsIn = columnFilter((column) => {
  if (column.default === null || column.inherited || column.serial) return false
  return column.type.schema !== null || faultOf(column, null) !== null
})

function faultOf(column: Column, schema: Schema | null) {
  if (column.default?.toLowerCase() === 'null') {
    return column.nullable ? null : { reason: `is null, and ${column.name} is NOT NULL`, instead: null }
  }
  const { type } = column
  const labels =
    type.schema === null ? null : schema?.enums.get(entityId('enum', type.schema, type.name))?.values
  if (type.schema !== null && !labels) return null
  return misfitOf(column, labels ?? null)
}
