import { isInteger } from '../column-types.ts'
import { tableRule } from '../define.ts'
import { namesIn } from '../expression.ts'
import { snakeCase } from '../names.ts'
import { fixOf } from '../ops-of.ts'

/** The left end of a nested set lies before its right end. */
export const nestedSet = tableRule({
  id: 'nested-set',
  title: 'Nested set without a check of its ends',
  category: 'design',
  severity: 'info',
  tags: ['integrity', 'concurrency'],
  catalogue: ['SCH013'],
  detects: 'A tree kept as a nested set (`lft` and `rgt`) without a CHECK that compares the two.',
  rationale:
    'Each insert moves half of the numbers; two at once, or one that fails between two statements, leave a tree ' +
    'whose subtrees overlap. The check catches the crudest of it.',
  source: 'Joe Celko, Trees and Hierarchies in SQL for Smarties, chapter "Nested Set Model"',
  ignoreWhen: 'The tree is written once.',
  remedy:
    'Adds CHECK (lft < rgt). Where the tree changes often, ltree or a parent with WITH RECURSIVE does better.',
  fixable: true,
  *check({ table, label, ref, quote }) {
    const left = table.columns.find((column) => isInteger(column.type) && lefts.has(snakeCase(column.name)))
    const right = table.columns.find((column) => isInteger(column.type) && rights.has(snakeCase(column.name)))
    if (!left || !right) return
    const compared = table.checks.some((check) => {
      const names = namesIn(check.expression)
      return names.has(left.name) && names.has(right.name)
    })
    if (compared) return
    const expression = `${quote(left.name)} < ${quote(right.name)}`
    yield {
      entities: [table.id, left.id, right.id],
      message: `Nothing keeps ${left.name} of ${label} below ${right.name}.`,
      evidence: `No check names both.`,
      confidence: 0.75,
      fix: fixOf(`Add CHECK (${expression}) to ${label}`, 'weigh', {
        op: 'check.add',
        table: ref,
        check: { expression },
      }),
    }
  },
})

const lefts: ReadonlySet<string> = new Set(['lft', 'tree_left', 'left_bound', 'nested_left'])
const rights: ReadonlySet<string> = new Set(['rgt', 'tree_right', 'right_bound', 'nested_right'])
