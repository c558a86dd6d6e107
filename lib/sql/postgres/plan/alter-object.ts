import type { CompositeType, DomainType, Routine, Sequence, TopLevelEntity } from '../../../schema/index.ts'
import type { PlannedStatement } from '../../dialect.ts'
import { quoteIdentifier } from '../quote.ts'
import { orReplace, parenthesize, renderEntity } from '../render/index.ts'
import { typeText } from './explicit.ts'
import { facts } from './facts.ts'
import { optionWords, turns } from './identity.ts'
import { bare, dropStatement, type ObjectKind } from './object-names.ts'
import { type PlanState, schemaNow } from './state.ts'
import { labelOf, sqlName, step } from './step.ts'
import { suspendTrigger, terminated } from './suspend.ts'

/** The statements that make the one object the other, with its owner, privileges and comment kept. */
export function planAlteration(state: PlanState, before: TopLevelEntity, after: TopLevelEntity): void {
  state.out.push(...alteration(state, before, after))
  if (altersInPlace(before, after)) return
  const { owner, grants, comment } = before
  const [, ...again] = renderEntity({ ...bare(after), owner, grants, comment } as TopLevelEntity, state.after)
  for (const sql of again) {
    state.out.push(step(sql, `Give ${labelOf(after)} again what belongs to it`, facts.none))
  }
}

/** The gentlest statements that make the one object the other. */
function alteration(
  state: PlanState,
  before: TopLevelEntity,
  after: TopLevelEntity,
): readonly PlannedStatement[] {
  const label = labelOf(after)
  if (before.entity === 'domain' && after.entity === 'domain') {
    const steps = alterDomain(before, after)
    if (steps) return steps
  }
  if (before.entity === 'composite' && after.entity === 'composite') {
    return alterComposite(before, after, isStored(state, before))
  }
  if (before.entity === 'sequence' && after.entity === 'sequence') return [alterSequence(before, after)]
  if (before.entity === 'extension' && after.entity === 'extension' && after.version !== null) {
    const update = `ALTER EXTENSION ${quoteIdentifier(after.name)} UPDATE TO '${after.version}';`
    return [step(update, `Update extension ${label} to ${after.version}`, facts.none)]
  }
  if (before.entity === 'routine' && after.entity === 'routine') return replaceRoutine(state, before, after)
  const kind = after.entity === 'object' ? 'object' : (after.entity as ObjectKind)
  const [create = ''] = renderEntity(bare(after), state.after)
  return [
    step(dropStatement(before), `Drop ${kind} ${label}, to make it anew`, facts.none, {
      reverse: renderEntity(before, state.before),
    }),
    step(create, `Create ${kind} ${label}`, facts.none),
  ]
}

/** Whether the object stays the same one, with its owner, privileges and comment. */
function altersInPlace(before: TopLevelEntity, after: TopLevelEntity): boolean {
  switch (after.entity) {
    case 'domain':
      return before.entity === 'domain' && sameBase(before, after)
    case 'composite':
    case 'sequence':
      return true
    case 'extension':
      return after.version !== null
    case 'routine':
      return before.entity === 'routine' && isReplaceable(before, after)
    default:
      return false
  }
}

function sameBase(before: DomainType, after: DomainType): boolean {
  return before.type.display === after.type.display && before.collation === after.collation
}

/** CREATE OR REPLACE may change neither what a routine takes nor what it returns. */
function isReplaceable(before: Routine, after: Routine): boolean {
  return (
    before.kind === after.kind &&
    before.kind !== 'aggregate' &&
    before.returns === after.returns &&
    before.arguments === after.arguments
  )
}

/** Null when the type itself changed, which no ALTER DOMAIN can do. */
function alterDomain(before: DomainType, after: DomainType): readonly PlannedStatement[] | null {
  if (!sameBase(before, after)) return null
  const steps: PlannedStatement[] = []
  const label = labelOf(after)
  const alter = (what: string) => `ALTER DOMAIN ${sqlName(after)} ${what};`
  const set = (value: string | null) => alter(value === null ? 'DROP DEFAULT' : `SET DEFAULT ${value}`)
  if (before.default !== after.default) {
    const reverse = [set(before.default)]
    steps.push(step(set(after.default), `Change the default of domain ${label}`, facts.none, { reverse }))
  }
  const add = (check: DomainType['checks'][number]) =>
    alter(
      `ADD CONSTRAINT ${quoteIdentifier(check.name)} CHECK ${parenthesize(check.expression)}${check.notValid ? ' NOT VALID' : ''}`,
    )
  for (const check of before.checks) {
    const same = after.checks.find((each) => each.name === check.name)
    if (same && same.expression === check.expression && same.notValid === check.notValid) continue
    const drop = alter(`DROP CONSTRAINT ${quoteIdentifier(check.name)}`)
    steps.push(
      step(drop, `Drop check ${check.name} of domain ${label}`, facts.none, { reverse: [add(check)] }),
    )
  }
  for (const check of after.checks) {
    const same = before.checks.find((each) => each.name === check.name)
    if (same && same.expression === check.expression && same.notValid === check.notValid) continue
    const reverse = [alter(`DROP CONSTRAINT ${quoteIdentifier(check.name)}`)]
    const cost = check.notValid ? facts.none : facts.index
    steps.push(step(add(check), `Add check ${check.name} to domain ${label}`, cost, { reverse }))
  }
  if (before.nullable !== after.nullable) {
    const [what, back] = after.nullable
      ? ['DROP NOT NULL', 'SET NOT NULL']
      : ['SET NOT NULL', 'DROP NOT NULL']
    const cost = after.nullable ? facts.none : facts.index
    steps.push(
      step(alter(what), `${after.nullable ? 'Let' : 'Forbid'} null in domain ${label}`, cost, {
        reverse: [alter(back)],
      }),
    )
  }
  return steps
}

