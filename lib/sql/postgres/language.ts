import type { LanguageData } from '../dialect-data.ts'
import { columnKeywords, freeKeywords, functionKeywords, reservedKeywords } from './keywords.ts'

/** Words, types and functions as they are offered to people who type. */
export const postgresLanguage: LanguageData = {
  keywords: [...reservedKeywords, ...functionKeywords, ...columnKeywords, ...freeKeywords].sort(),
  types: [
    { name: 'bigint', detail: 'whole number, 8 bytes' },
    { name: 'bigserial', detail: 'bigint with a sequence of its own' },
    { name: 'bit', detail: 'bit string of fixed length' },
    { name: 'bit varying', detail: 'bit string' },
    { name: 'boolean', detail: 'true or false' },
    { name: 'box', detail: 'rectangle in the plane' },
    { name: 'bytea', detail: 'bytes' },
    { name: 'character', detail: 'text padded to a length' },
    { name: 'character varying', detail: 'text with a greatest length' },
    { name: 'cidr', detail: 'network address' },
    { name: 'circle', detail: 'circle in the plane' },
    { name: 'date', detail: 'calendar date' },
    { name: 'datemultirange', detail: 'ranges of dates' },
    { name: 'daterange', detail: 'range of dates' },
    { name: 'double precision', detail: 'floating point, 8 bytes' },
    { name: 'inet', detail: 'host or network address' },
    { name: 'int4multirange', detail: 'ranges of integer' },
    { name: 'int4range', detail: 'range of integer' },
    { name: 'int8multirange', detail: 'ranges of bigint' },
    { name: 'int8range', detail: 'range of bigint' },
    { name: 'integer', detail: 'whole number, 4 bytes' },
    { name: 'interval', detail: 'span of time' },
    { name: 'json', detail: 'JSON as text' },
    { name: 'jsonb', detail: 'JSON, parsed and indexable' },
    { name: 'jsonpath', detail: 'JSON path expression' },
    { name: 'line', detail: 'line in the plane' },
    { name: 'lseg', detail: 'line segment in the plane' },
    { name: 'macaddr', detail: 'MAC address' },
    { name: 'macaddr8', detail: 'MAC address, 8 bytes' },
    { name: 'money', detail: 'currency amount' },
    { name: 'name', detail: 'identifier of the engine' },
    { name: 'numeric', detail: 'exact number of chosen precision' },
    { name: 'nummultirange', detail: 'ranges of numeric' },
    { name: 'numrange', detail: 'range of numeric' },
    { name: 'oid', detail: 'object identifier' },
    { name: 'path', detail: 'path in the plane' },
    { name: 'pg_lsn', detail: 'place in the write-ahead log' },
    { name: 'point', detail: 'point in the plane' },
    { name: 'polygon', detail: 'polygon in the plane' },
    { name: 'real', detail: 'floating point, 4 bytes' },
    { name: 'regclass', detail: 'relation by name' },
    { name: 'serial', detail: 'integer with a sequence of its own' },
    { name: 'smallint', detail: 'whole number, 2 bytes' },
    { name: 'smallserial', detail: 'smallint with a sequence of its own' },
    { name: 'text', detail: 'text of any length' },
    { name: 'time', detail: 'time of day' },
    { name: 'time with time zone', detail: 'time of day with an offset' },
    { name: 'timestamp', detail: 'date and time without a zone' },
    { name: 'timestamp with time zone', detail: 'moment in time' },
    { name: 'tsmultirange', detail: 'ranges of timestamp' },
    { name: 'tsquery', detail: 'text search query' },
    { name: 'tsrange', detail: 'range of timestamp' },
    { name: 'tstzmultirange', detail: 'ranges of moments' },
    { name: 'tstzrange', detail: 'range of moments' },
    { name: 'tsvector', detail: 'text search document' },
    { name: 'uuid', detail: 'universally unique identifier' },
    { name: 'xml', detail: 'XML' },
  ],
  functions: (
    'abs age array_agg array_append array_length array_position array_remove array_to_string avg bool_and ' +
    'bool_or btrim ceil char_length clock_timestamp coalesce concat concat_ws count cume_dist currval ' +
    'date_bin date_part date_trunc decode dense_rank digest encode every exp extract first_value floor ' +
    'format gen_random_uuid generate_series generate_subscripts greatest initcap isempty isfinite ' +
    'json_agg json_build_object jsonb_agg jsonb_array_elements jsonb_array_length jsonb_build_array ' +
    'jsonb_build_object jsonb_each jsonb_object_keys jsonb_path_exists jsonb_path_query jsonb_set ' +
    'jsonb_strip_nulls jsonb_typeof lag last_value lastval lead least left length ln log lower lpad ltrim ' +
    'make_date make_interval make_timestamp make_timestamptz max md5 min mod nextval now ntile nullif ' +
    'num_nonnulls num_nulls octet_length percentile_cont percentile_disc plainto_tsquery position power ' +
    'quote_ident quote_literal random rank regexp_match regexp_matches regexp_replace regexp_split_to_array ' +
    'regexp_split_to_table repeat replace reverse right round row_number rpad rtrim setval sign split_part ' +
    'sqrt starts_with statement_timestamp stddev string_agg string_to_array strpos substring sum ' +
    'timezone to_char to_date to_json to_jsonb to_number to_timestamp to_tsquery to_tsvector ' +
    'transaction_timestamp translate trim trunc ts_headline ts_rank unnest upper uuidv4 uuidv7 variance ' +
    'websearch_to_tsquery width_bucket xmlagg'
  ).split(' '),
}
