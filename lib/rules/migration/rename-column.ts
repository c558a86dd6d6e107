import { alterations } from './reading/alterations.ts'
import { migrationRule } from './reading/rule.ts'

/** Applications know columns by their names. */
export const renameColumn = migrationRule({
  id: 'rename-column',
  title: 'Column renamed',
  severity: 'error',
  catalogue: ['BC002'],
  detects: 'ALTER TABLE … RENAME COLUMN, unless the file gives the old name to another column.',
  rationale: 'Whatever application is still running says the old name and fails in the same moment.',
  source: 'https://github.com/ankane/strong_migrations (renaming a column)',
  ignoreWhen: 'No application runs, or two columns exchange their names in one transaction.',
  remedy:
    'None here: add the new column, keep both equal by a trigger, fill it, let applications change over, drop the old ' +
    'one. `athena diff --strategy online` plans it.',
  fixable: false,
  *checkStatement(context) {
    for (const { action, label, table } of alterations(context, 'renameColumn')) {
      const old = action.column.value
      // It takes over a name that another gives up, or gives its own to another.
      const takes = (each: Renaming, own: Renaming) =>
        each.newName.value === own.column.value || each.column.value === own.newName.value
      const isExchanged = context.file.steps.some(({ statement: { node } }) => {
        if (node.kind !== 'alterTable') return false
        return node.actions.some((each) => each.kind === 'renameColumn' && takes(each, action))
      })
      if (isExchanged) continue
      yield {
        message: `Applications that say ${label}.${old} fail once it is ${action.newName.value}.`,
        evidence: 'The old name is gone in the same moment.',
        confidence: 0.9,
        entities: table ? [table.id] : [],
        fix: null,
      }
    }
  },
})

interface Renaming {
  readonly column: { readonly value: string }
  readonly newName: { readonly value: string }
}
