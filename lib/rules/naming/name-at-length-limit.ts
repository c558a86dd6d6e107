import type { Table } from '../../schema/index.ts'
import { tableRule } from '../define.ts'
import { lastWord, wordsOf } from '../names.ts'

/** A name of exactly 63 bytes was probably cut. */
export const nameAtLengthLimit = tableRule({
  id: 'name-at-length-limit',
  title: 'Name at the length limit',
  category: 'naming',
  severity: 'info',
  catalogue: ['NM006'],
  tags: ['readability'],
  detects:
    'A table name of the 63 bytes PostgreSQL keeps, or a column, index or constraint name of that length that ends in ' +
    'the middle of a word.',
  rationale:
    'Longer names are cut with no more than a notice. Two that differ only behind the limit collide, and tools ' +
    'that compare the full name never find the cut one.',
  source: 'https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS',
  ignoreWhen: 'The name happens to be exactly that long.',
  remedy: 'None: a shorter name that still says it all is for a person to find.',
  fixable: false,
  *check({ table, label, facts }) {
    const limit = facts.dialect.maxIdentifierBytes
    const constraints = [...table.uniques, ...table.foreignKeys, ...table.checks, ...table.exclusions]
    const named = [
      table,
      ...table.columns,
      ...table.indexes.filter((index) => index.named),
      ...constraints.filter((constraint) => constraint.named),
    ]
    for (const thing of named) {
      if (thing.name.length < limit / 3 || bytesOf(thing.name) < limit) continue
      if (thing !== table && !endsInsideWord(thing.name, table)) continue
      yield {
        entities: thing === table ? [table.id] : [thing.id, table.id],
        message: `The name ${thing.name} on ${label} fills the limit of ${limit} bytes and may have been cut.`,
        evidence: `${bytesOf(thing.name)} bytes.`,
        confidence: 0.5,
        fix: null,
      }
    }
  },
})

const isAscii = /^[\x20-\x7e]*$/

function bytesOf(text: string): number {
  return isAscii.test(text) ? text.length : new TextEncoder().encode(text).length
}

/** Whether the last word is the beginning of a word of the table, and no word itself. */
function endsInsideWord(name: string, table: Table): boolean {
  const words = [table.name, ...table.columns.map((column) => column.name)].flatMap(wordsOf)
  const last = lastWord(name)
  return !words.includes(last) && words.some((word) => word.startsWith(last))
}
