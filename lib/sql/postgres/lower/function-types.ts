import type { DataType } from '../../../schema/index.ts'
import { bare, builtin, commonType, isInteger, isNumber, type Told } from './common-type.ts'

/** What one of the engine's own functions gives, where that follows from its name and its arguments. */
export function functionType(name: string, args: readonly Told[]): Told {
  const fixed = fixedTypes[name]
  if (fixed !== undefined) return builtin(fixed)
  const rule = rules[name]
  return rule ? rule(args) : null
}

const list = (type: string, names: string): readonly (readonly [string, string])[] =>
  names.split(/\s+/).map((name) => [name, type])

/** Functions whose result is of one type, whatever they are given. */
const fixedTypes: Readonly<Record<string, string>> = Object.fromEntries([
  ...list(
    'text',
    `concat concat_ws initcap replace regexp_replace regexp_substr left right lpad rpad repeat reverse
    split_part md5 format to_char string_agg quote_ident quote_literal quote_nullable translate chr encode to_hex
    current_setting version json_extract_path_text jsonb_extract_path_text json_typeof jsonb_typeof jsonb_pretty
    pg_get_viewdef obj_description col_description normalize array_to_string to_ascii unistr pg_size_pretty`,
  ),
  ...list(
    'integer',
    `length char_length character_length octet_length bit_length position strpos ascii array_length cardinality
    array_upper array_lower array_position array_ndims jsonb_array_length json_array_length ntile num_nonnulls
    num_nulls pg_backend_pid regexp_count regexp_instr width_bucket scale min_scale`,
  ),
  ...list(
    'bigint',
    `count row_number rank dense_rank nextval currval lastval setval pg_relation_size pg_total_relation_size
    pg_table_size pg_database_size txid_current`,
  ),
  ...list(
    'double precision',
    'percent_rank cume_dist pi date_part corr covar_pop covar_samp regr_slope degrees radians',
  ),
  ...list('double precision', 'sin cos tan asin acos atan atan2 cbrt regr_intercept regr_r2'),
  ...list('numeric', 'extract factorial to_number'),
  ...list(
    'boolean',
    `bool_and bool_or every exists starts_with isfinite isempty lower_inc upper_inc has_table_privilege
    pg_has_role regexp_like jsonb_path_exists jsonb_path_match`,
  ),
  ...list(
    'timestamp with time zone',
    'now transaction_timestamp statement_timestamp clock_timestamp to_timestamp make_timestamptz',
  ),
  ...list('timestamp without time zone', 'make_timestamp'),
  ...list('date', 'to_date make_date'),
  ...list('time without time zone', 'make_time'),
  ...list('interval', 'age make_interval justify_days justify_hours justify_interval'),
  ...list(
    'uuid',
    'gen_random_uuid uuidv4 uuidv7 uuid_generate_v1 uuid_generate_v1mc uuid_generate_v4 uuid_generate_v5',
  ),
  ...list(
    'json',
    'to_json row_to_json json_build_object json_build_array json_agg json_object_agg array_to_json json_extract_path',
  ),
  ...list(
    'jsonb',
    `to_jsonb jsonb_build_object jsonb_build_array jsonb_agg jsonb_object_agg jsonb_set jsonb_insert
    jsonb_strip_nulls jsonb_extract_path jsonb_path_query_first jsonb_path_query_array`,
  ),
  ...list('text[]', 'string_to_array regexp_split_to_array regexp_matches regexp_match'),
  ...list('tsvector', 'to_tsvector setweight strip'),
  ...list('tsquery', 'to_tsquery plainto_tsquery phraseto_tsquery websearch_to_tsquery'),
  ...list('real', 'ts_rank ts_rank_cd'),
  ...list('bytea', 'decode sha256 sha224 sha384 sha512 convert_to'),
  ...list('inet', 'inet_client_addr inet_server_addr'),
  ...list('name', 'current_database current_schema'),
])

type Rule = (args: readonly Told[]) => Told

const known = (told: Told | undefined): DataType | null => (told === 'constant' || !told ? null : told)

/** As the first argument is, without its length. */
const asFirst: Rule = ([first]) => {
  const type = known(first)
  return type && bare(type)
}

const ofText: Rule = ([first]) => {
  if (first === 'constant') return builtin('text')
  const type = known(first)
  if (!type || type.schema !== null || type.dimensions > 0) return null
  if (type.name === 'bytea') return type
  return texts.has(type.name) ? builtin('text') : null
}

const texts = new Set(['text', 'character varying', 'character', 'bpchar', 'name'])

/** Strings of a length have no functions of their own. */
const extreme: Rule = ([first]) => {
  const type = known(first)
  if (!type) return null
  return type.schema === null && type.dimensions === 0 && type.name === 'character varying'
    ? builtin('text')
    : bare(type)
}

