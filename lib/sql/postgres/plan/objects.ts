import {
  type EntityId,
  type Schema,
  type SchemaOp,
  type Sequence,
  splitQualified,
  type TopLevelEntity,
} from '../../../schema/index.ts'
import { quoteIdentifier } from '../quote.ts'
import { entityTarget, entityWords, renderComment, renderEntity } from '../render/index.ts'
import { planAlteration } from './alter-object.ts'
import { facts } from './facts.ts'
import { bare, dropStatement } from './object-names.ts'
import { alterRenewed } from './renewed.ts'
import { entityOf } from './schema-objects.ts'
import { findNow, type PlanState, schemaNow } from './state.ts'
import { labelOf, sqlName, step } from './step.ts'
import { terminated } from './suspend.ts'

type Op<K extends SchemaOp['op']> = Extract<SchemaOp, { readonly op: K }>

/** Finds the entities of a schema by the statement that makes them, final semicolon left out; rendered when first asked. */
export function definitionsOf(schema: Schema): (definition: string) => TopLevelEntity | undefined {
  let known: ReadonlyMap<string, TopLevelEntity> | null = null
  return (definition) => {
    known ??= byDefinition(schema)
    return known.get(withoutEnd(definition))
  }
}

function byDefinition(schema: Schema): ReadonlyMap<string, TopLevelEntity> {
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
      found.set(statementOf(entity, schema), entity)
    }
  }
  return found
}

const statements = new WeakMap<TopLevelEntity, string>()

/** The statement that makes an object; it says nothing of the rest of the schema, so each record is rendered once. */
function statementOf(entity: TopLevelEntity, schema: Schema): string {
  const known = statements.get(entity)
  if (known !== undefined) return known
  const [statement = ''] = renderEntity(bare(entity), schema)
  const text = withoutEnd(statement)
  statements.set(entity, text)
  return text
}

export function planObjectAdd(state: PlanState, op: Op<'object.add'>): void {
  const entity = state.definedBy(op.definition)
  const renewed = entity && state.renewed.get(entity.id)
  if (renewed) {
    alterRenewed(state, entity, renewed.last)
    return
  }
  const onTable = entity ? null : ownedBy(state, op)
  const what = entity
    ? `${op.kind} ${labelOf(entity)}`
    : onTable
      ? `${op.kind} ${onTable.name} on ${labelOf(onTable.owner)}`
      : `the ${op.kind} that the statement names`
  const reverse = entity ? [dropStatement(entity)] : onTable ? [onTable.drop] : []
  const cost = op.kind === 'trigger' ? facts.trigger : op.kind === 'rule' ? facts.catalogue : facts.none
  state.out.push(step(terminated(op.definition), `Create ${what}`, cost, { reverse }))
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

export function planObjectAlter(state: PlanState, op: Op<'object.alter'>): void {
  const old = entityOf(schemaNow(state), `${op.kind}:${op.object}` as EntityId)
  const next = state.definedBy(op.definition)
  if (old && next) planAlteration(state, old, next)
}

export function planObjectDrop(state: PlanState, op: Op<'object.drop'>): void {
  const parts = splitQualified(op.object)
  if (op.kind === 'trigger' || op.kind === 'rule') {
    dropOnTable(state, op, parts)
    return
  }
  const id = `${op.kind}:${op.object}` as EntityId
  const entity = entityOf(schemaNow(state), id) ?? entityOf(state.before, id)
  const renewed = entity && state.renewed.get(id)
  if (renewed) {
    alterRenewed(state, entity, renewed.first)
    return
  }
  if (!entity) throw new Error(`sql: the plan drops a ${op.kind} that is not there: ${op.object}`)
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
    step(dropStatement(entity), `Drop ${op.kind} ${labelOf(entity)}`, facts.none, {
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
  const entity = entityOf(schemaNow(state), id) ?? entityOf(state.after, id)
  if (!entity) throw new Error(`sql: the plan comments a ${op.kind} that is not there: ${op.object}`)
  set(entityWords(entity), entityTarget(entity))
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

/** A statement without its final semicolon. */
function withoutEnd(sql: string): string {
  const text = sql.trim()
  return text.endsWith(';') ? text.slice(0, -1).trimEnd() : text
}
