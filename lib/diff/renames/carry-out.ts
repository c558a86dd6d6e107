import { joinQualified, parseEntityId, type Schema, type SchemaOp } from '../../schema/index.ts'
import { isMove } from './moves.ts'
import type { Rename } from './rename.ts'

/** The ops that carry chosen renames out, schemas first, things before what they hold. Pairs that name nothing are left out. */
export function renameOps(before: Schema, renames: readonly Rename[]): readonly SchemaOp[] {
  const steps = renames
    .filter((rename) => !isMove(rename, renames))
    .map(stepOf)
    .filter((step) => exists(before, step))
  const spaces = new Map<string, string>()
  for (const step of steps) {
    if (step.kind === 'schema') spaces.set(step.from[0] ?? '', step.to[0] ?? '')
  }
  const ops: SchemaOp[] = inOrder(
    steps.filter(({ kind }) => kind === 'schema'),
    (step) => step.from.join('\0'),
    (step) => step.to.join('\0'),
    (step, from, to) => [
      { op: 'object.rename', kind: 'schema', object: from ?? step.from[0] ?? '', to: to ?? step.to[0] ?? '' },
    ],
  )
  const space = (name: string) => spaces.get(name) ?? name
  const moved = new Map<string, string>()
  const relations = steps.filter(({ kind }) => kind !== 'schema' && kind !== 'column' && kind !== 'enumValue')
  for (const step of relations) {
    const [schema = '', name = ''] = step.from
    const [toSchema = '', toName = ''] = step.to
    moved.set(joinQualified(schema, name), joinQualified(toSchema, toName))
  }
  ops.push(
    ...inOrder(
      relations,
      ({ kind, from: [schema = '', ...rest] }) => [kind, space(schema), ...rest].join('\0'),
      ({ kind, to }) => [kind, ...to].join('\0'),
      (step, now, next) => moveOps(step, space, now, next),
    ),
  )
  const owner = (step: Step) => {
    const [schema = '', name = ''] = step.from
    return moved.get(joinQualified(schema, name)) ?? joinQualified(space(schema), name)
  }
  ops.push(
    ...inOrder(
      steps.filter(({ kind }) => kind === 'column' || kind === 'enumValue'),
      (step) => `${owner(step)}\0${step.from[2]}`,
      (step) => `${owner(step)}\0${step.to[2]}`,
      (step, now, next) => {
        const from = now ?? step.from[2] ?? ''
        const to = next ?? step.to[2] ?? from
        if (from === to) return []
        return step.kind === 'column'
          ? [{ op: 'column.rename', table: owner(step), column: from, to }]
          : [{ op: 'enum.renameValue', enum: owner(step), value: from, to }]
      },
    ),
  )
  return ops
}

interface Step {
  readonly kind: string
  readonly from: readonly string[]
  readonly to: readonly string[]
}

function stepOf({ from, to }: Rename): Step {
  return { kind: parseEntityId(from).kind, from: parseEntityId(from).parts, to: parseEntityId(to).parts }
}

function exists(schema: Schema, { kind, from }: Step): boolean {
  const [space = '', name = '', part = ''] = from
  const called = (each: { readonly schema: string; readonly name: string }) =>
    each.schema === space && each.name === name
  switch (kind) {
    case 'schema':
      return [...schema.schemas.values()].some((each) => each.name === space)
    case 'column':
      return [...schema.tables.values()].some(
        (table) => called(table) && table.columns.some((column) => column.name === part),
      )
    case 'enumValue':
      return [...schema.enums.values()].some((type) => called(type) && type.values.includes(part))
    default:
      return mapsOf(schema)[kind]?.some(called) ?? false
  }
}

function mapsOf(schema: Schema): Readonly<Record<string, readonly { schema: string; name: string }[]>> {
  return {
    table: [...schema.tables.values()],
    view: [...schema.views.values()],
    enum: [...schema.enums.values()],
    domain: [...schema.domains.values()],
    composite: [...schema.composites.values()],
    range: [...schema.ranges.values()],
    sequence: [...schema.sequences.values()],
    routine: [...schema.routines.values()],
  }
}

/** The ops that move one object; `now` and `next` stand in for its name in the middle of a swap. */
function moveOps(
  { kind, from, to }: Step,
  space: (name: string) => string,
  now: string | null,
  next: string | null,
): readonly SchemaOp[] {
  const [schema = '', ownName = '', ...signature] = from
  const [toSchema = '', toName = ''] = to
  const name = now ?? ownName
  const target = next ?? toName
  const ops: SchemaOp[] = []
  const ref = (inSchema: string) => joinQualified(inSchema, name, ...signature)
  const here = now === null ? space(schema) : toSchema
  if (here !== toSchema) {
    if (kind === 'table') ops.push({ op: 'table.setSchema', table: ref(here), schema: toSchema })
    else if (isMovable(kind)) {
      ops.push({ op: 'object.setSchema', kind, object: ref(here), schema: toSchema })
    }
  }
  if (name === target) return ops
  const object = ref(toSchema)
  if (kind === 'table') ops.push({ op: 'table.rename', table: object, to: target })
  else if (kind === 'view') ops.push({ op: 'view.rename', view: object, to: target })
  else if (kind === 'enum') ops.push({ op: 'enum.rename', enum: object, to: target })
  else if (isMovable(kind)) ops.push({ op: 'object.rename', kind, object, to: target })
  return ops
}

function isMovable(
  kind: string,
): kind is Exclude<Extract<SchemaOp, { readonly op: 'object.setSchema' }>['kind'], 'view' | 'enum'> {
  return ['domain', 'composite', 'range', 'sequence', 'routine'].includes(kind)
}

/**
 * Steps in an order in which no name is taken while it is still another's; a ring of names is
 * broken by a name in between. `make` gets names to use in place of the step's own.
 */
function inOrder(
  steps: readonly Step[],
  fromOf: (step: Step) => string,
  toOf: (step: Step) => string,
  make: (step: Step, now: string | null, next: string | null) => readonly SchemaOp[],
): SchemaOp[] {
  const ops: SchemaOp[] = []
  const waiting = steps.map((step) => ({ step, now: null as string | null }))
  while (waiting.length > 0) {
    const held = new Set(waiting.filter(({ now }) => now === null).map(({ step }) => fromOf(step)))
    const at = waiting.findIndex(({ step }) => fromOf(step) === toOf(step) || !held.has(toOf(step)))
    const [free] = at < 0 ? [] : waiting.splice(at, 1)
    if (free) {
      ops.push(...make(free.step, free.now, null))
      continue
    }
    const [first] = waiting
    if (!first) break
    const aside = `${first.step.from[first.step.kind === 'column' || first.step.kind === 'enumValue' ? 2 : 1] ?? first.step.from[0]}_aside`
    ops.push(...make(first.step, null, aside))
    first.now = aside
  }
  return ops
}