const sum: Rule = ([first]) => {
  const type = known(first)
  if (!type || type.schema !== null || type.dimensions > 0) return null
  if (type.name === 'smallint' || type.name === 'integer') return builtin('bigint')
  if (type.name === 'bigint') return builtin('numeric')
  return isNumber(type) || type.name === 'interval' || type.name === 'money' ? bare(type) : null
}

/** Exact for exact numbers, else of double precision. */
const average: Rule = ([first]) => {
  const type = known(first)
  if (!type || type.schema !== null) return null
  if (isInteger(type) || type.name === 'numeric') return builtin('numeric')
  if (isNumber(type)) return builtin('double precision')
  return type.name === 'interval' && type.dimensions === 0 ? builtin('interval') : null
}

/** Numeric for numeric, for all other numbers double precision. */
const rounded: Rule = ([first, second]) => {
  if (second !== undefined) return builtin('numeric')
  const type = known(first)
  if (!type || !isNumber(type)) return null
  return builtin(type.name === 'numeric' ? 'numeric' : 'double precision')
}

const powered: Rule = (args) => {
  const types = args.map(known)
  if (types.some((type) => !type || !isNumber(type))) return null
  const exact = types.some((type) => type?.name === 'numeric')
  const rough = types.some((type) => type?.name === 'real' || type?.name === 'double precision')
  return builtin(exact && !rough ? 'numeric' : 'double precision')
}

const truncated: Rule = ([, second, zone]) => {
  const type = known(second)
  if (!type || type.schema !== null) return null
  if (zone !== undefined || type.name === 'date' || type.name === 'timestamp with time zone')
    return builtin('timestamp with time zone')
  return type.name === 'timestamp without time zone' || type.name === 'interval' ? bare(type) : null
}

const element: Rule = ([first]) => {
  const type = known(first)
  if (!type || type.dimensions === 0) return null
  const open = type.display.lastIndexOf('[]')
  return type.schema === null ? bare(builtin(type.display.slice(0, open))) : null
}

const gathered: Rule = ([first]) => arrayOf(first ?? null)

/** The array of what is told; arrays hold arrays as they are. */
export function arrayOf(told: Told): Told {
  if (told === null) return null
  const type = told === 'constant' ? builtin('text') : bare(told)
  if (type.dimensions > 0) return type
  return type.schema === null ? builtin(`${type.display}[]`) : null
}

const common: Rule = (args) => commonType(args)

const zoned: Rule = (args) => {
  const type = known(args.at(-1))
  if (!type || type.schema !== null) return null
  return zonedResults[type.name] ? builtin(zonedResults[type.name] ?? '') : null
}

const zonedResults: Readonly<Record<string, string>> = {
  'timestamp with time zone': 'timestamp without time zone',
  'timestamp without time zone': 'timestamp with time zone',
  'time with time zone': 'time with time zone',
  'time without time zone': 'time with time zone',
  date: 'timestamp without time zone',
}

/** `random()` is a fraction, between two limits it is as they are. */
const random: Rule = (args) => (args.length === 0 ? builtin('double precision') : commonType(args))

/** As the first is; strings of a length are compared as text. */
const nulled: Rule = ([first]) => {
  if (first === 'constant') return builtin('text')
  const type = known(first)
  return type?.display.startsWith('character varying') && type.dimensions === 0 ? builtin('text') : type
}

const rules: Readonly<Record<string, Rule>> = {
  ...Object.fromEntries(
    'upper lower btrim ltrim rtrim trim substr substring overlay'.split(' ').map((name) => [name, ofText]),
  ),
  ...Object.fromEntries(
    `first_value last_value nth_value abs mod generate_series array_append array_cat array_remove array_replace
    bit_and bit_or lag lead any_value gcd lcm`
      .split(/\s+/)
      .map((name) => [name, asFirst]),
  ),
  ...Object.fromEntries(
    'stddev stddev_pop stddev_samp variance var_pop var_samp avg'.split(' ').map((name) => [name, average]),
  ),
  ...Object.fromEntries('round trunc ceil ceiling floor'.split(' ').map((name) => [name, rounded])),
  ...Object.fromEntries('power pow sqrt exp ln log'.split(' ').map((name) => [name, powered])),
  ...Object.fromEntries('coalesce greatest least'.split(' ').map((name) => [name, common])),
  sign: rounded,
  div: () => builtin('numeric'),
  min: extreme,
  max: extreme,
  nullif: nulled,
  sum,
  random,
  date_trunc: truncated,
  date_bin: truncated,
  unnest: element,
  array_agg: gathered,
  timezone: zoned,
}
