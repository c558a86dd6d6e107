import { isUuid } from '../column-types.ts'
import { tableRule } from '../define.ts'
import { callsIn } from '../expression.ts'
import { fixOf } from '../ops-of.ts'

/** UUID keys are fine; random ones scatter every insert. */
export const randomUuidPrimaryKey = tableRule({
  id: 'random-uuid-primary-key',
  title: 'Random UUID as primary key',
  category: 'typing',
  severity: 'info',
  catalogue: ['TY026', 'SCH057'],
  tags: ['performance'],
  detects: 'A primary key of type `uuid` whose default makes random (version 4) values.',
  rationale:
    'UUIDs are the right choice for keys made in many places. Random ones, though, land anywhere in the index: ' +
    'each insert dirties another page, caches do not help, and the write-ahead log fills with full pages. ' +
    'Version 7 keeps the independence and is ordered by time.',
  source:
    'https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-7; uuidv7() is built in from PostgreSQL 18',
  ignoreWhen:
    'The key must not tell when the row was made, the table stays small, or the server is older than 18.',
  remedy: 'Changes the default to `uuidv7()`; existing keys stay as they are.',
  fixable: true,
  *check({ table, columns, label, ref }) {
    const [name, second] = table.primaryKey?.columns ?? []
    const column = name && second === undefined ? columns.get(name) : undefined
    if (!column || !isUuid(column.type) || column.default === null) return
    const maker = [...callsIn(column.default)].find((call) => random.has(call))
    if (!maker) return
    yield {
      entities: [column.id, table.id],
      message: `The primary key of ${label} is a random UUID from ${maker}().`,
      evidence: `The default of ${column.name} is ${column.default}.`,
      confidence: 0.7,
      fix: fixOf(`Let ${label}.${column.name} default to uuidv7()`, 'weigh', {
        op: 'column.setDefault',
        table: ref,
        column: column.name,
        default: 'uuidv7()',
      }),
    }
  },
})

const random: ReadonlySet<string> = new Set(['gen_random_uuid', 'uuid_generate_v4', 'uuidv4'])
