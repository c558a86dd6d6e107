import {
  type CompositeType,
  type DomainType,
  type EntityId,
  type Routine,
  type Schema,
  type SchemaOp,
  type Sequence,
  splitQualified,
  type TopLevelEntity,
} from '../../../schema/index.ts'
import type { PlannedStatement } from '../../dialect.ts'
import { quoteIdentifier } from '../quote.ts'
import { parenthesize, renderComment, renderEntity } from '../render/index.ts'
import { typeText } from './explicit.ts'
import { facts } from './facts.ts'
import { optionWords } from './identity.ts'
import { findNow, type PlanState, schemaNow } from './state.ts'
import { labelOf, sqlName, step } from './step.ts'
import { suspendTrigger, terminated } from './suspend.ts'

type Op<K extends SchemaOp['op']> = Extract<SchemaOp, { readonly op: K }>
type ObjectKind = Op<'object.drop'>['kind']

/** Finds the entities of a schema by the statement that makes them, final semicolon left out. */
export function definitionsOf(schema: Schema): ReadonlyMap<string, TopLevelEntity> {
  const found = new Map<string, TopLevelEntity>()
  const maps = [
    schema.extensions,
    schema.domains,
    schema.composites,
    schema.ranges,
    schema.sequences,
    schema.routines,
    schema.objects,
  ] as const
  for (const map of maps) {
    for (const entity of map.values()) {
      const [statement = ''] = renderEntity(bare(entity), schema)
      found.set(withoutEnd(statement), entity)
    }
  }
  return found
}

export function planObjectAdd(state: PlanState, op: Op<'object.add'>): void {
  const entity = state.byDefinition.get(withoutEnd(op.definition))
  const old = entity && entityOf(state.before, entity.id)
  if (entity && old) {
    state.out.push(...alteration(state, old, entity))
    return
  }
  const onTable = entity ? null : ownedBy(state, op)
  const what = entity
    ? `${op.kind} ${labelOf(entity)}`
    : onTable
      ? `${op.kind} ${onTable.name} on ${labelOf(onTable.owner)}`
      : `the ${op.kind} that the statement names`
  const reverse = entity ? [dropStatement(op.kind, entity)] : onTable ? [onTable.drop] : []
  const cost = op.kind === 'trigger' ? facts.trigger : op.kind === 'rule' ? facts.catalogue : facts.none
  state.out.push(step(terminated(op.definition), `Create ${what}`, cost, { reverse }))
  if (!entity) return
  // Owner and grants; the comment has an op of its own, and a sequence is owned once its table is there.
  const whole = entity.entity === 'sequence' ? { ...entity, ownedBy: null } : entity
  const [, ...rest] = renderEntity({ ...whole, comment: null }, state.after)
  for (const sql of rest) state.out.push(step(sql, `Complete ${what}`, facts.none))
}

/** The trigger or rule that a definition makes, told by the table of the schema to reach that has it. */
function ownedBy(state: PlanState, op: Op<'object.add'>) {
  const { tables, views } = state.after
  for (const owner of [...tables.values(), ...views.values()]) {
    const found = [...owner.triggers, ...owner.rules].find((each) => each.definition === op.definition)
    if (!found) continue
    const drop = `DROP ${op.kind.toUpperCase()} ${quoteIdentifier(found.name)} ON ${sqlName(owner)};`
    return { owner, name: found.name, drop }
  }
  return null
}

export function planObjectDrop(state: PlanState, op: Op<'object.drop'>): void {
  const parts = splitQualified(op.object)
  if (op.kind === 'trigger' || op.kind === 'rule') {
    dropOnTable(state, op, parts)
    return
  }
  const id = `${op.kind}:${op.object}` as EntityId
  const entity = entityOf(schemaNow(state), id) ?? entityOf(state.before, id)
  if (!entity) throw new Error(`sql: the plan drops a ${op.kind} that is not there: ${op.object}`)
  // What is made again under the same name is altered there instead.
  const next = entityOf(state.after, id)
  if (next && [...state.byDefinition.values()].includes(next)) return
  if (entity.entity === 'sequence' && ownerIsGone(state, entity)) {
    const label = labelOf(entity)
    const remark = `-- sequence ${label.split('\n').join(' ')} went with the column that owned it.`
    state.out.push(
      step(remark, `Nothing to do: sequence ${label} went with the column that owned it`, facts.none),
    )
    return
  }
  const losesData = op.kind === 'sequence' ? `the position of sequence ${labelOf(entity)}` : undefined
  state.out.push(
    step(dropStatement(op.kind, entity), `Drop ${op.kind} ${labelOf(entity)}`, facts.none, {
      reverse: renderEntity(entity, state.before),
      ...(losesData === undefined ? {} : { losesData }),
    }),
  )
}

