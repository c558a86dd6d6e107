import { entityId } from '../../schema/index.ts'
import { isReviewed, schemaRule } from '../define.ts'
import { fixOf } from '../ops-of.ts'

/** That a table is a table need not be said. */
export const typePrefix = schemaRule({
  id: 'type-prefix',
  title: 'Name with a prefix for its kind',
  category: 'naming',
  severity: 'info',
  catalogue: ['NM012'],
  tags: ['readability'],
  detects: 'A table named `tbl_…`, `tb_…` or `table_…`, or `t_…` where half of them are.',
  rationale:
    'The prefix says what every reader sees, hides the first letter in sorted lists, and becomes a lie the day ' +
    'the table turns into a view.',
  source: 'Joe Celko, SQL Programming Style, chapter 1',
  ignoreWhen: 'All tables have it and it is not worth the change.',
  remedy: 'Renames the table without the prefix; what uses the old name outside the script must follow.',
  fixable: true,
  *check({ schema, tables }) {
    const names = [...tables.values()].map(({ table }) => table.name.toLowerCase())
    const lettered = names.filter((name) => name.startsWith('t_')).length >= Math.max(3, names.length / 2)
    for (const each of tables.values()) {
      const { table, ref, label } = each
      const prefix = prefixes.find((each) => table.name.toLowerCase().startsWith(each))
      const to = prefix === undefined ? '' : table.name.slice(prefix.length)
      // One letter may stand for something else: it counts where there are many of them.
      if (!isReviewed(each) || to === '' || (prefix === 't_' && !lettered)) continue
      yield {
        entities: [table.id],
        message: `${label} carries the prefix ${prefix}.`,
        evidence: 'Prefixes for the kind of an object say nothing that the catalogue does not.',
        confidence: 0.7,
        fix: schema.tables.has(entityId('table', table.schema, to))
          ? null
          : fixOf(`Rename ${label} to ${to}`, 'weigh', { op: 'table.rename', table: ref, to }),
      }
    }
  },
})

const prefixes: readonly string[] = ['tbl_', 'tb_', 'table_', 't_']
