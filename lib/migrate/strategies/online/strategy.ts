import { diffSchemas, inferRenames } from '../../../diff/index.ts'
import { joinQualified, type Schema, type SchemaOp } from '../../../schema/index.ts'
import type { PlanStyle } from '../../../sql/index.ts'
import { advance } from '../../advance.ts'
import { namerFor } from '../../fresh-name.ts'
import { gently } from '../../gently.ts'
import { enumSpec } from '../../specs.ts'
import { findMoves, withoutMoves } from '../moves.ts'
import type { Strategy, StrategyInput, StrategyResult } from '../strategy.ts'
import { counterpartsOf } from './counterparts.ts'
import { dealOps } from './deal.ts'
import { findEnumSwaps } from './enum-swap.ts'
import { exchangeShadows } from './exchange.ts'
import { prepareMove } from './move.ts'
import { createPhases } from './phase-list.ts'
import { prepareCounterpart, prepareShadow } from './prepare.ts'
import { withoutSerials } from './sequences.ts'
import { findShadows } from './shadow.ts'
import { findTwins, isOfTwin, withoutTwins } from './twin.ts'
import { exchangeTwin, keysToTwin, prepareTwin } from './twin-phases.ts'
import { viewsBackOn } from './views.ts'
import { waits } from './waits.ts'
import { newWork } from './work.ts'

/**
 * The phases of a change to a database in use: old and new applications work between any two of them
 * whose gates are kept. Throws when the dialect knows no such way.
 */
export const onlineStrategy: Strategy = {
  id: 'online',
  label: 'Online',
  description: 'in phases with gates between them, for a database in use',
  plan,
}

function plan({ before: start, after: end, renames, dialect, version }: StrategyInput): StrategyResult {
  if (!dialect.online) throw new Error(`migrate: ${dialect.label} cannot be changed in phases`)
  const style: PlanStyle = { version, blocking: 'avoided' }
  const [before = start, after = end] = withoutSerials([start, end])
  const namer = namerFor([before, after], dialect)
  const work = newWork()
  const enumSwaps = findEnumSwaps(before, after, namer)
  const moves = findMoves(before, after, renames)
  const kept = withoutMoves(renames)
  const twins = findTwins({ before, after, renames: kept, dialect, namer })
  const dealt = withoutTwins(before, after, twins)
  const others = kept.filter((each) => !isOfTwin(each, twins))
  const shadows = findShadows({ before, after: dealt, renames: others, enumSwaps, dialect, style, namer })
  const parts = counterpartsOf(shadows, dealt, enumSwaps, dialect, namer)
  const { ops } = diffSchemas(before, dealt, dialect, { renames: others, assume: 'drops' })
  const questions = inferRenames(start, end, renames)
  for (const swap of enumSwaps) {
    work.ops.expand.push({ op: 'enum.add', enum: { ...enumSpec(swap.wanted), name: swap.passing } })
  }
  const swapped = new Set(enumSwaps.map(({ old }) => joinQualified(old.schema, old.name)))
  const plain = ops.filter((op) => !('enum' in op && swapped.has(enumRef(op))))
  dealOps(plain, { before, after: dealt, dialect, version, shadows, parts, namer }, work)
  for (const shadow of shadows) prepareShadow(shadow, enumSwaps, { dialect, version }, work)
  for (const part of parts) prepareCounterpart(part, dialect, style, work)
  for (const move of moves) prepareMove(move, { before, dialect, namer }, work)
  const twinWork = { before, dealt, dialect, namer }
  for (const twin of twins) prepareTwin(twin, twinWork, work)
  exchangeShadows({ shadows, parts, enumSwaps, before, dialect }, work)
  for (const twin of twins) exchangeTwin(twin, twinWork, work)

  const list = createPhases(before, dialect, style)
  const gated = (kind: keyof typeof work.gates) => [...work.gates[kind]]
  const rest = (schema: Schema): readonly SchemaOp[] =>
    gently(diffSchemas(schema, after, dialect, { assume: 'drops' }).ops, schema, dialect, style)
  list.add({ kind: 'expand', gates: gated('expand'), checks: work.checks.expand }, [
    { ops: work.ops.expand, cut: 'by table' },
  ])
  // Rows are filled first: a constraint on one column must not refuse the filling of another.
  list.add({ kind: 'backfill', gates: gated('backfill'), checks: work.checks.backfill }, [
    { fill: work.rows.fill },
    { instead: work.required.map(({ op, steps }) => ({ op, up: steps.enter, down: steps.leave })) },
    { ops: work.ops.backfill, cut: 'by table' },
  ])
  list.add({ kind: 'validate', gates: gated('validate'), checks: work.checks.validate }, [
    { instead: work.required.map(({ steps }) => ({ op: null, up: steps.validate, down: null })) },
    { ops: work.ops.validate, cut: 'by table' },
  ])
  const exchange = advance(list.schema(), work.exchange, dialect)
  const views = viewsBackOn(list.schema(), exchange.schema)
  const keys = twins.flatMap((twin) => keysToTwin(twin, exchange.schema, after, { dialect, version }))
  const exchanged = advance(exchange.schema, [...views, ...keys, ...work.switch], dialect)
  const left = rest(exchanged.schema).filter(
    (op) => !waits(op, { settle: work.settle, now: exchanged.schema, after }),
  )
  list.add({ kind: 'switch', gates: gated('switch'), checks: work.checks.switch }, [
    { ops: [...exchange.ops, ...views, ...keys, ...work.switch], cut: 'together' },
    { ops: left, cut: 'together' },
    { ops: work.again, cut: 'together' },
  ])
  const settled = advance(list.schema(), work.settle, dialect)
  const dropped = advance(settled.schema, work.drop, dialect)
  list.add({ kind: 'contract', gates: gated('contract'), checks: work.checks.contract }, [
    { ops: settled.ops, cut: 'together' },
    { refill: work.rows.refill },
    { ops: [...dropped.ops, ...rest(dropped.schema)], cut: 'together', end: after },
  ])
  return { phases: list.phases(end), questions }
}

function enumRef(op: Extract<SchemaOp, { readonly enum: unknown }>): string {
  if (typeof op.enum === 'string') return op.enum
  return op.enum.schema === null ? op.enum.name : joinQualified(op.enum.schema, op.enum.name)
}