function ownerIsGone(state: PlanState, sequence: Sequence): boolean {
  if (!sequence.ownedBy) return false
  const { schema, table, column } = sequence.ownedBy
  const owner = findNow(schemaNow(state), { schema, name: table })
  return !owner?.columns.some((each) => each.name === column)
}

export function planObjectComment(state: PlanState, op: Op<'object.setComment'>): void {
  const parts = splitQualified(op.object)
  const set = (words: string, target: string) =>
    state.out.push(
      step(
        renderComment(words, target, op.comment),
        `Set the comment of ${op.kind} ${op.object}`,
        facts.light,
      ),
    )
  if (op.kind === 'trigger' || op.kind === 'rule') {
    const [schema = '', table = '', name = ''] = parts
    set(op.kind.toUpperCase(), `${quoteIdentifier(name)} ON ${sqlName({ schema, name: table })}`)
    return
  }
  const id = `${op.kind}:${op.object}` as EntityId
  const entity = entityOf(state.after, id) ?? entityOf(state.before, id)
  if (!entity) throw new Error(`sql: the plan comments a ${op.kind} that is not there: ${op.object}`)
  set(dropWords(op.kind, entity), targetOf(entity))
}

export function planSchema(state: PlanState, op: Op<'schema.add' | 'schema.drop'>): void {
  const name = quoteIdentifier(op.name)
  if (op.op === 'schema.add') {
    const create = `CREATE SCHEMA ${name};`
    state.out.push(
      step(create, `Create schema ${op.name}`, facts.none, { reverse: [`DROP SCHEMA ${name};`] }),
    )
    return
  }
  const now = schemaNow(state)
  const held = [...now.tables.values()].filter((table) => table.schema === op.name)
  state.out.push(
    step(
      `DROP SCHEMA ${name}${held.length > 0 ? ' CASCADE' : ''};`,
      held.length > 0 ? `Drop schema ${op.name} and everything in it` : `Drop schema ${op.name}`,
      held.length > 0 ? facts.catalogue : facts.none,
      {
        reverse: [`CREATE SCHEMA ${name};`],
        ...(held.length > 0 ? { losesData: `every row of ${held.map(labelOf).join(', ')}` } : {}),
      },
    ),
  )
}

function dropOnTable(state: PlanState, op: Op<'object.drop'>, parts: readonly string[]): void {
  const [schema = '', relation = '', name = ''] = parts
  const now = schemaNow(state)
  const owner = [...now.tables.values(), ...now.views.values()].find(
    (each) => each.schema === schema && each.name === relation,
  )
  const list = op.kind === 'trigger' ? owner?.triggers : owner?.rules
  const item = list?.find((each) => each.name === name)
  if (owner?.entity === 'table' && state.suspended.delete(`trigger:${owner.id}.${name}`)) return
  const drop = `DROP ${op.kind.toUpperCase()} ${quoteIdentifier(name)} ON ${sqlName({ schema, name: relation })};`
  state.out.push(
    step(drop, `Drop ${op.kind} ${name} of ${labelOf({ schema, name: relation })}`, facts.catalogue, {
      reverse: item ? [terminated(item.definition)] : [],
    }),
  )
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
    step(dropStatement(kind, before), `Drop ${kind} ${label}, to make it anew`, facts.none, {
      reverse: renderEntity(before, state.before),
    }),
    step(create, `Create ${kind} ${label}`, facts.none),
  ]
}

/** Null when the type itself changed, which no ALTER DOMAIN can do. */
function alterDomain(before: DomainType, after: DomainType): readonly PlannedStatement[] | null {
  if (before.type.display !== after.type.display || before.collation !== after.collation) return null
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
  const alter = (sequence: Sequence) =>
    `ALTER SEQUENCE ${sqlName(sequence)} AS ${sequence.type.display} ${optionWords(sequence.options).join(' ')};`
  return step(alter(after), `Change how sequence ${labelOf(after)} counts`, facts.trigger, {
    reverse: [alter(before)],
  })
}

