import { alterations, constraintOf } from './reading/alterations.ts'
import { spoken, textOf } from './reading/context.ts'
import { madeName } from './reading/naming.ts'
import { own, same, withBlanks, withFollow } from './reading/rewrite.ts'
import { migrationRule } from './reading/rule.ts'

/** A reference on a new column locks both tables, and with a default reads both. */
export const columnInlineReferences = migrationRule({
  id: 'column-inline-references',
  title: 'New column with a foreign key',
  severity: 'warning',
  about: 'rows',
  catalogue: ['MS016'],
  detects: 'ADD COLUMN … REFERENCES other.',
  rationale:
    'ACCESS EXCLUSIVE on the one table and SHARE ROW EXCLUSIVE on the other are held together; with a default both ' +
    'are read from end to end under these locks.',
  source: 'https://github.com/ankane/strong_migrations (adding a foreign key)',
  ignoreWhen: 'Both tables are quiet and the column has no default.',
  remedy: 'Adds the column, then the foreign key NOT VALID, then validates it while others read and write.',
  fixable: true,
  *checkStatement(context) {
    for (const { node, action, label } of alterations(context, 'addColumn')) {
      const { column } = action
      const reference = constraintOf(column, 'references')
      if (!reference?.deferral.enforced || context.table(node.name)?.kind === 'partitioned') continue
      const table = textOf(context, node.name)
      const name = reference.name
        ? textOf(context, reference.name)
        : madeName(context, node.name.parts.at(-1)?.value ?? '', column.name.value, 'fkey')
      const words = textOf(context, { from: reference.references.from, to: reference.to })
      const key = `FOREIGN KEY (${context.file.dialect.quote(column.name.value)}) ${words}`
      const follow = [
        same(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${key} NOT VALID`),
        own(`ALTER TABLE ${table} VALIDATE CONSTRAINT ${name}`),
      ]
      const cut = { ...withBlanks(context, reference), insert: '' }
      const other = spoken(reference.references.table)
      yield {
        message: `Adding ${label}.${column.name.value} with its foreign key locks ${label} and ${other} together.`,
        evidence: constraintOf(column, 'default')
          ? 'With a default both tables are read under their locks.'
          : `ADD COLUMN … REFERENCES takes SHARE ROW EXCLUSIVE on ${other} beside ACCESS EXCLUSIVE on ${label}.`,
        confidence: constraintOf(column, 'default') ? 0.93 : 0.75,
        fix: withFollow(context, 'Add the foreign key in a statement of its own', [cut], follow),
      }
    }
  },
})
