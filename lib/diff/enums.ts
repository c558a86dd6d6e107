import type { EnumType, SchemaOp, Table } from '../schema/index.ts'
import type { DiffContext } from './op-list.ts'
import { diffOwned } from './owned.ts'
import { sameList } from './same-parts.ts'
import { enumSpecOf, refOf, typeText } from './specs.ts'

/** The ops for enums. Values are added in place; one that goes or moves needs the type made anew. */
export function diffEnums(context: DiffContext): void {
  const { before, after } = context
  for (const type of before.enums.values()) {
    if (!after.enums.has(type.id)) context.add('drop types', { op: 'enum.drop', enum: refOf(type) })
  }
  for (const type of after.enums.values()) {
    const old = before.enums.get(type.id) ?? null
    if (old === type) continue
    const made = !old || !isSubsequence(old.values, type.values)
    if (!old) context.add('create types', { op: 'enum.add', enum: enumSpecOf(type) })
    if (old && !sameList(old.values, type.values)) {
      if (isSubsequence(old.values, type.values)) addValues(context, old, type)
      else replaceEnum(context, old, type)
    }
    // One made anew has the comment from its making.
    diffOwned(context, 'enum', old, type, made ? 'create types' : null)
    if (old && old.comment !== type.comment && !made) {
      context.add('comments', { op: 'enum.setComment', enum: refOf(type), comment: type.comment })
    }
  }
}

function addValues(context: DiffContext, before: EnumType, after: EnumType): void {
  const known = new Set(before.values)
  // From the end, so that the value to stand before is there already.
  for (let at = after.values.length - 1; at >= 0; at--) {
    const value = after.values[at]
    if (value === undefined || known.has(value)) continue
    const next = after.values[at + 1]
    const place: Partial<Extract<SchemaOp, { op: 'enum.addValue' }>> =
      next === undefined ? {} : { before: next }
    context.add('create types', { op: 'enum.addValue', enum: refOf(after), value, ...place })
  }
}

/** The old type steps aside under another name until no column is of it. */
function replaceEnum(context: DiffContext, before: EnumType, after: EnumType): void {
  const aside = freeName(context, before)
  context.add('create types', { op: 'enum.rename', enum: refOf(before), to: aside })
  context.add('create types', { op: 'enum.add', enum: enumSpecOf(after) })
  for (const table of context.after.tables.values()) retypeColumns(context, before, table)
  context.add('drop types', { op: 'enum.drop', enum: refOf({ schema: before.schema, name: aside }) })
}

function retypeColumns(context: DiffContext, before: EnumType, table: Table): void {
  const old = context.before.tables.get(table.id)
  for (const column of table.columns) {
    const same = old?.columns.find((each) => each.name === column.name)
    const uses = same?.type.schema === before.schema && same.type.name === before.name
    if (!uses || same.type.display !== column.type.display || column.inherited || table.partitionOf) continue
    const at = { table: refOf(table), column: column.name }
    const type = typeText(column.type, context.dialect.quote)
    context.add('change columns', { op: 'column.setType', ...at, type })
  }
}

function freeName(context: DiffContext, type: EnumType): string {
  const taken = new Set([...context.before.enums.values()].map((each) => each.name))
  for (let n = 0; ; n++) {
    const name = `${type.name}_old${n === 0 ? '' : n}`
    if (!taken.has(name)) return name
  }
}

function isSubsequence(part: readonly string[], whole: readonly string[]): boolean {
  let at = 0
  for (const value of whole) if (part[at] === value) at++
  return at === part.length
}
