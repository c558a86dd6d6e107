import { isBoolean } from '../column-types.ts'
import { tableRule } from '../define.ts'
import { fixOf } from '../ops-of.ts'

/** A boolean that may be null has three answers. */
export const nullableBoolean = tableRule({
  id: 'nullable-boolean',
  title: 'Boolean with three states',
  category: 'design',
  severity: 'warning',
  catalogue: ['SCH029'],
  detects: 'A boolean column that may be null.',
  rationale:
    'NULL is neither true nor false: `WHERE NOT flag` and `WHERE flag` together still miss rows, and every ' +
    'reader guesses what unknown means.',
  source: 'https://thoughtbot.com/blog/avoid-the-threestate-boolean-problem',
  ignoreWhen: 'The third state is meant ("not asked yet", "inherit from the parent") and documented.',
  remedy:
    'Adds `NOT NULL`, and `DEFAULT false` where there is no default; stored nulls must be filled first.',
  fixable: true,
  *check({ table, label, ref }) {
    for (const column of table.columns) {
      if (!isBoolean(column.type) || !column.nullable || column.inherited || column.generated) continue
      // One of a numbered set (bool_prop_1, bool_prop_2) is filled or not: that is said by repeating-groups.
      if (/\d$/.test(column.name)) continue
      const hasDefault = column.default !== null && column.default.toLowerCase() !== 'null'
      yield {
        entities: [column.id],
        message: `${label}.${column.name} is a boolean that may be null.`,
        evidence: hasDefault
          ? `It has the default ${column.default}, so null is hardly meant.`
          : 'It has no default, so rows that do not say are null.',
        confidence: hasDefault ? 0.85 : 0.6,
        fix: fixOf(
          `Make ${label}.${column.name} NOT NULL`,
          'weigh',
          ...(hasDefault
            ? []
            : [{ op: 'column.setDefault', table: ref, column: column.name, default: 'false' } as const]),
          { op: 'column.setNullable', table: ref, column: column.name, nullable: false },
        ),
      }
    }
  },
})
