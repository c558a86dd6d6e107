import { isTextual } from '../column-types.ts'
import { tableRule } from '../define.ts'
import { singularName, snakeCase } from '../names.ts'

/** All lists of values in one table. */
export const oneLookupForAll = tableRule({
  id: 'one-lookup-for-all',
  title: 'One lookup table for everything',
  category: 'design',
  severity: 'warning',
  tags: ['integrity'],
  catalogue: ['SCH025', 'SCH028'],
  detects: 'A table of codes or lookups with a column that says of which kind each value is.',
  rationale:
    'A foreign key to it takes a colour for a country: it cannot say which kind it means. All codes share one ' +
    'type and one length, and each query must name the kind again.',
  source: 'Joe Celko, SQL Programming Style, on the "one true lookup table"',
  ignoreWhen: 'The values are only ever shown, and every kind is defined by users.',
  remedy: 'None: each kind becomes a table of its own, and each reference moves to the one that it means.',
  fixable: false,
  *check({ table, label, references }) {
    if (!lookups.has(singularName(table.name)) || table.columns.length > 12) return
    const kind = table.columns.find((column) => isTextual(column.type) && kinds.has(snakeCase(column.name)))
    const value = table.columns.find((column) => isTextual(column.type) && values.has(snakeCase(column.name)))
    if (!kind || !value) return
    yield {
      entities: [table.id, kind.id],
      message: `${label} holds the values of every ${kind.name} in one table.`,
      evidence: `${references.length} foreign key(s) point at it, none of which can say which ${kind.name} it means.`,
      confidence: 0.8,
      fix: null,
    }
  },
})

const lookups: ReadonlySet<string> = new Set(
  'code lookup lookup_value lookup_code code_value code_table reference_data reference_code reference_value list_value list_of_value valid_value dropdown dropdown_value master_data generic_code lov'.split(
    ' ',
  ),
)
const kinds: ReadonlySet<string> = new Set(
  'type kind category code_type lookup_type domain group group_name list list_name code_group code_category table_name set_name'.split(
    ' ',
  ),
)
const values: ReadonlySet<string> = new Set(
  'value code name label description key meaning display text'.split(' '),
)
