import { type EnumType, entityId, type SchemaOp } from '../../../schema/index.ts'
import { quoteIdentifier, quoteString } from '../quote.ts'
import { renderComment, renderEntity } from '../render/index.ts'
import { facts } from './facts.ts'
import { nameOf, type PlanState, schemaNow, schemaWith } from './state.ts'
import { labelOf, sqlName, step } from './step.ts'
import { askEnum, askType } from './verify.ts'

type Op<K extends SchemaOp['op']> = Extract<SchemaOp, { readonly op: K }>

export function planEnum(
  state: PlanState,
  op: Op<'enum.add' | 'enum.drop' | 'enum.rename' | 'enum.addValue' | 'enum.renameValue' | 'enum.setComment'>,
): void {
  if (op.op === 'enum.add') {
    const known = schemaNow(state).enums
    const added = [...schemaWith(state, op).enums.values()].filter((type) => !known.has(type.id))
    for (const type of added) createEnum(state, type)
    return
  }
  const type = enumNow(state, op.enum)
  const name = sqlName(type)
  const label = labelOf(type)
  switch (op.op) {
    case 'enum.drop':
      state.out.push(
        step(`DROP TYPE ${name};`, `Drop enum ${label}`, facts.none, {
          reverse: renderEntity(type, state.before),
          verify: askType(type),
        }),
      )
      return
    case 'enum.rename': {
      const next = { schema: type.schema, name: op.to }
      state.out.push(
        step(
          `ALTER TYPE ${name} RENAME TO ${quoteIdentifier(op.to)};`,
          `Rename enum ${label} to ${op.to}`,
          facts.none,
          {
            reverse: [`ALTER TYPE ${sqlName(next)} RENAME TO ${quoteIdentifier(type.name)};`],
          },
        ),
      )
      return
    }
    case 'enum.addValue': {
      const place = op.before === undefined ? '' : ` BEFORE ${quoteString(op.before)}`
      const isNew = !state.before.enums.has(type.id)
      state.out.push(
        step(
          `ALTER TYPE ${name} ADD VALUE ${quoteString(op.value)}${place};`,
          `Add value ${op.value} to enum ${label}; PostgreSQL cannot take a value away again in place`,
          isNew ? facts.none : facts.enumValue,
          { verify: askEnum(type) },
        ),
      )
      return
    }
    case 'enum.renameValue': {
      const rename = (from: string, to: string) =>
        `ALTER TYPE ${name} RENAME VALUE ${quoteString(from)} TO ${quoteString(to)};`
      state.out.push(
        step(rename(op.value, op.to), `Rename value ${op.value} of enum ${label} to ${op.to}`, facts.none, {
          reverse: [rename(op.to, op.value)],
        }),
      )
      return
    }
    case 'enum.setComment':
      state.out.push(
        step(renderComment('TYPE', name, op.comment), `Set the comment of enum ${label}`, facts.none, {
          reverse: [renderComment('TYPE', name, type.comment)],
        }),
      )
      return
  }
}

function createEnum(state: PlanState, type: EnumType): void {
  for (const [at, sql] of renderEntity(type, state.after).entries()) {
    const summary = at === 0 ? `Create enum ${labelOf(type)}` : `Complete enum ${labelOf(type)}`
    const reverse = at === 0 ? [`DROP TYPE ${sqlName(type)};`] : []
    state.out.push(step(sql, summary, facts.none, { reverse, verify: askEnum(type) }))
  }
}

function enumNow(state: PlanState, ref: string): EnumType {
  const { schema, name } = nameOf(state, ref)
  const type = schemaNow(state).enums.get(entityId('enum', schema, name))
  if (!type) throw new Error(`sql: the plan names an enum that is not there: ${ref}`)
  return type
}
