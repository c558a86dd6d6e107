import { joinQualified } from '../../schema/index.ts'
import { objectRule } from '../define.ts'
import { indexName } from '../index-names.ts'
import { lastWord } from '../names.ts'
import { fixOf, keyColumn } from '../ops-of.ts'
import { labelOf } from '../table-context.ts'

/** Only with a unique index can a materialized view be refreshed while it is read. */
export const materializedViewWithoutUniqueIndex = objectRule({
  id: 'materialized-view-without-unique-index',
  title: 'Materialized view without a unique index',
  category: 'indexing',
  severity: 'warning',
  catalogue: ['IX032'],
  detects: 'A materialized view without a unique index on plain columns over all rows.',
  rationale:
    'REFRESH … CONCURRENTLY demands one; without it every refresh locks out all readers for as long as the query ' +
    'takes.',
  source: 'https://www.postgresql.org/docs/current/sql-refreshmaterializedview.html',
  ignoreWhen: 'It is refreshed when nobody reads.',
  remedy:
    'Creates a unique index on the id column where there is one; otherwise the key of the view must be known.',
  fixable: true,
  of: ['views'],
  *check({ schema, facts }) {
    for (const view of schema.views.values()) {
      if (view.kind !== 'materialized') continue
      const usable = view.indexes.some(
        (index) => index.unique && index.where === null && index.keys.every((key) => key.column !== null),
      )
      if (usable) continue
      const label = labelOf(facts, view)
      const [first] = view.columns
      const key = first !== undefined && (first === 'id' || lastWord(first) === 'id') ? first : null
      yield {
        entities: [view.id],
        message: `The materialized view ${label} cannot be refreshed while it is read.`,
        evidence: 'It has no unique index on plain columns over all rows.',
        confidence: 0.85,
        fix:
          key === null
            ? null
            : fixOf(`Create a unique index on ${label}(${key})`, 'weigh', {
                op: 'index.add',
                table: joinQualified(view.schema, view.name),
                index: {
                  name: indexName(facts.indexNaming, view, [key]),
                  unique: true,
                  keys: [keyColumn(key)],
                },
              }),
      }
    }
  },
})
