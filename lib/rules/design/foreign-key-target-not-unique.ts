import { candidateKeys, joinQualified } from '../../schema/index.ts'
import { tableRule } from '../define.ts'
import { fixOf } from '../ops-of.ts'
import { labelOf } from '../table-context.ts'

/** What a foreign key points at must be a key. */
export const foreignKeyTargetNotUnique = tableRule({
  id: 'foreign-key-target-not-unique',
  title: 'Foreign key to columns that are no key',
  category: 'design',
  severity: 'error',
  catalogue: ['SCH008'],
  detects: 'A foreign key whose target columns are neither the primary key nor unique.',
  rationale:
    'PostgreSQL refuses the constraint: a reference must mean one row, and only a primary key, a unique ' +
    'constraint or a full unique index promises that.',
  source: 'https://www.postgresql.org/docs/current/sql-createtable.html#SQL-CREATETABLE-PARMS-REFERENCES',
  ignoreWhen: 'The key is declared in another script that runs in between.',
  remedy: 'Adds a unique constraint on the referenced columns; duplicates must be cleared first.',
  fixable: true,
  *check({ table, targets, label, facts }) {
    for (const [at, key] of table.foreignKeys.entries()) {
      const target = targets[at]
      const wanted = key.references.columns
      if (!target || wanted.length === 0) continue
      const isKey = candidateKeys(target).some(
        (columns) => columns.length === wanted.length && wanted.every((column) => columns.includes(column)),
      )
      const known = wanted.every((name) => target.columns.some((column) => column.name === name))
      if (isKey || !known) continue
      const to = `${labelOf(facts, target)}(${wanted.join(', ')})`
      yield {
        entities: [key.id, table.id, target.id],
        message: `${key.name} of ${label} references ${to}, which is not unique.`,
        evidence: `${target.name} has no primary key or unique key on exactly ${wanted.join(', ')}.`,
        confidence: 0.9,
        fix: fixOf(`Add a unique constraint on ${to}`, 'weigh', {
          op: 'unique.add',
          table: joinQualified(target.schema, target.name),
          unique: { columns: [...wanted] },
        }),
      }
    }
  },
})
