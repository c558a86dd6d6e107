import { tableRule } from '../define.ts'

/** A name of exactly 63 bytes was probably cut. */
export const nameAtLengthLimit = tableRule({
  id: 'name-at-length-limit',
  title: 'Name at the length limit',
  category: 'naming',
  severity: 'info',
  catalogue: ['NM006'],
  detects:
    'A table, column, index or constraint name given in the script that fills the 63 bytes PostgreSQL keeps.',
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

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length
}
