import { isInteger } from '../column-types.ts'
import { tableRule } from '../define.ts'
import { snakeCase } from '../names.ts'
import { fixOf } from '../ops-of.ts'

/** Optimistic locking compares a version that must be there. */
export const nullableLockVersion = tableRule({
  id: 'nullable-lock-version',
  title: 'Version for locking that may be null',
  category: 'design',
  severity: 'warning',
  tags: ['concurrency', 'integrity'],
  catalogue: ['SCH031'],
  detects: 'A column `lock_version`, `row_version` or the like that may be null.',
  rationale:
    '`UPDATE … WHERE lock_version = NULL` finds no row: the program takes it for a conflict and refuses every ' +
    'change, or leaves the condition out and overwrites what others wrote.',
  source:
    'https://api.rubyonrails.org/classes/ActiveRecord/Locking/Optimistic.html; Jakarta Persistence, @Version',
  ignoreWhen: 'The program treats null as the first version.',
  remedy: 'Makes it NOT NULL DEFAULT 0; stored nulls must be set to 0 first.',
  fixable: true,
  *check({ table, label, ref }) {
    for (const column of table.columns) {
      if (!isInteger(column.type) || !column.nullable || column.inherited || column.generated) continue
      if (!versions.has(snakeCase(column.name))) continue
      const where = `${label}.${column.name}`
      yield {
        entities: [column.id],
        message: `${where} tells changes apart, but may be null.`,
        evidence: column.default === null ? 'It has no default either.' : `DEFAULT ${column.default}`,
        confidence: 0.8,
        fix: fixOf(
          `Make ${where} NOT NULL`,
          'weigh',
          ...(column.default === null
            ? [{ op: 'column.setDefault', table: ref, column: column.name, default: '0' } as const]
            : []),
          { op: 'column.setNullable', table: ref, column: column.name, nullable: false },
        ),
      }
    }
  },
})

const versions: ReadonlySet<string> = new Set([
  'lock_version',
  'row_version',
  'optlock',
  'opt_lock',
  'entity_version',
  'record_version',
])
