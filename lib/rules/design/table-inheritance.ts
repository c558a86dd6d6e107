import { tableRule } from '../define.ts'

/** INHERITS shares columns and little else. */
export const tableInheritance = tableRule({
  id: 'table-inheritance',
  title: 'Table inheritance',
  category: 'design',
  severity: 'warning',
  catalogue: ['SCH038'],
  detects: 'A table that INHERITS another one and is not its partition.',
  rationale:
    'Primary keys, unique and foreign keys are not inherited: a key may repeat between parent and child, and no ' +
    'foreign key can point at both.',
  source: 'https://wiki.postgresql.org/wiki/Don%27t_Do_This#Don.27t_use_table_inheritance',
  ignoreWhen: 'The child only shares columns and is never queried through its parent.',
  remedy: 'None: use declarative partitioning, or a table of the common columns with a shared primary key.',
  fixable: false,
  *check({ table, parents, label }) {
    if (table.inherits.length === 0) return
    const names = table.inherits.map((parent) => parent.name).join(', ')
    yield {
      entities: [table.id, ...parents.map((parent) => parent.id)],
      message: `${label} inherits from ${names}, but not its keys.`,
      evidence: `INHERITS (${names})`,
      confidence: 0.85,
      fix: null,
    }
  },
})
