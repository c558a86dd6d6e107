import { tableRule } from '../define.ts'
import { namesIn } from '../expression.ts'
import { wordsOf } from '../names.ts'
import { fixOf } from '../ops-of.ts'

/** Nothing is its own parent. */
export const selfParentAllowed = tableRule({
  id: 'self-parent-allowed',
  title: 'A row may be its own parent',
  category: 'design',
  severity: 'info',
  stance: 'strict',
  tags: ['integrity'],
  catalogue: ['SCH013'],
  detects:
    'A nullable parent, manager or predecessor column that points at its own table, without a CHECK against itself.',
  rationale:
    'A row that is its own parent turns each walk up the tree into an endless one. Longer circles need a ' +
    'trigger; the shortest one, which forms and imports make, a check refuses for free.',
  source: 'Joe Celko, Trees and Hierarchies in SQL for Smarties, chapter "Adjacency List Model"',
  ignoreWhen: 'A root points at itself by agreement.',
  remedy: 'Adds a CHECK that the column differs from the key.',
  fixable: true,
  *check({ table, columns, targets, label, ref, quote }) {
    for (const [at, key] of table.foreignKeys.entries()) {
      const [name, second] = key.columns
      const [id] = key.references.columns
      if (name === undefined || second !== undefined || id === undefined || targets[at]?.id !== table.id)
        continue
      if (!columns.get(name)?.nullable || !wordsOf(name).some((word) => ancestors.has(word))) continue
      const refused = table.checks.some((check) => {
        const names = namesIn(check.expression)
        return names.has(name) && names.has(id)
      })
      if (refused) continue
      const expression = `${quote(name)} <> ${quote(id)}`
      yield {
        entities: [key.id, table.id],
        message: `Nothing keeps a row of ${label} from being its own ${name}.`,
        evidence: `No check of ${label} compares ${name} with ${id}.`,
        confidence: 0.7,
        fix: fixOf(`Add CHECK (${expression}) to ${label}`, 'weigh', {
          op: 'check.add',
          table: ref,
          check: { expression },
        }),
      }
    }
  },
})

const ancestors: ReadonlySet<string> = new Set(
  'parent manager supervisor boss superior predecessor ancestor successor previous next padre eltern vorgesetzter'.split(
    ' ',
  ),
)
