import type { Table } from '../../schema/index.ts'
import { isReviewed, schemaRule } from '../define.ts'
import { fixOf } from '../ops-of.ts'

/** Where tables say whose they are, all should. */
export const missingOwner = schemaRule({
  id: 'missing-owner',
  title: 'Table that says nobody owns it',
  category: 'design',
  severity: 'info',
  tags: ['operations'],
  catalogue: ['SCH058'],
  detects:
    'A table without an owner where most tables of the script have one, or one with another owner than the option names.',
  rationale:
    'It belongs to whoever runs the script, so that a later migration by the usual role may not change it, and ' +
    'default privileges and row security of that role do not apply.',
  source: 'https://www.postgresql.org/docs/current/ddl-priv.html',
  ignoreWhen: 'The script is always run by the owner of the others.',
  remedy: 'Gives it to the owner of most tables, or to the one the option names.',
  fixable: true,
  options: {
    owner: { type: 'string', default: '', says: 'Who is to own all tables; empty: whoever owns most' },
  },
  *check(context, options) {
    const tables = [...context.tables.values()].filter(isReviewed)
    const owner = options.owner === '' ? usualOwner(tables.map(({ table }) => table)) : options.owner
    if (owner === null) return
    for (const { table, label, ref } of tables) {
      if (table.owner === owner || (options.owner === '' && table.owner !== null)) continue
      yield {
        entities: [table.id],
        message:
          table.owner === null
            ? `${label} has no owner in the script.`
            : `${label} belongs to ${table.owner}.`,
        evidence: options.owner === '' ? `Most tables belong to ${owner}.` : `All are to belong to ${owner}.`,
        confidence: 0.7,
        fix: fixOf(`Give ${label} to ${owner}`, 'weigh', {
          op: 'object.setOwner',
          kind: 'table',
          object: ref,
          owner,
        }),
      }
    }
  },
})

/** Who owns at least two thirds of the tables, of four or more. */
function usualOwner(tables: readonly Table[]): string | null {
  const counts = new Map<string, number>()
  for (const { owner } of tables) if (owner !== null) counts.set(owner, (counts.get(owner) ?? 0) + 1)
  const [owner, count] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [null, 0]
  return tables.length >= 4 && count * 3 >= tables.length * 2 ? owner : null
}
