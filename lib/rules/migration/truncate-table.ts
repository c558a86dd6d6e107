import { spoken } from './reading/context.ts'
import { migrationRule } from './reading/rule.ts'
import { wordsOf } from './reading/words.ts'

/** TRUNCATE loses every row, with CASCADE of other tables as well. */
export const truncateTable = migrationRule({
  id: 'truncate-table',
  title: 'TRUNCATE of a table in use',
  severity: 'error',
  catalogue: ['MS058'],
  detects: 'TRUNCATE of a table that the migration did not make itself.',
  rationale:
    'All rows are gone under ACCESS EXCLUSIVE, no trigger for rows sees it; with CASCADE every table that refers to ' +
    'it is emptied too, and theirs.',
  source: 'https://www.postgresql.org/docs/current/sql-truncate.html',
  ignoreWhen: 'The rows can be made again.',
  remedy: 'None: whether the rows are needed a person has to say. List the tables instead of CASCADE.',
  fixable: false,
  *checkStatement(context) {
    const { node } = context.statement
    if (node.kind !== 'other' || node.words !== 'truncate') return
    const words = wordsOf(context.statement)
    words.eat('truncate')
    words.eat('table')
    const names = words.names().filter((name) => !context.isFresh(name))
    if (names.length === 0) return
    const cascades = words.has('cascade')
    yield {
      message: `TRUNCATE removes every row of ${names.map(spoken).join(', ')}${cascades ? ' and of every table that refers to it' : ''}.`,
      evidence: cascades ? 'CASCADE empties tables that are not named.' : 'No row is kept.',
      confidence: 0.95,
      fix: null,
    }
  },
})
