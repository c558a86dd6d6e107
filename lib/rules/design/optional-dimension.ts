import { tableRule } from '../define.ts'
import { wordsOf } from '../names.ts'
import { fixOf } from '../ops-of.ts'

/** A fact without a customer belongs to the customer "unknown". */
export const optionalDimension = tableRule({
  id: 'optional-dimension',
  title: 'Fact without a dimension',
  category: 'design',
  severity: 'warning',
  tags: ['integrity', 'performance'],
  catalogue: ['SCH012'],
  detects: 'A foreign key that may be null from a fact table (`fact_…`, `…_fact`) to a dimension (`dim_…`).',
  rationale:
    'An inner join to the dimension loses the rows without one, so that sums differ by which dimensions a ' +
    'report shows. A row of the dimension that stands for unknown keeps all sums equal.',
  source: 'Ralph Kimball and Margy Ross, The Data Warehouse Toolkit, chapter 3 ("Null Foreign Keys")',
  ignoreWhen: 'The table only takes rows in before the dimensions are looked up.',
  remedy: 'Makes the column NOT NULL; rows without a dimension must be given the one for unknown first.',
  fixable: true,
  *check({ table, columns, label, ref }) {
    if (!isNamed(table.name, 'fact')) return
    for (const key of table.foreignKeys) {
      const nullable = key.columns.filter((name) => columns.get(name)?.nullable)
      if (nullable.length === 0 || !isNamed(key.references.table, 'dim')) continue
      yield {
        entities: [key.id, table.id],
        message: `A row of ${label} may have no ${key.references.table}.`,
        evidence: `${nullable.join(', ')} may be null.`,
        confidence: 0.8,
        fix: fixOf(
          `Require ${nullable.join(', ')} of ${label}`,
          'weigh',
          ...nullable.map(
            (column) => ({ op: 'column.setNullable', table: ref, column, nullable: false }) as const,
          ),
        ),
      }
    }
  },
})

function isNamed(name: string, part: 'fact' | 'dim'): boolean {
  const words = wordsOf(name)
  const forms = part === 'fact' ? ['fact', 'facts', 'fct'] : ['dim', 'dimension']
  return words.length > 1 && [words[0] ?? '', words.at(-1) ?? ''].some((word) => forms.includes(word))
}
