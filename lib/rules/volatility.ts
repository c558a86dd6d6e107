import type { Column, Routine } from '../schema/index.ts'
import { isName, tokensOf } from './expression.ts'

/** What in an expression gives another value at another time, in another session or by other settings. */
export interface Unsteady {
  /** The function, keyword or cast, as a person would say it. */
  readonly what: string
  /** The cast of a timestamp with time zone, to be made at a fixed zone; null for all else. */
  readonly cast: { readonly column: string; readonly from: number; readonly to: number } | null
}

/** The first unsteady part of an expression over these columns; null where all of it is known or taken to be steady. */
export function unsteadyIn(
  sql: string,
  columns: ReadonlyMap<string, Column>,
  routines: ReadonlyMap<string, readonly Routine[]>,
): Unsteady | null {
  const tokens = tokensOf(sql)
  for (const [at, token] of tokens.entries()) {
    if (!isName(token) || tokens[at - 1]?.value === '.') continue
    const called = tokens[at + 1]?.value === '('
    if (token.kind === 'word' && clockWords.has(token.value)) return { what: token.value, cast: null }
    if (called) {
      const own = routines.get(token.value)
      if (own ? own.every((routine) => routine.volatility !== 'immutable') : unsteady.has(token.value))
        return { what: `${token.value}()`, cast: null }
    }
    const type = tokens[at + 2]
    const isZoned = columns.get(token.value)?.type.display === 'timestamp with time zone'
    if (isZoned && tokens[at + 1]?.value === '::' && type && zoned.has(type.value)) {
      const { from, to } = token
      return { what: `the cast ${token.value}::${type.value}`, cast: { column: token.value, from, to } }
    }
  }
  return null
}

const clockWords: ReadonlySet<string> = new Set(
  'current_date current_time current_timestamp localtime localtimestamp current_user session_user current_role'.split(
    ' ',
  ),
)
/** Functions of PostgreSQL of which no form is immutable. */
const unsteady: ReadonlySet<string> = new Set(
  (
    'now clock_timestamp statement_timestamp transaction_timestamp timeofday random gen_random_uuid uuid_generate_v4 ' +
    'uuidv7 nextval currval lastval to_char to_date concat concat_ws format current_setting current_schema ' +
    'current_database array_to_string array_to_json to_json to_jsonb row_to_json json_build_object jsonb_build_object ' +
    'json_build_array jsonb_build_array convert_to convert_from format_type version make_timestamptz'
  ).split(' '),
)
/** What a timestamp with time zone becomes only by the zone of the session. */
const zoned: ReadonlySet<string> = new Set(['date', 'time', 'text', 'timestamp', 'varchar'])
