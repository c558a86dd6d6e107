/** Words that cannot be a bare column or table name: an unquoted one is never a mention. */
const reserved = new Set(
  (
    'all analyse analyze and any array as asc asymmetric authorization between both case cast check collate ' +
    'collation column constraint create cross current_catalog current_date current_role current_schema ' +
    'current_time current_timestamp current_user default deferrable desc distinct do else end except exists ' +
    'extract false fetch filter for foreign freeze from full grant group having ilike in initially inner ' +
    'intersect into is isnull join lateral leading left like limit localtime localtimestamp natural not ' +
    'notnull null offset on only or order outer over overlaps placing primary references returning right ' +
    'select session_user similar some symmetric table tablesample then to trailing true union unique user ' +
    'using variadic verbose when where window with within'
  ).split(' '),
)

/** Words after which an operand may stand, so that a name there is not an alias of what went before. */
const operandMayFollow = new Set(
  (
    'all and any array as asc between both by case cast collate cross desc distinct do else except exists ' +
    'filter for from full group having ilike in inner intersect into is join lateral leading left like limit ' +
    'natural not offset on only or order outer overlaps over placing returning right select similar some ' +
    'symmetric then to trailing union using variadic when where window with within values isnull notnull ' +
    'escape set'
  ).split(' '),
)

/** Clause words that end a FROM list or a select list at their own depth. */
export const clauseWords: ReadonlySet<string> = new Set([
  'from',
  'where',
  'group',
  'having',
  'window',
  'order',
  'limit',
  'offset',
  'fetch',
  'for',
  'into',
])

export const joinWords: ReadonlySet<string> = new Set([
  'join',
  'inner',
  'left',
  'right',
  'full',
  'cross',
  'natural',
  'outer',
])

export const setWords: ReadonlySet<string> = new Set(['union', 'intersect', 'except'])

export function isReservedWord(word: string): boolean {
  return reserved.has(word)
}

export function mayPrecedeOperand(word: string): boolean {
  return operandMayFollow.has(word)
}
