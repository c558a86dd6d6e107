import { alterations } from './reading/alterations.ts'
import { spoken } from './reading/context.ts'
import { same, withFollow } from './reading/rewrite.ts'
import { migrationRule } from './reading/rule.ts'

/** Applications know tables by their names. */
export const renameTable = migrationRule({
  id: 'rename-table',
  title: 'Table renamed or moved',
  severity: 'error',
  catalogue: ['BC001'],
  detects: 'ALTER TABLE … RENAME TO and SET SCHEMA on a table that the migration did not make itself.',
  rationale: 'Whatever application is still running says the old name and fails in the same moment.',
  source: 'https://github.com/ankane/strong_migrations (renaming a table)',
  ignoreWhen: 'No application runs, or the two names are exchanged in one transaction.',
  remedy:
    'Leaves a view with the old name behind, in the same transaction, through which old applications read and write; ' +
    'drop it once they are gone.',
  fixable: true,
  *checkStatement(context) {
    for (const { node, action, label } of alterations(context, 'renameTo', 'setSchema')) {
      const { dialect, steps } = context.file
      const space = node.name.parts.at(-2)?.value
      const old = node.name.parts.at(-1)?.value ?? ''
      const to = action.kind === 'renameTo' ? action.newName.value : old
      const at = action.kind === 'setSchema' ? action.schema.value : space
      const qualified = (schema: string | undefined, name: string) =>
        schema === undefined ? dialect.quote(name) : `${dialect.quote(schema)}.${dialect.quote(name)}`
      // A table or view of the old name made behind it takes its place.
      const isReplaced = steps.slice(context.index + 1).some(({ statement: { node: later } }) => {
        if (later.kind === 'createView' || later.kind === 'createTable') return spoken(later.name) === label
        return (
          later.kind === 'alterTable' &&
          later.actions.some((each) => each.kind === 'renameTo' && each.newName.value === old)
        )
      })
      if (isReplaced) continue
      const view = `CREATE VIEW ${qualified(space, old)} AS SELECT * FROM ${qualified(at, to)}`
      yield {
        message: `Applications that say ${label} fail once it is ${at === undefined ? to : `${at}.${to}`}.`,
        evidence: 'Nothing of the old name is left.',
        confidence: 0.9,
        fix: withFollow(context, 'Leave a view with the old name', [], [same(view)], false),
      }
    }
  },
})
