import type { Column } from '../../schema/index.ts'

/** The pseudo-types, by every spelling. */
export const serials: Readonly<Record<string, Column['serial']>> = {
  smallserial: 'smallserial',
  serial2: 'smallserial',
  serial: 'serial',
  serial4: 'serial',
  bigserial: 'bigserial',
  serial8: 'bigserial',
}

export const serialTypes = { smallserial: 'smallint', serial: 'integer', bigserial: 'bigint' } as const

/** Spellings that the grammar knows beside the catalogue's own names. */
export const aliases: Readonly<Record<string, string>> = {
  int: 'integer',
  integer: 'integer',
  int4: 'integer',
  smallint: 'smallint',
  int2: 'smallint',
  bigint: 'bigint',
  int8: 'bigint',
  real: 'real',
  float4: 'real',
  float: 'double precision',
  'double precision': 'double precision',
  float8: 'double precision',
  decimal: 'numeric',
  dec: 'numeric',
  numeric: 'numeric',
  boolean: 'boolean',
  bool: 'boolean',
  char: 'character',
  character: 'character',
  nchar: 'character',
  'national character': 'character',
  'national char': 'character',
  bpchar: 'bpchar',
  varchar: 'character varying',
  'character varying': 'character varying',
  'char varying': 'character varying',
  'national character varying': 'character varying',
  'national char varying': 'character varying',
  'nchar varying': 'character varying',
  bit: 'bit',
  'bit varying': 'bit varying',
  varbit: 'bit varying',
  time: 'time without time zone',
  'time without time zone': 'time without time zone',
  'time with time zone': 'time with time zone',
  timetz: 'time with time zone',
  timestamp: 'timestamp without time zone',
  'timestamp without time zone': 'timestamp without time zone',
  'timestamp with time zone': 'timestamp with time zone',
  timestamptz: 'timestamp with time zone',
  interval: 'interval',
}

/** Names that only the grammar knows: quoted, they name something else. */
export const grammarOnly = new Set([
  'int',
  'integer',
  'smallint',
  'bigint',
  'real',
  'float',
  'decimal',
  'dec',
  'boolean',
])
export const grammarOnlyCharacter = new Set(['character', 'nchar'])

/** The engine's other types, which have one name each. */
export const plain = new Set(
  (
    'text bytea json jsonb jsonpath xml uuid date money oid name inet cidr macaddr macaddr8 point line lseg ' +
    'box path polygon circle tsvector tsquery regclass regcollation regconfig regdictionary regnamespace ' +
    'regoper regoperator regproc regprocedure regrole regtype int4range int8range numrange tsrange tstzrange ' +
    'daterange int4multirange int8multirange nummultirange tsmultirange tstzmultirange datemultirange ' +
    'pg_lsn pg_snapshot txid_snapshot xid xid8 cid tid int2vector oidvector refcursor gtsvector aclitem ' +
    'void record trigger event_trigger anyelement anyarray anynonarray anyenum anyrange anymultirange ' +
    'anycompatible anycompatiblearray anycompatiblenonarray anycompatiblerange anycompatiblemultirange ' +
    'cstring internal language_handler fdw_handler index_am_handler tsm_handler table_am_handler unknown ' +
    'pg_node_tree pg_ndistinct pg_dependencies pg_mcv_list pg_brin_bloom_summary ' +
    'pg_brin_minmax_multi_summary pg_ddl_command'
  ).split(' '),
)

/** Words that may follow `interval`. */
export const intervalFields = new Set(['year', 'month', 'day', 'hour', 'minute', 'second', 'to'])
