import { alterations } from './reading/alterations.ts'
import { migrationRule } from './reading/rule.ts'

/** Some mappers take a column called type for the class of a row. */
export const columnCalledType = migrationRule({
  id: 'column-called-type',
  title: 'New column that a mapper takes for its own',
  severity: 'info',
  catalogue: ['BC006'],
  detects: 'ADD COLUMN of a text called type, inheritance_type or lock_version.',
  rationale:
    'Rails takes `type` for the class of the row and `lock_version` for its counter: instances that were started ' +
    'before behave otherwise as soon as they see the column.',
  source: 'https://github.com/fatkodima/online_migrations (adding a single table inheritance column)',
  ignoreWhen: 'The applications use no such mapper, or it is told of the column.',
  remedy: 'None: take another name, or let the applications ignore the column first.',
  fixable: false,
  *checkStatement(context) {
    for (const { action, label } of alterations(context, 'addColumn')) {
      const name = action.column.name.value
      if (!['type', 'inheritance_type', 'lock_version'].includes(name)) continue
      yield {
        message: `Some mappers take ${label}.${name} for their own.`,
        evidence: `The column is called ${name}.`,
        confidence: 0.35,
        fix: null,
      }
    }
  },
})
