import { isNumbered } from '../column-types.ts'
import { tableRule } from '../define.ts'
import { notNullColumn } from '../expression.ts'

/** A table of which nothing but the key has to be filled in. */
export const noRequiredColumns = tableRule({
  id: 'no-required-columns',
  title: 'Nothing is required',
  category: 'design',
  severity: 'warning',
  catalogue: ['SCH020', 'SCH031'],
  detects: 'A table with four columns or more beside its key, all of which may be null.',
  rationale:
    'A row of nothing but nulls is accepted, so every reader must expect it. NOT NULL is the cheapest check ' +
    'there is, and the planner uses it.',
  source:
    'https://wiki.postgresql.org/wiki/Don%27t_Do_This; pg-index-health, all columns nullable except primary key',
  ignoreWhen: 'The table takes raw input before it is validated.',
  remedy: 'None: which facts are required, only the domain tells.',
  fixable: false,
  *check({ table, label }) {
    const key = new Set(table.primaryKey?.columns ?? [])
    const checked = new Set(table.checks.map((check) => notNullColumn(check.expression)))
    const facts = table.columns.filter((column) => !key.has(column.name) && !isNumbered(column))
    if (facts.length < 4 || facts.some((column) => !column.nullable || checked.has(column.name))) return
    yield {
      entities: [table.id],
      message: `Apart from its key, every column of ${label} may be null.`,
      evidence: `${facts.length} columns, none NOT NULL.`,
      confidence: 0.75,
      fix: null,
    }
  },
})
