import type { Routine, Schema } from '../../schema/index.ts'
import { joinQualified, parseEntityId } from '../../schema/index.ts'
import { schemaRule } from '../define.ts'
import { tokensOf } from '../expression.ts'
import { fixOf } from '../ops-of.ts'
import { routineBody, routineCalls } from '../routine-bodies.ts'
import type { Fix } from '../rule.ts'
import { labelOf } from '../table-context.ts'

/** IMMUTABLE is a promise that the planner believes. */
export const untrueVolatility = schemaRule({
  id: 'untrue-volatility',
  title: 'Function that promises more than it keeps',
  category: 'security',
  severity: 'error',
  catalogue: ['SEC034'],
  tags: ['integrity'],
  detects:
    'A function declared IMMUTABLE that reads a table, a setting or the time, and one declared IMMUTABLE or STABLE that writes ' +
    'or draws from a sequence.',
  rationale:
    'The planner calls it once and keeps the answer, in indexes for ever: an index over it gives wrong rows after the table ' +
    'changed, and a policy over it lets through what it should not.',
  source: 'https://www.postgresql.org/docs/current/xfunc-volatility.html',
  ignoreWhen: 'What it reads never changes, and indexes are built anew when it does.',
  remedy:
    'Declares it STABLE where it reads, VOLATILE where it writes. An index or generated column over it is then refused.',
  fixable: true,
  *check({ schema, facts }) {
    for (const routine of schema.routines.values()) {
      const found =
        routine.kind === 'function' && routine.volatility !== 'volatile' ? untrue(routine, schema) : null
      if (!found) continue
      yield {
        entities: [routine.id],
        message: `The function ${labelOf(facts, routine)} is declared ${routine.volatility.toUpperCase()}, but ${found.does}.`,
        evidence: found.evidence,
        confidence: 0.85,
        fix: redeclared(routine, found.is),
      }
    }
  },
})

interface Untruth {
  readonly does: string
  readonly evidence: string
  readonly is: 'stable' | 'volatile'
}

function untrue(routine: Routine, schema: Schema): Untruth | null {
  if (routine.language !== 'sql' && routine.language !== 'plpgsql') return null
  const tokens = routineBody(routine)
  const calls = routineCalls(routine)
  const drawn = [...calls].find((name) => volatile.has(name))
  if (drawn !== undefined)
    return {
      does: `calls ${drawn}()`,
      evidence: `${drawn}() gives another value at each call.`,
      is: 'volatile',
    }
  for (const [at, { kind, value }] of tokens.entries()) {
    if (kind !== 'word') continue
    const next = tokens[at + 1]
    if (value === 'insert' && next?.value === 'into')
      return { does: 'writes', evidence: 'It runs INSERT.', is: 'volatile' }
    if (value === 'delete' && next?.value === 'from')
      return { does: 'deletes', evidence: 'It runs DELETE.', is: 'volatile' }
  }
  if (routine.volatility !== 'immutable') return null
  const read = tableRead(tokens, schema)
  if (read !== null) return { does: `reads ${read}`, evidence: `${read} can change.`, is: 'stable' }
  const asked = [...calls].find((name) => changing.has(name))
  return asked === undefined
    ? null
    : { does: `calls ${asked}()`, evidence: `${asked}() is not the same at all times.`, is: 'stable' }
}

/** The first table of the schema that stands behind FROM or JOIN. */
function tableRead(tokens: ReturnType<typeof routineBody>, schema: Schema): string | null {
  const names = new Set([...schema.tables.values()].map(({ name }) => name))
  for (const [at, { kind, value }] of tokens.entries()) {
    if (kind !== 'word' || (value !== 'from' && value !== 'join')) continue
    let next = at + 1
    while (tokens[next + 1]?.value === '.') next += 2
    const name = tokens[next]
    const called = tokens[next + 1]?.value === '('
    if (name && (name.kind === 'word' || name.kind === 'quoted') && !called && names.has(name.value))
      return name.value
  }
  return null
}

/** The same statement with the other word; null where the word cannot be told for certain. */
function redeclared(routine: Routine, is: 'stable' | 'volatile'): Fix | null {
  const word = tokensOf(routine.definition).filter(
    ({ kind, value }) => kind === 'word' && value === routine.volatility,
  )
  const [only, second] = word
  if (!only || second) return null
  const definition =
    routine.definition.slice(0, only.from) + is.toUpperCase() + routine.definition.slice(only.to)
  return fixOf(`Declare ${routine.name} ${is.toUpperCase()}`, 'weigh', {
    op: 'object.alter',
    kind: 'routine',
    object: joinQualified(...parseEntityId(routine.id).parts),
    definition,
  })
}

const volatile: ReadonlySet<string> = new Set([
  'random',
  'nextval',
  'setval',
  'clock_timestamp',
  'gen_random_uuid',
  'uuid_generate_v4',
  'timeofday',
  'uuidv7',
])
const changing: ReadonlySet<string> = new Set([
  'now',
  'current_setting',
  'statement_timestamp',
  'transaction_timestamp',
  'txid_current',
])
