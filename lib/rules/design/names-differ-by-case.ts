import type { Column, EntityId, Table } from '../../schema/index.ts'
import { isReviewed, schemaRule } from '../define.ts'
import { keeper } from '../kept.ts'

/** "Users" and users are two tables, until somebody forgets the quotes. */
export const namesDifferByCase = schemaRule({
  id: 'names-differ-by-case',
  title: 'Names that differ by case only',
  category: 'design',
  severity: 'warning',
  tags: ['readability', 'portability'],
  catalogue: ['SCH074'],
  detects:
    'Two tables or views of a schema, or two columns of a table, with the same name but for upper and lower case.',
  rationale:
    'Without quotes PostgreSQL means the lower-case one, and says nothing. Engines that do not tell case ' +
    'apart refuse the second name.',
  source: 'https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS',
  ignoreWhen: 'One of them is being replaced by the other.',
  remedy: 'None: which of the two is to have another name, or goes, only its owner knows.',
  fixable: false,
  *check({ schema, tables }) {
    const relations = new Map<string, { readonly id: EntityId; readonly name: string }>()
    for (const each of [...schema.tables.values(), ...schema.views.values()]) {
      const folded = `${each.schema}.${each.name.toLowerCase()}`
      const twin = relations.get(folded)
      if (twin) yield finding(twin, each, each.schema)
      else relations.set(folded, each)
    }
    for (const each of tables.values()) {
      if (!isReviewed(each)) continue
      for (const [first, second] of kept(each.table, [], () => twinsIn(each.table))) {
        yield finding(first, second, each.label)
      }
    }
  },
})

type Twins = readonly (readonly [Column, Column])[]

const kept = keeper<Table, Twins>()

function twinsIn(table: Table): Twins {
  const folded = new Map<string, Column>()
  return table.columns.flatMap((column) => {
    const twin = folded.get(column.name.toLowerCase())
    if (!twin) folded.set(column.name.toLowerCase(), column)
    return twin ? [[twin, column] as const] : []
  })
}

interface Named {
  readonly id: EntityId
  readonly name: string
}

function finding(first: Named, second: Named, place: string) {
  return {
    entities: [second.id, first.id],
    message: `${first.name} and ${second.name} of ${place} differ by case only.`,
    evidence: `Without quotes both mean ${first.name.toLowerCase()}.`,
    confidence: 0.95,
    fix: null,
  }
}
