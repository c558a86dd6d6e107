import { tableRule } from '../define.ts'
import { fixOf, foreignKeySpecOf } from '../ops-of.ts'

/** For teams that decide what happens to children. */
export const deleteAction = tableRule({
  id: 'delete-action',
  title: 'Action on delete that was not agreed on',
  category: 'design',
  severity: 'warning',
  stance: 'policy',
  tags: ['policy', 'integrity'],
  catalogue: ['SCH016'],
  detects: 'A foreign key with an ON DELETE action that is not on the list.',
  rationale:
    'One DELETE of a customer that cascades through ten tables takes locks in all of them and removes what ' +
    'nobody meant to. Other teams want the opposite: that nothing is left to clean up by hand.',
  source:
    'https://www.postgresql.org/docs/current/ddl-constraints.html#DDL-CONSTRAINTS-FK; Bytebase SQL review (disallow cascade)',
  ignoreWhen: 'The child is part of the parent and of nothing else: the lines of an order.',
  remedy: 'Gives it the first action of the list that its columns allow.',
  fixable: true,
  options: {
    allowed: {
      type: 'strings',
      default: ['restrict', 'no action', 'set null'],
      says: 'The actions that are allowed: no action, restrict, cascade, set null, set default',
    },
  },
  *check({ table, columns, label, ref }, { allowed }) {
    for (const key of table.foreignKeys) {
      if (allowed.includes(key.onDelete)) continue
      const optional = key.columns.every((name) => columns.get(name)?.nullable)
      const action = actions.find((each) => allowed.includes(each) && (each !== 'set null' || optional))
      yield {
        entities: [key.id, table.id],
        message: `${key.name} of ${label} is ON DELETE ${key.onDelete.toUpperCase()}.`,
        evidence: `Allowed are ${allowed.join(', ')}.`,
        confidence: 1,
        fix: action
          ? fixOf(`Make ${key.name} ON DELETE ${action.toUpperCase()}`, 'weigh', {
              op: 'foreignKey.alter',
              table: ref,
              name: key.name,
              foreignKey: { ...foreignKeySpecOf(key), onDelete: action, onDeleteColumns: [] },
            })
          : null,
      }
    }
  },
})

/** The careful ones first. */
const actions = ['restrict', 'no action', 'set null', 'cascade'] as const
