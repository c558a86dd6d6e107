import { relationName, spoken } from './reading/context.ts'
import { migrationRule } from './reading/rule.ts'

/** A table that is dropped and made again is empty. */
export const tableDroppedAndMade = migrationRule({
  id: 'table-dropped-and-made',
  title: 'Table dropped and made again',
  severity: 'error',
  catalogue: ['MS063'],
  detects: 'DROP TABLE followed by CREATE TABLE of the same name in the same file.',
  rationale: 'All rows are gone, and the new table has the same name: nothing shows that they are missing.',
  source: 'https://github.com/ankane/strong_migrations (creating a table with the force option)',
  ignoreWhen: 'The rows can be made again.',
  remedy: 'None: alter the table, or make the new one under another name and copy the rows over.',
  fixable: false,
  *checkFile({ steps }) {
    for (const [at, step] of steps.entries()) {
      const { node } = step.statement
      if (node.kind !== 'drop' || node.word !== 'table') continue
      for (const { name } of node.targets) {
        const again = steps.slice(at + 1).some(({ statement: { node: later } }) => {
          return later.kind === 'createTable' && relationName(later.name).name === relationName(name).name
        })
        if (!again || step.isFresh(name)) continue
        yield {
          step,
          message: `${spoken(name)} is dropped with its rows and made again empty.`,
          evidence: 'CREATE TABLE of the same name follows in the same file.',
          confidence: 0.95,
          fix: null,
        }
      }
    }
  },
})