/** Whether a table has a column of the type: the engine then refuses to change an attribute's type. */
function isStored(state: PlanState, type: CompositeType): boolean {
  return [...schemaNow(state).tables.values()].some((table) =>
    table.columns.some((column) => column.type.schema === type.schema && column.type.name === type.name),
  )
}

function alterComposite(
  before: CompositeType,
  after: CompositeType,
  stored: boolean,
): readonly PlannedStatement[] {
  const steps: PlannedStatement[] = []
  const label = labelOf(after)
  const alter = (what: string) => `ALTER TYPE ${sqlName(after)} ${what} CASCADE;`
  for (const part of before.attributes) {
    if (after.attributes.some((each) => each.name === part.name)) continue
    const reverse = [alter(`ADD ATTRIBUTE ${quoteIdentifier(part.name)} ${typeText(part.type)}`)]
    const losesData = `every value of attribute ${part.name} of ${label}`
    const drop = alter(`DROP ATTRIBUTE ${quoteIdentifier(part.name)}`)
    steps.push(step(drop, `Drop attribute ${part.name} of type ${label}`, facts.none, { reverse, losesData }))
  }
  for (const part of after.attributes) {
    const old = before.attributes.find((each) => each.name === part.name)
    const name = quoteIdentifier(part.name)
    if (!old) {
      const reverse = [alter(`DROP ATTRIBUTE ${name}`)]
      const add = alter(`ADD ATTRIBUTE ${name} ${typeText(part.type)}`)
      steps.push(step(add, `Add attribute ${part.name} to type ${label}`, facts.none, { reverse }))
    } else if (old.type.display !== part.type.display && stored) {
      const summary = `Make attribute ${part.name} of type ${label} anew: a table has a column of the type`
      const losesData = `every value of attribute ${part.name} of ${label}`
      const again = alter(`DROP ATTRIBUTE ${name}, ADD ATTRIBUTE ${name} ${typeText(part.type)}`)
      steps.push(step(again, summary, facts.none, { losesData }))
    } else if (old.type.display !== part.type.display) {
      const reverse = [alter(`ALTER ATTRIBUTE ${name} TYPE ${typeText(old.type)}`)]
      const change = alter(`ALTER ATTRIBUTE ${name} TYPE ${typeText(part.type)}`)
      steps.push(step(change, `Change attribute ${part.name} of type ${label}`, facts.none, { reverse }))
    }
  }
  return steps
}

function alterSequence(before: Sequence, after: Sequence): PlannedStatement {
  const alter = (sequence: Sequence, from: Sequence) => {
    const type = sequence.type.display
    const as = type === from.type.display ? [] : [`AS ${type}`]
    const restart = turns(from.options, sequence.options) ? ['RESTART'] : []
    const words = [...as, ...optionWords(type, sequence.options), ...restart]
    return `ALTER SEQUENCE ${sqlName(sequence)} ${words.join(' ')};`
  }
  return step(alter(after, before), `Change how sequence ${labelOf(after)} counts`, facts.trigger, {
    reverse: [alter(before, after)],
  })
}

/** In place where the engine allows it; a function that triggers call keeps them that way. */
function replaceRoutine(state: PlanState, before: Routine, after: Routine): readonly PlannedStatement[] {
  const label = `${labelOf(after)}(${after.signature})`
  const reverse = [orReplace(before.definition)]
  if (isReplaceable(before, after)) {
    const sql = orReplace(after.definition)
    return [step(sql, `Replace ${after.kind} ${label}`, facts.none, { reverse })]
  }
  for (const table of schemaNow(state).tables.values()) {
    for (const trigger of table.triggers) {
      const called = trigger.routine === after.name || trigger.routine === `${after.schema}.${after.name}`
      if (called) suspendTrigger(state, table, trigger.name)
    }
  }
  return [
    step(dropStatement(before), `Drop ${before.kind} ${label}, to make it anew`, facts.none, {
      reverse,
    }),
    step(terminated(after.definition), `Create ${after.kind} ${label}`, facts.none),
  ]
}
