import { type Column, candidateKeys } from '../../schema/index.ts'
import { isNumbered, isTextual, isTimestamp } from '../column-types.ts'
import { tableRule } from '../define.ts'
import { singular, singularName, snakeCase, wordsOf } from '../names.ts'
import { fixOf } from '../ops-of.ts'
import { isPeopleName } from '../people.ts'

/** A list of values has each of them once. */
export const lookupWithoutUniqueName = tableRule({
  id: 'lookup-without-unique-name',
  title: 'Lookup table that may repeat a value',
  category: 'design',
  severity: 'info',
  tags: ['integrity'],
  catalogue: ['SCH005', 'IX024'],
  detects:
    'A small table of a number and a name or code that others point at, whose name or code is not unique.',
  rationale:
    'Two rows "Shipped" with different numbers split the rows that point at them; each filter and each sum ' +
    'then finds half. The name is the point of the table.',
  source: 'Bill Karwin, SQL Antipatterns, chapter "31 Flavors" (lookup tables)',
  ignoreWhen: 'Names may repeat, as those of people and places do.',
  remedy: 'Adds a unique constraint on the name; duplicates must be merged first.',
  fixable: true,
  *check({ table, columns, label, ref, references }) {
    const [key, second] = table.primaryKey?.columns ?? []
    const id = key !== undefined && second === undefined ? columns.get(key) : undefined
    if (!id || isTextual(id.type) || references.length === 0 || table.foreignKeys.length > 0) return
    if (isPeopleName(table.name) || wordsOf(table.name).some((word) => namesakes.has(singular(word)))) return
    if (candidateKeys(table).length > 1 || table.indexes.some((index) => index.unique)) return
    const facts = table.columns.filter((column) => column !== id && !isTimestamp(column.type))
    const name = facts.find((column) => isNameOf(column, table.name))
    const others = facts.filter((column) => column !== name)
    if (!name || others.some((column) => !extras.has(snakeCase(column.name)))) return
    if (!isNumbered(id) && id.default !== null) return
    yield {
      entities: [name.id, table.id],
      message: `${label} may hold the same ${name.name} twice.`,
      evidence: `It is a list of ${name.name} that ${references.length} foreign key(s) point at.`,
      confidence: 0.75,
      fix: fixOf(`Make ${name.name} unique in ${label}`, 'weigh', {
        op: 'unique.add',
        table: ref,
        unique: { columns: [name.name] },
      }),
    }
  },
})

function isNameOf(column: Column, table: string): boolean {
  const name = snakeCase(column.name)
  if (!isTextual(column.type)) return false
  return names.has(name) || name === singularName(table) || name === `${singularName(table)}_name`
}

const names: ReadonlySet<string> = new Set('name code label title slug nombre nom bezeichnung'.split(' '))
const extras: ReadonlySet<string> = new Set(
  'description position sort_order order rank color colour active is_active enabled note comment abbreviation symbol icon'.split(
    ' ',
  ),
)
/** Things of which two may well be called the same, or that are not named but happen. */
const namesakes: ReadonlySet<string> = new Set(
  'playlist album track song movie film book event log job task note document file item list group team project test campaign'.split(
    ' ',
  ),
)
