import type { ForeignKey } from '../../schema/index.ts'
import { tableRule } from '../define.ts'
import { fixOf } from '../ops-of.ts'
import type { Fix } from '../rule.ts'
import type { TableContext } from '../table-context.ts'

/** Two foreign keys that share columns say nearly the same, or contradict each other. */
export const overlappingForeignKeys = tableRule({
  id: 'overlapping-foreign-keys',
  title: 'Foreign keys over the same columns',
  category: 'design',
  severity: 'info',
  tags: ['integrity', 'performance'],
  catalogue: ['SCH010'],
  detects:
    'Two foreign keys of a table to the same table of which one holds the columns of the other, or two from the same columns to different tables.',
  rationale:
    'The narrower one promises nothing that the wider one does not, yet is checked at each write. One column ' +
    'that points at two tables takes only values that both of them have, which is hardly ever meant.',
  source: 'https://github.com/mfvanek/pg-index-health (intersected foreign keys)',
  ignoreWhen: 'Both parents share their key by design (a supertype and its subtype).',
  remedy: 'Asks which of the two is meant, and drops the other.',
  fixable: false,
  guided: true,
  *check(context) {
    const { table, label, targets } = context
    if (table.foreignKeys.length < 2) return
    for (const [at, key] of table.foreignKeys.entries()) {
      const rival = table.foreignKeys.find(
        (other, place) => place > at && rivals(key, other, targets[at] === targets[place]),
      )
      if (!rival) continue
      const both = [key, rival].map((each) => `${each.name} (${each.columns.join(', ')})`)
      yield {
        entities: [rival.id, key.id, table.id],
        message: `${label} has two foreign keys that overlap: ${both.join(' and ')}.`,
        evidence: `They point at ${key.references.table} and ${rival.references.table}.`,
        confidence: 0.7,
        fix: null,
        guide: {
          question: `Which reference of ${label} is meant?`,
          choices: [dropping(context, rival, key), dropping(context, key, rival)],
        },
      }
    }
  },
})

function dropping({ ref }: TableContext, dropped: ForeignKey, kept: ForeignKey): Fix {
  return fixOf(
    `That to ${kept.references.table} on (${kept.columns.join(', ')}): drop ${dropped.name}`,
    'weigh',
    {
      op: 'constraint.drop',
      table: ref,
      name: dropped.name,
    },
  )
}

function rivals(a: ForeignKey, b: ForeignKey, sameTarget: boolean): boolean {
  const there =
    `${a.references.schema}.${a.references.table}` === `${b.references.schema}.${b.references.table}`
  if (!there || !sameTarget) return a.columns.length === b.columns.length && within(a.columns, b.columns)
  if (a.columns.length === b.columns.length) return false
  const [narrow, wide] = a.columns.length < b.columns.length ? [a, b] : [b, a]
  return within(pairsOf(narrow), pairsOf(wide))
}

function within(some: readonly string[], all: readonly string[]): boolean {
  return some.every((each) => all.includes(each))
}

function pairsOf(key: ForeignKey): readonly string[] {
  return key.columns.map((column, at) => `${column}>${key.references.columns[at] ?? ''}`)
}
