import { tableRule } from '../define.ts'
import { namesIn } from '../expression.ts'
import { indexName } from '../index-names.ts'
import { fixOf } from '../ops-of.ts'

/** What an index is special for should be in a name that somebody chose. */
export const unnamedSpecialIndex = tableRule({
  id: 'unnamed-special-index',
  title: 'Partial or expression index without a name',
  category: 'indexing',
  severity: 'info',
  tags: ['operations', 'readability'],
  catalogue: ['IX026'],
  detects: 'A CREATE INDEX without a name whose index is partial or on an expression.',
  rationale:
    'The engine makes up a name from the columns, the same for every predicate, and numbers it where it is taken: ' +
    'the name then depends on what else there is, and a later migration that drops it may meet another index.',
  source: 'https://docs.gitlab.com/development/database/adding_database_indexes/ (naming complex indexes)',
  ignoreWhen: 'The index lives for one session only.',
  remedy: 'Gives it a name of the pattern that the others follow.',
  fixable: true,
  *check({ table, label, ref, facts, columns }) {
    for (const index of table.indexes) {
      const isExpression = index.keys.some((key) => key.expression !== null)
      if (index.named || (index.where === null && !isExpression)) continue
      const keyed = index.keys.flatMap((key) =>
        key.column === null
          ? [...namesIn(key.expression ?? '')].filter((each) => each !== table.name)
          : [key.column],
      )
      const told = index.where === null ? [] : [...namesIn(index.where)].filter((each) => columns.has(each))
      const name = indexName(facts.indexNaming, table, [...new Set([...keyed, ...told])])
      yield {
        entities: [index.id, table.id],
        message: `The ${index.where === null ? 'expression' : 'partial'} index on ${label} is given no name.`,
        evidence: `The engine would call it ${index.name}.`,
        confidence: 0.9,
        fix: fixOf(`Name the index ${name}`, 'safe', {
          op: 'index.rename',
          table: ref,
          name: index.name,
          to: name,
        }),
      }
    }
  },
})
