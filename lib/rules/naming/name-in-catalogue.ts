import { isReviewed, schemaRule } from '../define.ts'
import { plural, singularName } from '../names.ts'
import { tableRename } from '../renames.ts'

/** A table called like one of the system is not found. */
export const nameInCatalogue = schemaRule({
  id: 'name-in-catalogue',
  title: 'Table named like one of the system',
  category: 'naming',
  severity: 'error',
  catalogue: ['NM016'],
  tags: ['integrity'],
  detects: 'A table or view whose name begins with `pg_`, or that is called `dual`.',
  rationale:
    '`pg_catalog` is searched before everything else: `SELECT * FROM pg_user` reads the catalogue, never a table of that ' +
    'name, and each new version of the server may bring the name. `dual` is what other systems call their table of one row; ' +
    'drivers and ported queries take it for that.',
  source: 'https://www.postgresql.org/docs/current/ddl-schemas.html#DDL-SCHEMAS-CATALOG',
  ignoreWhen: 'The table belongs to an extension, or `dual` was made for ported queries on purpose.',
  remedy: 'Renames the table without the prefix.',
  fixable: true,
  *check({ schema, tables, facts }) {
    for (const each of tables.values()) {
      const { table, label } = each
      const lower = table.name.toLowerCase()
      if (!isReviewed(each) || (!lower.startsWith('pg_') && lower !== 'dual')) continue
      const bare = lower === 'dual' ? 'single_row' : lower.slice('pg_'.length)
      const to = bare === singularName(bare) ? plural(bare) : bare
      yield {
        entities: [table.id],
        message: `${label} is called like a table of the system.`,
        evidence:
          lower === 'dual'
            ? 'dual is the table of one row in Oracle and MySQL.'
            : 'pg_catalog is searched first, whatever search_path says.',
        confidence: 0.8,
        fix: tableRename(schema, each, lower === 'dual' ? bare : to),
      }
    }
    for (const view of schema.views.values()) {
      if (!view.name.toLowerCase().startsWith('pg_') || view.schema !== facts.home) continue
      yield {
        entities: [view.id],
        message: `The view ${view.name} is called like one of the system.`,
        evidence: 'pg_catalog is searched first, whatever search_path says.',
        confidence: 0.6,
        fix: null,
      }
    }
  },
})
