import { tableRule } from '../define.ts'
import { fixOf, foreignKeySpecOf } from '../ops-of.ts'

/** ON DELETE SET NULL cannot work on a column that is NOT NULL. */
export const setNullOnRequiredColumn = tableRule({
  id: 'set-null-on-required-column',
  title: 'SET NULL on a column that is NOT NULL',
  category: 'design',
  severity: 'error',
  catalogue: ['SCH016'],
  detects: 'A foreign key with ON DELETE or ON UPDATE SET NULL whose column is NOT NULL.',
  rationale:
    'The action always fails, with an error that speaks of the null value and not of the reference, at the ' +
    'moment somebody deletes a parent.',
  source: 'https://www.postgresql.org/docs/current/ddl-constraints.html#DDL-CONSTRAINTS-FK',
  ignoreWhen: 'Never: say RESTRICT when parents must not be deleted.',
  remedy: 'Makes the action NO ACTION, which refuses the delete as today, with an error that says why.',
  fixable: true,
  *check({ table, columns, label, ref }) {
    for (const key of table.foreignKeys) {
      const required = (names: readonly string[]) =>
        names.filter((name) => columns.get(name)?.nullable === false)
      const cleared = key.onDeleteColumns.length > 0 ? key.onDeleteColumns : key.columns
      const onDelete = key.onDelete === 'set null' ? required(cleared) : []
      const onUpdate = key.onUpdate === 'set null' ? required(key.columns) : []
      const [name] = [...onDelete, ...onUpdate]
      if (name === undefined) continue
      yield {
        entities: [key.id, table.id],
        message: `${key.name} of ${label} sets ${name} to null, but ${name} is NOT NULL.`,
        evidence: `ON ${onDelete.length > 0 ? 'DELETE' : 'UPDATE'} SET NULL on a NOT NULL column always fails.`,
        confidence: 0.98,
        fix: fixOf(`Refuse the change instead of setting ${label}.${name} to null`, 'weigh', {
          op: 'foreignKey.alter',
          table: ref,
          name: key.name,
          foreignKey: {
            ...foreignKeySpecOf(key),
            onDelete: onDelete.length > 0 ? 'no action' : key.onDelete,
            onDeleteColumns: onDelete.length > 0 ? [] : [...key.onDeleteColumns],
            onUpdate: onUpdate.length > 0 ? 'no action' : key.onUpdate,
          },
        }),
      }
    }
  },
})
