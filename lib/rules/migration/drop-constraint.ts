import { alterations } from './reading/alterations.ts'
import { saysSomethingAdded } from './reading/replacements.ts'
import { migrationRule } from './reading/rule.ts'

/** Without its constraint a table takes what it refused before. */
export const dropConstraint = migrationRule({
  id: 'drop-constraint',
  title: 'Constraint dropped',
  severity: 'warning',
  catalogue: ['LOS005'],
  detects: 'DROP CONSTRAINT, unless the file adds one of the same name, or made it itself.',
  rationale:
    'Rows that break the rule come in and the constraint cannot be had back without cleaning. Dropping a foreign key ' +
    'locks the table that it refers to with ACCESS EXCLUSIVE too.',
  source: 'https://atlasgo.io/lint/analyzers (CD101 to CD103)',
  ignoreWhen: 'The rule no longer holds, or another constraint says it.',
  remedy: 'None: whether the rule still holds a person has to say.',
  fixable: false,
  *checkStatement(context) {
    for (const { action, label, table } of alterations(context, 'dropConstraint')) {
      const name = action.name.value
      if (saysSomethingAdded(context, name)) continue
      const key = table?.foreignKeys.find((each) => each.name === name)
      const kind = key ? 'Foreign key' : table?.primaryKey?.name === name ? 'Primary key' : 'Constraint'
      yield {
        message: `${kind} ${name} of ${label} no longer holds.`,
        evidence: key
          ? `${key.references.table} is locked with ACCESS EXCLUSIVE as well.`
          : 'Rows that it refused are taken from now on.',
        confidence: 0.75,
        entities: table ? [table.id] : [],
        fix: null,
      }
    }
  },
})
