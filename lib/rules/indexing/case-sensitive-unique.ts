import { plainColumns } from '../../schema/index.ts'
import { isTextual } from '../column-types.ts'
import { tableRule } from '../define.ts'
import { namesIn } from '../expression.ts'
import { indexName } from '../index-names.ts'
import { snakeCase } from '../names.ts'
import { fixOf } from '../ops-of.ts'

/** Anna@x.org and anna@x.org are one mailbox. */
export const caseSensitiveUnique = tableRule({
  id: 'case-sensitive-unique',
  title: 'E-mail address or login unique by case',
  category: 'indexing',
  severity: 'info',
  catalogue: ['IX029'],
  detects:
    'A unique e-mail address or user name of a case-sensitive type, without an index on its lower case.',
  rationale:
    'The same person registers twice by writing a capital letter, and signing in with the other spelling finds ' +
    'nobody, or scans the table for lower().',
  source: 'https://www.postgresql.org/docs/current/indexes-expressional.html',
  ignoreWhen: 'The application always stores lower case.',
  remedy: 'Adds a unique index on lower(column); spellings that differ by case must be merged first.',
  fixable: true,
  *check({ table, columns, label, ref, facts, quote }) {
    const keys = [
      ...table.uniques.map((unique) => unique.columns),
      ...table.indexes.flatMap((index) =>
        index.unique && index.where === null ? [plainColumns(index) ?? []] : [],
      ),
    ]
    for (const column of table.columns) {
      if (!isTextual(column.type) || column.type.name === 'citext' || column.collation !== null) continue
      if (
        !insensitive.has(snakeCase(column.name)) ||
        !keys.some((key) => key.length === 1 && key[0] === column.name)
      )
        continue
      const lowered = table.indexes.some((index) =>
        index.keys.some((key) => key.expression !== null && namesIn(key.expression).has(column.name)),
      )
      const checked = table.checks.some((check) => {
        const names = namesIn(check.expression)
        return names.has(column.name) && names.has('lower')
      })
      if (lowered || checked || !columns.has(column.name)) continue
      yield {
        entities: [column.id, table.id],
        message: `${label}.${column.name} is unique only as long as everybody writes it in the same case.`,
        evidence: `It is ${column.type.display}, and no index or check lowers it.`,
        confidence: 0.5,
        fix: fixOf(`Add a unique index on lower(${column.name}) of ${label}`, 'weigh', {
          op: 'index.add',
          table: ref,
          index: {
            name: indexName(facts.indexNaming, table, [column.name, 'lower']),
            unique: true,
            keys: [{ expression: `lower(${quote(column.name)})` }],
          },
        }),
      }
    }
  },
})

const insensitive: ReadonlySet<string> = new Set([
  'email',
  'email_address',
  'e_mail',
  'username',
  'user_name',
  'login',
])
