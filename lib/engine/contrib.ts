import type { Extensions } from '@electric-sql/pglite'

/** The extensions that ship with PGlite, by the name that CREATE EXTENSION gives; loaded when asked for. */
export const contribModules: Readonly<Record<string, () => Promise<Extensions>>> = {
  amcheck: async () => ({ amcheck: (await import('@electric-sql/pglite/contrib/amcheck')).amcheck }),
  auto_explain: async () => ({
    auto_explain: (await import('@electric-sql/pglite/contrib/auto_explain')).auto_explain,
  }),
  bloom: async () => ({ bloom: (await import('@electric-sql/pglite/contrib/bloom')).bloom }),
  btree_gin: async () => ({ btree_gin: (await import('@electric-sql/pglite/contrib/btree_gin')).btree_gin }),
  btree_gist: async () => ({
    btree_gist: (await import('@electric-sql/pglite/contrib/btree_gist')).btree_gist,
  }),
  citext: async () => ({ citext: (await import('@electric-sql/pglite/contrib/citext')).citext }),
  cube: async () => ({ cube: (await import('@electric-sql/pglite/contrib/cube')).cube }),
  dict_int: async () => ({ dict_int: (await import('@electric-sql/pglite/contrib/dict_int')).dict_int }),
  dict_xsyn: async () => ({ dict_xsyn: (await import('@electric-sql/pglite/contrib/dict_xsyn')).dict_xsyn }),
  earthdistance: async () => ({
    cube: (await import('@electric-sql/pglite/contrib/cube')).cube,
    earthdistance: (await import('@electric-sql/pglite/contrib/earthdistance')).earthdistance,
  }),
  file_fdw: async () => ({ file_fdw: (await import('@electric-sql/pglite/contrib/file_fdw')).file_fdw }),
  fuzzystrmatch: async () => ({
    fuzzystrmatch: (await import('@electric-sql/pglite/contrib/fuzzystrmatch')).fuzzystrmatch,
  }),
  hstore: async () => ({ hstore: (await import('@electric-sql/pglite/contrib/hstore')).hstore }),
  intarray: async () => ({ intarray: (await import('@electric-sql/pglite/contrib/intarray')).intarray }),
  isn: async () => ({ isn: (await import('@electric-sql/pglite/contrib/isn')).isn }),
  lo: async () => ({ lo: (await import('@electric-sql/pglite/contrib/lo')).lo }),
  ltree: async () => ({ ltree: (await import('@electric-sql/pglite/contrib/ltree')).ltree }),
  moddatetime: async () => ({
    moddatetime: (await import('@electric-sql/pglite/contrib/moddatetime')).moddatetime,
  }),
  pageinspect: async () => ({
    pageinspect: (await import('@electric-sql/pglite/contrib/pageinspect')).pageinspect,
  }),
  pg_buffercache: async () => ({
    pg_buffercache: (await import('@electric-sql/pglite/contrib/pg_buffercache')).pg_buffercache,
  }),
  pg_freespacemap: async () => ({
    pg_freespacemap: (await import('@electric-sql/pglite/contrib/pg_freespacemap')).pg_freespacemap,
  }),
  pg_stat_statements: async () => ({
    pg_stat_statements: (await import('@electric-sql/pglite/contrib/pg_stat_statements')).pg_stat_statements,
  }),
  pg_surgery: async () => ({
    pg_surgery: (await import('@electric-sql/pglite/contrib/pg_surgery')).pg_surgery,
  }),
  pg_trgm: async () => ({ pg_trgm: (await import('@electric-sql/pglite/contrib/pg_trgm')).pg_trgm }),
  pg_visibility: async () => ({
    pg_visibility: (await import('@electric-sql/pglite/contrib/pg_visibility')).pg_visibility,
  }),
  pg_walinspect: async () => ({
    pg_walinspect: (await import('@electric-sql/pglite/contrib/pg_walinspect')).pg_walinspect,
  }),
  pgcrypto: async () => ({ pgcrypto: (await import('@electric-sql/pglite/contrib/pgcrypto')).pgcrypto }),
  seg: async () => ({ seg: (await import('@electric-sql/pglite/contrib/seg')).seg }),
  tablefunc: async () => ({ tablefunc: (await import('@electric-sql/pglite/contrib/tablefunc')).tablefunc }),
  tcn: async () => ({ tcn: (await import('@electric-sql/pglite/contrib/tcn')).tcn }),
  tsm_system_rows: async () => ({
    tsm_system_rows: (await import('@electric-sql/pglite/contrib/tsm_system_rows')).tsm_system_rows,
  }),
  tsm_system_time: async () => ({
    tsm_system_time: (await import('@electric-sql/pglite/contrib/tsm_system_time')).tsm_system_time,
  }),
  unaccent: async () => ({ unaccent: (await import('@electric-sql/pglite/contrib/unaccent')).unaccent }),
  'uuid-ossp': async () => ({
    uuid_ossp: (await import('@electric-sql/pglite/contrib/uuid_ossp')).uuid_ossp,
  }),
  vector: async () => ({ vector: (await import('@electric-sql/pglite-pgvector')).vector }),
}
