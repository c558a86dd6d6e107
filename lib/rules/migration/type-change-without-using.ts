import { type DataType, findColumn } from '../../schema/index.ts'
import { alterations } from './reading/alterations.ts'
import { findRelation } from './reading/context.ts'
import { edited } from './reading/rewrite.ts'
import { migrationRule } from './reading/rule.ts'

/** Where no cast is made by assignment the server wants to be told how to convert. */
export const typeChangeWithoutUsing = migrationRule({
  id: 'type-change-without-using',
  title: 'Type change without a way to convert',
  severity: 'error',
  catalogue: ['MS034'],
  detects:
    'ALTER COLUMN … TYPE without USING from text to something else, or between families of types, and any change of ' +
    'type where the old default may not be cast, as far as the base tells.',
  rationale: 'The server refuses it (42804): cannot be cast automatically.',
  source: 'https://www.postgresql.org/docs/current/sql-altertable.html (SET DATA TYPE … USING)',
  ignoreWhen: 'An assignment cast was made for the two types.',
  remedy:
    'Adds USING with a cast. A default that cannot be cast has to be dropped before and set again behind.',
  fixable: true,
  *checkStatement(context) {
    for (const { action, label, table } of alterations(context, 'setType')) {
      const from = table && findColumn(table, action.column.value)
      const changed = table && findRelation(context.after.tables, 'table', table, [])
      const to = changed && findColumn(changed, action.column.value)
      if (!from || !to || action.using || !needsUsing(from.type, to.type)) continue
      const written = context.file.dialect.quote(from.name)
      const insert = ` USING ${written}::${to.type.display}`
      const dropsDefault = from.default !== null
      yield {
        message: `${label}.${from.name} does not become ${to.type.display} by itself: the server wants USING.`,
        evidence: `No assignment cast leads from ${from.type.display} to ${to.type.display}.`,
        confidence: 0.88,
        entities: [from.id],
        fix: dropsDefault
          ? null
          : edited(context, 'Say how to convert', [{ from: action.to, to: action.to, insert }]),
      }
    }
  },
})

const families: readonly (readonly string[])[] = [
  ['smallint', 'integer', 'bigint', 'numeric', 'real', 'double precision', 'money'],
  ['timestamp without time zone', 'timestamp with time zone', 'date'],
  ['time without time zone', 'time with time zone'],
  ['json', 'jsonb'],
  ['cidr', 'inet'],
  ['bit', 'bit varying'],
]

function needsUsing(from: DataType, to: DataType): boolean {
  if (from.schema !== to.schema || from.dimensions !== to.dimensions) {
    return !['text', 'character varying', 'character'].includes(to.name)
  }
  if (from.name === to.name || to.schema !== null) return from.name !== to.name
  const texts = ['text', 'character varying', 'character', 'citext', 'name']
  if (texts.includes(to.name)) return false
  if (texts.includes(from.name)) return true
  return !families.some((family) => family.includes(from.name) && family.includes(to.name))
}
