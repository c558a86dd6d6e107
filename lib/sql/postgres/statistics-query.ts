/**
 * One row with one JSON document of what a server of version 12 or newer has counted and measured: no value of any
 * row is in it. Partitioned tables and indexes get the sums over their partitions.
 */
export const statisticsQuery = `SELECT json_build_object(
  'taken_at', now(),
  'server_version', current_setting('server_version'),
  'is_standby', pg_is_in_recovery(),
  'stats_reset', (SELECT d.stats_reset FROM pg_stat_database d WHERE d.datname = current_database()),
  'tables', (
    SELECT coalesce(json_agg(to_jsonb(s) - 'relid' || jsonb_build_object(
      'rows', CASE WHEN s.n_live_tup > 0 THEN s.n_live_tup ELSE greatest(c.reltuples, 0)::bigint END,
      'table_bytes', pg_table_size(c.oid), 'indexes_bytes', pg_indexes_size(c.oid),
      'xid_age', age(c.relfrozenxid))), '[]')
    FROM pg_stat_user_tables s JOIN pg_class c ON c.oid = s.relid
    WHERE c.relkind IN ('r', 'm') AND c.relpersistence <> 't'),
  'partitioned_tables', (
    SELECT coalesce(json_agg(to_jsonb(p)), '[]')
    FROM (
      SELECT n.nspname AS schemaname, c.relname,
             sum(CASE WHEN s.n_live_tup > 0 THEN s.n_live_tup ELSE greatest(l.reltuples, 0) END)::bigint AS rows,
             sum(s.n_dead_tup)::bigint AS n_dead_tup, sum(s.seq_scan)::bigint AS seq_scan,
             sum(s.seq_tup_read)::bigint AS seq_tup_read, sum(s.idx_scan)::bigint AS idx_scan,
             sum(s.n_tup_ins)::bigint AS n_tup_ins, sum(s.n_tup_upd)::bigint AS n_tup_upd,
             sum(s.n_tup_del)::bigint AS n_tup_del, sum(s.n_tup_hot_upd)::bigint AS n_tup_hot_upd,
             sum(pg_table_size(l.oid))::bigint AS table_bytes, sum(pg_indexes_size(l.oid))::bigint AS indexes_bytes
      FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace
      CROSS JOIN LATERAL pg_partition_tree(c.oid) t
      JOIN pg_class l ON l.oid = t.relid
      JOIN pg_stat_user_tables s ON s.relid = l.oid
      WHERE c.relkind = 'p' AND t.isleaf AND c.relpersistence <> 't'
      GROUP BY n.nspname, c.relname
    ) p),
  'indexes', (
    SELECT coalesce(json_agg(to_jsonb(s) - 'relid' - 'indexrelid' || jsonb_build_object(
      'index_bytes', pg_relation_size(i.indexrelid), 'indisvalid', i.indisvalid)), '[]')
    FROM pg_stat_user_indexes s
    JOIN pg_index i ON i.indexrelid = s.indexrelid
    JOIN pg_class c ON c.oid = s.relid
    WHERE c.relpersistence <> 't'),
  'partitioned_indexes', (
    SELECT coalesce(json_agg(to_jsonb(p)), '[]')
    FROM (
      SELECT n.nspname AS schemaname, r.relname, c.relname AS indexrelname, sum(s.idx_scan)::bigint AS idx_scan,
             sum(s.idx_tup_read)::bigint AS idx_tup_read, sum(s.idx_tup_fetch)::bigint AS idx_tup_fetch,
             sum(pg_relation_size(s.indexrelid))::bigint AS index_bytes, bool_and(i.indisvalid) AS indisvalid
      FROM pg_class c
      JOIN pg_index i ON i.indexrelid = c.oid
      JOIN pg_class r ON r.oid = i.indrelid
      JOIN pg_namespace n ON n.oid = r.relnamespace
      CROSS JOIN LATERAL pg_partition_tree(c.oid) t
      JOIN pg_stat_user_indexes s ON s.indexrelid = t.relid
      WHERE c.relkind = 'I' AND t.isleaf AND r.relpersistence <> 't'
      GROUP BY n.nspname, r.relname, c.relname
    ) p),
  'columns', (
    SELECT coalesce(json_agg(json_build_object(
      'schemaname', s.schemaname, 'tablename', s.tablename, 'attname', s.attname, 'inherited', s.inherited,
      'null_frac', s.null_frac, 'avg_width', s.avg_width, 'n_distinct', s.n_distinct,
      'correlation', s.correlation, 'most_common_freqs', s.most_common_freqs)), '[]')
    FROM pg_stats s
    WHERE s.schemaname <> 'information_schema' AND s.schemaname NOT LIKE 'pg\\_%'),
  'sequences', (
    SELECT coalesce(json_agg(json_build_object(
      'schemaname', q.schemaname, 'sequencename', q.sequencename, 'last_value', q.last_value,
      'max_value', q.max_value, 'increment_by', q.increment_by, 'cycle', q.cycle)), '[]')
    FROM pg_sequences q)
) AS statistics;`
