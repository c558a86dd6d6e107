import type { Column } from '../../schema/index.ts'
import { tableRule } from '../define.ts'
import { singularName, wordsOf } from '../names.ts'
import { fixOf } from '../ops-of.ts'

/** Files among facts. */
export const largeValueInBusyTable = tableRule({
  id: 'large-value-in-busy-table',
  title: 'Files in a table of facts',
  category: 'design',
  severity: 'info',
  tags: ['performance', 'space', 'operations'],
  catalogue: ['SCH037'],
  detects:
    'A bytea or large object column for images, documents or other files in a table with many other columns or references.',
  rationale:
    'Backups, replicas and exports of the facts carry the files along, SELECT * reads them, and each file counts ' +
    'against memory twice while it is sent. They are read seldom and never searched.',
  source: 'https://wiki.postgresql.org/wiki/BinaryFilesInDB',
  ignoreWhen: 'The files are small, or must be written in one transaction with the facts.',
  remedy:
    'Asks where they go: a table of their own, an object store with the key in the row, or where they are, stored without the attempt to compress them.',
  fixable: false,
  guided: true,
  options: {
    others: {
      type: 'integer',
      default: 6,
      minimum: 1,
      says: 'Other columns from which on a table counts as busy',
    },
  },
  *check({ table, label, ref, references }, { others }) {
    const [key, second] = table.primaryKey?.columns ?? []
    if (table.columns.length <= others && references.length === 0) return
    for (const column of table.columns) {
      if (!isFile(column) || column.inherited || column.storage?.toLowerCase() === 'external') continue
      if (column.generated || key === undefined || second !== undefined) continue
      const keyType = table.columns.find((each) => each.name === key)?.type.display ?? 'bigint'
      const owner = `${singularName(table.name)}_id`
      const drop = { op: 'column.drop', table: ref, column: column.name } as const
      yield {
        entities: [column.id, table.id],
        message: `${label}.${column.name} keeps files among ${table.columns.length - 1} other columns.`,
        evidence: `It is ${column.type.display}; ${references.length} foreign key(s) point at the table.`,
        confidence: 0.6,
        fix: null,
        guide: {
          question: `Where should the files of ${label}.${column.name} go?`,
          choices: [
            fixOf(
              'Into a table of their own',
              'weigh',
              {
                op: 'table.add',
                table: {
                  schema: table.schema,
                  name: `${table.name}_${column.name}`,
                  columns: [
                    { name: owner, type: keyType, nullable: false },
                    { name: column.name, type: column.type.display, nullable: false },
                  ],
                  primaryKey: { columns: [owner] },
                  foreignKeys: [
                    { columns: [owner], references: { table: ref, columns: [key] }, onDelete: 'cascade' },
                  ],
                },
              },
              drop,
            ),
            fixOf('Into an object store, with its key here', 'weigh', drop, {
              op: 'column.add',
              table: ref,
              column: { name: `${column.name}_key`, type: 'text' },
            }),
            ...(column.type.name === 'bytea'
              ? [
                  fixOf('They stay, without the attempt to compress them', 'safe', {
                    op: 'column.setStorage',
                    table: ref,
                    column: column.name,
                    storage: 'external',
                  }),
                ]
              : []),
          ],
        },
      }
    }
  },
})

function isFile({ type, name }: Column): boolean {
  if (type.dimensions > 0 || (type.name !== 'bytea' && type.name !== 'oid')) return false
  const words = wordsOf(name)
  return words.some((word) => files.has(word)) && !words.some((word) => small.has(word))
}

const files: ReadonlySet<string> = new Set(
  'image photo picture avatar thumbnail file content contents document attachment pdf blob scan video audio media body logo foto bild datei'.split(
    ' ',
  ),
)
const small: ReadonlySet<string> = new Set(
  'hash digest checksum sha sha1 sha256 md5 encrypted signature key token iv salt id fingerprint hmac size'.split(
    ' ',
  ),
)
