import { joinQualified, targetOf } from '../../schema/index.ts'
import { isReviewed, schemaRule } from '../define.ts'
import { fixOf, keySpecOf } from '../ops-of.ts'
import { perTable } from '../per-table.ts'
import { labelOf } from '../table-context.ts'

/** What may be broken until commit cannot be pointed at. */
export const foreignKeyToDeferrableKey = schemaRule({
  id: 'foreign-key-to-deferrable-key',
  title: 'Foreign key to a deferrable key',
  category: 'design',
  severity: 'error',
  tags: ['integrity'],
  catalogue: ['SCH008'],
  detects: 'A foreign key whose target key is DEFERRABLE.',
  rationale:
    'PostgreSQL refuses it: until commit a deferrable key may hold a value twice, so that a reference to it ' +
    'would not mean one row.',
  source: 'https://www.postgresql.org/docs/current/sql-createtable.html (REFERENCES)',
  ignoreWhen: 'Never: the statement fails.',
  remedy: 'Makes the key of the target checked at once.',
  fixable: true,
  *check({ schema, tables, facts }) {
    if (![...schema.tables.values()].some(hasDeferrableKey)) return
    for (const each of tables.values()) {
      if (!isReviewed(each)) continue
      for (const foreign of each.table.foreignKeys) {
        const target = targetOf(schema, foreign)
        if (!target || !hasDeferrableKey(target)) continue
        const keys = target.primaryKey ? [target.primaryKey, ...target.uniques] : target.uniques
        const same = keys.filter(
          (key) => [...key.columns].sort().join() === [...foreign.references.columns].sort().join(),
        )
        const key = same[0]
        if (!key || same.some((other) => !other.deferrable)) continue
        const ref = joinQualified(target.schema, target.name)
        const spec = { ...keySpecOf(key), deferrable: false, initiallyDeferred: false }
        yield {
          entities: [foreign.id, key.id, each.table.id],
          message: `${foreign.name} of ${each.label} references ${key.name} of ${labelOf(facts, target)}, which is deferrable.`,
          evidence: `${key.name} is DEFERRABLE.`,
          confidence: 0.98,
          fix: fixOf(
            `Check ${key.name} of ${labelOf(facts, target)} at once`,
            'weigh',
            key === target.primaryKey
              ? { op: 'primaryKey.set', table: ref, primaryKey: spec }
              : { op: 'unique.alter', table: ref, name: key.name, unique: spec },
          ),
        }
      }
    }
  },
})

const hasDeferrableKey = perTable(
  ({ primaryKey, uniques }) => primaryKey?.deferrable === true || uniques.some((key) => key.deferrable),
)
