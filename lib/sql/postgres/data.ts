import type { DialectData } from '../dialect-data.ts'
import { postgresLanguage } from './language.ts'
import { quoteIdentifier } from './quote.ts'
import { statisticsQuery } from './statistics-query.ts'

/** Estimates of the last ANALYZE, else of the statistics; a partitioned table is as large as its partitions. */
const rowCounts = `SELECT n.nspname AS schema, c.relname AS "table",
       CASE WHEN c.relkind = 'p' THEN p.rows
            WHEN c.reltuples < 0 THEN coalesce(pg_stat_get_live_tuples(c.oid), 0)
            ELSE c.reltuples END::bigint AS rows,
       CASE WHEN c.relkind = 'p' THEN p.bytes ELSE pg_table_size(c.oid) END AS bytes
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN LATERAL (
  SELECT coalesce(sum(greatest(l.reltuples, 0)), 0) AS rows, coalesce(sum(pg_table_size(l.oid)), 0)::bigint AS bytes
  FROM pg_partition_tree(c.oid) t JOIN pg_class l ON l.oid = t.relid WHERE t.isleaf
) p ON c.relkind = 'p'
WHERE c.relkind IN ('r', 'p', 'm') AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
ORDER BY bytes DESC;`

/** PostgreSQL, versions 11 to 18. */
export const postgresData: DialectData = {
  id: 'postgres',
  label: 'PostgreSQL',
  versions: ['11', '12', '13', '14', '15', '16', '17', '18'],
  defaultSchema: 'public',
  maxIdentifierBytes: 63,
  language: postgresLanguage,
  rowCountsQuery: rowCounts,
  statisticsQuery,
  quote: quoteIdentifier,
}
