import { isInteger, isTextual, isUuid } from '../column-types.ts'
import { tableRule } from '../define.ts'

/** A pair of columns that says which table, and which row of it. */
export const polymorphicAssociation = tableRule({
  id: 'polymorphic-association',
  title: 'Reference to one of several tables',
  category: 'design',
  severity: 'warning',
  catalogue: ['SCH027'],
  detects: 'A text column `x_type` beside a column `x_id` that has no foreign key.',
  rationale:
    'No foreign key can check such a pair: rows point at what was deleted, the type is a class name of some ' +
    'program, and every join needs a case for each type.',
  source: 'Bill Karwin, SQL Antipatterns, chapter "Polymorphic Associations"',
  ignoreWhen: 'The rows are a log that may outlive what they speak of.',
  remedy:
    'None: use one nullable foreign key for each target with CHECK (num_nonnulls(…) = 1), or a common supertype ' +
    'table.',
  fixable: false,
  *check({ table, columns, label }) {
    for (const type of table.columns) {
      if (!isTextual(type.type) || !/[_a-z]type$/i.test(type.name)) continue
      const stem = type.name.slice(0, -'type'.length)
      if (external.has(stem.toLowerCase().replace('_', ''))) continue
      const id = columns.get(`${stem}id`) ?? columns.get(`${stem}Id`) ?? columns.get(`${stem}ID`)
      if (!id || !(isInteger(id.type) || isUuid(id.type) || isTextual(id.type))) continue
      if (table.foreignKeys.some((key) => key.columns.includes(id.name))) continue
      if (table.primaryKey?.columns.length === 1 && table.primaryKey.columns[0] === id.name) continue
      yield {
        entities: [id.id, type.id, table.id],
        message: `${label}.${id.name} points at whatever table ${type.name} names, unchecked.`,
        evidence: `${type.name} is ${type.type.display}; ${id.name} has no foreign key.`,
        confidence: 0.85,
        fix: null,
      }
    }
  },
})

/** Stems that speak of something outside the database. */
const external: ReadonlySet<string> = new Set([
  'external',
  'remote',
  'content',
  'mime',
  'foreign',
  'client',
  'device',
])