/** In place where the engine allows it; a function that triggers call keeps them that way. */
function replaceRoutine(state: PlanState, before: Routine, after: Routine): readonly PlannedStatement[] {
  const label = `${labelOf(after)}(${after.signature})`
  const reverse = [terminated(orReplace(before.definition))]
  const inPlace =
    before.kind === after.kind &&
    before.kind !== 'aggregate' &&
    before.returns === after.returns &&
    before.arguments === after.arguments
  if (inPlace) {
    const sql = terminated(orReplace(after.definition))
    return [step(sql, `Replace ${after.kind} ${label}`, facts.none, { reverse })]
  }
  for (const table of schemaNow(state).tables.values()) {
    for (const trigger of table.triggers) {
      const called = trigger.routine === after.name || trigger.routine === `${after.schema}.${after.name}`
      if (called) suspendTrigger(state, table, trigger.name)
    }
  }
  return [
    step(dropStatement('routine', before), `Drop ${before.kind} ${label}, to make it anew`, facts.none, {
      reverse,
    }),
    step(terminated(after.definition), `Create ${after.kind} ${label}`, facts.none),
  ]
}

/** `CREATE FUNCTION …` with OR REPLACE, which the words before the name may have already. */
function orReplace(definition: string): string {
  const text = definition.trim()
  const head = text.slice(0, 'create'.length)
  const rest = text.slice(head.length).trimStart()
  return rest.slice(0, 3).toLowerCase() === 'or ' || rest.slice(0, 3).toLowerCase() === 'or\n'
    ? text
    : `${head} OR REPLACE ${rest}`
}

function dropStatement(kind: ObjectKind, entity: TopLevelEntity): string {
  return `DROP ${dropWords(kind, entity)} ${targetOf(entity)};`
}

function dropWords(kind: ObjectKind, entity: TopLevelEntity): string {
  if (entity.entity === 'routine') return entity.kind.toUpperCase()
  if (entity.entity === 'object') return entity.kind.toUpperCase()
  return kind === 'composite' || kind === 'range' ? 'TYPE' : kind.toUpperCase()
}

function targetOf(entity: TopLevelEntity): string {
  switch (entity.entity) {
    case 'routine':
      return `${sqlName(entity)}(${entity.signature})`
    case 'schema':
    case 'extension':
      return quoteIdentifier(entity.name)
    default:
      return sqlName(entity)
  }
}

/** Only what the creating statement itself says. */
function bare(entity: TopLevelEntity): TopLevelEntity {
  const plain = { ...entity, comment: null, owner: null, grants: [] }
  return plain.entity === 'sequence' ? { ...plain, ownedBy: null } : plain
}

/** The schema with one more object. */
export function withObject(schema: Schema, entity: TopLevelEntity): Schema {
  const put = <T extends TopLevelEntity>(map: ReadonlyMap<EntityId, T>, value: T) =>
    new Map([...map, [value.id, value]])
  switch (entity.entity) {
    case 'extension':
      return { ...schema, extensions: put(schema.extensions, entity) }
    case 'domain':
      return { ...schema, domains: put(schema.domains, entity) }
    case 'composite':
      return { ...schema, composites: put(schema.composites, entity) }
    case 'range':
      return { ...schema, ranges: put(schema.ranges, entity) }
    case 'sequence':
      return { ...schema, sequences: put(schema.sequences, entity) }
    case 'routine':
      return { ...schema, routines: put(schema.routines, entity) }
    case 'object':
      return { ...schema, objects: put(schema.objects, entity) }
    default:
      return schema
  }
}

export function entityOf(schema: Schema, id: EntityId): TopLevelEntity | undefined {
  return (
    schema.extensions.get(id) ??
    schema.domains.get(id) ??
    schema.composites.get(id) ??
    schema.ranges.get(id) ??
    schema.sequences.get(id) ??
    schema.routines.get(id) ??
    schema.objects.get(id) ??
    schema.schemas.get(id)
  )
}

/** A statement without its final semicolon. */
export function withoutEnd(sql: string): string {
  const text = sql.trim()
  return text.endsWith(';') ? text.slice(0, -1).trimEnd() : text
}
