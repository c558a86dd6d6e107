import { objectRule } from '../define.ts'
import { tokensOf } from '../expression.ts'
import { fixOf } from '../ops-of.ts'

/** SQL_ASCII is no encoding: it is the absence of one. */
export const sqlAsciiDatabase = objectRule({
  id: 'sql-ascii-database',
  title: 'Database without an encoding',
  category: 'design',
  severity: 'error',
  tags: ['integrity', 'portability'],
  catalogue: ['SCH052'],
  detects: 'CREATE DATABASE with the encoding SQL_ASCII.',
  rationale:
    'The server then stores whatever bytes arrive: programs with different encodings mix theirs in one column, ' +
    'and nothing can tell later which bytes were meant how.',
  source: 'https://wiki.postgresql.org/wiki/Don%27t_Do_This#Don.27t_use_SQL_ASCII',
  ignoreWhen: 'Never for text; what has no encoding is bytea.',
  remedy: 'Makes the encoding UTF8.',
  fixable: true,
  of: ['objects'],
  *check({ schema }) {
    for (const object of schema.objects.values()) {
      if (object.kind !== 'database') continue
      const token = tokensOf(object.definition).find(({ value }) => value.toLowerCase() === 'sql_ascii')
      if (!token) continue
      const definition = `${object.definition.slice(0, token.from)}'UTF8'${object.definition.slice(token.to)}`
      yield {
        entities: [object.id],
        message: `The database ${object.name} has no encoding.`,
        evidence: 'SQL_ASCII lets any bytes in.',
        confidence: 0.95,
        fix: fixOf(
          `Make UTF8 the encoding of ${object.name}`,
          'weigh',
          { op: 'object.drop', kind: 'object', object: object.id.slice(object.id.indexOf(':') + 1) },
          { op: 'object.add', kind: 'object', definition },
        ),
      }
    }
  },
})
