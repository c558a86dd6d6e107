import type { SchemaOpInput } from '../../schema/index.ts'
import { tableRule } from '../define.ts'
import { singular, wordsOf } from '../names.ts'
import { fixOf } from '../ops-of.ts'

/** For teams that want some columns in every table. */
export const mandatoryColumn = tableRule({
  id: 'mandatory-column',
  title: 'Column that every table must have',
  category: 'design',
  severity: 'warning',
  stance: 'policy',
  tags: ['policy', 'history'],
  catalogue: ['SCH030'],
  detects: 'A table without a column that the option lists.',
  rationale:
    'Audits, incremental exports, tenants and optimistic locking each need their column everywhere: one table ' +
    'without it is the one that the export loses.',
  source: 'https://github.com/k1LoW/tbls (requireColumns); Bytebase SQL review (required columns)',
  ignoreWhen: 'The table is left out by the list of exceptions, or only links two others.',
  remedy: 'Adds the column as the list declares it.',
  fixable: true,
  options: {
    columns: {
      type: 'strings',
      default: [
        'created_at timestamptz NOT NULL DEFAULT now()',
        'updated_at timestamptz NOT NULL DEFAULT now()',
      ],
      says: 'Columns, each as "name type", then NOT NULL and DEFAULT where wanted',
    },
    except: { type: 'strings', default: ['schema_migrations'], says: 'Tables that need none of them' },
  },
  *check({ table, columns, label, ref }, options) {
    if (options.except.includes(table.name) || table.inherits.length > 0 || isLink(table.name)) return
    const linking = new Set(table.foreignKeys.flatMap((key) => key.columns))
    if (table.columns.length > 0 && table.columns.every((column) => linking.has(column.name))) return
    for (const wanted of options.columns) {
      const spec = readColumn(wanted)
      if (!spec || columns.has(spec.name)) continue
      yield {
        entities: [table.id, ...table.columns.slice(0, 1).map((column) => column.id)],
        message: `${label} has no ${spec.name}.`,
        evidence: `Every table is to have ${wanted}.`,
        confidence: 0.95,
        fix: fixOf(`Add ${spec.name} to ${label}`, 'weigh', { op: 'column.add', table: ref, column: spec }),
      }
    }
  },
})

function isLink(name: string): boolean {
  return wordsOf(name).map(singular).includes('link')
}

/** "name type NOT NULL DEFAULT expression", words in any case. */
function readColumn(written: string): Extract<SchemaOpInput, { readonly op: 'column.add' }>['column'] | null {
  const [name, ...rest] = written.trim().split(/\s+/)
  const words = rest.map((word) => word.toUpperCase())
  const at = words.indexOf('DEFAULT')
  const required = words.some((word, place) => word === 'NOT' && words[place + 1] === 'NULL')
  const ends = [at, words.indexOf('NOT')].filter((place) => place >= 0)
  const type = rest.slice(0, Math.min(rest.length, ...ends)).join(' ')
  const value = at < 0 ? [] : rest.slice(at + 1)
  const until = value.findIndex(
    (word, place) => word.toUpperCase() === 'NOT' && value[place + 1]?.toUpperCase() === 'NULL',
  )
  const constant = (until < 0 ? value : value.slice(0, until)).join(' ')
  if (!name || type === '') return null
  return { name, type, nullable: !required, default: constant === '' ? null : constant }
}
