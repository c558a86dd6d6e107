import { entityId, findView, type SchemaOp, splitQualified } from '../../schema/index.ts'
import { insertAfter } from './insertions.ts'
import type { Edits, Task } from './plan.ts'
import { replaceSpan } from './removals.ts'
import { statementsAbout } from './statements.ts'
import { find, styleOf } from './style.ts'

/** Writes a query over the old one in CREATE VIEW. */
export function writeViewQuery(task: Task, op: Extract<SchemaOp, { readonly op: 'view.setQuery' }>): Edits {
  const view = findView(task.before, op.view)
  if (!view) return null
  const statement = statementsAbout(task.state, [view.id]).findLast((each) => each.node.kind === 'createView')
  if (statement?.node.kind !== 'createView') return null
  const query = op.query.trim()
  return [replaceSpan(statement, statement.node.query, query.endsWith(';') ? query.slice(0, -1) : query)]
}

/** Writes the new statement of an object over the one that makes it. */
export function writeObjectAlter(task: Task, op: Extract<SchemaOp, { readonly op: 'object.alter' }>): Edits {
  const id = entityId(op.kind, ...splitQualified(op.object))
  const [statement, second] = statementsAbout(task.state, [id]).filter(
    (each) => making.has(each.node.kind) && !each.nested,
  )
  if (!statement || second) return null
  const definition = op.definition.trim()
  const text = definition.endsWith(';') ? definition.slice(0, -1) : definition
  return [replaceSpan(statement, statement.span, text)]
}

const making: ReadonlySet<string> = new Set([
  'createRoutine',
  'createExtension',
  'createDomain',
  'createComposite',
  'createRange',
  'createSequence',
])

/** Puts CREATE SCHEMA behind the others, or in front of all that could need it. */
export function writeSchemaAdd(task: Task, op: Extract<SchemaOp, { readonly op: 'schema.add' }>): Edits {
  const { state } = task
  const style = styleOf(state, null)
  const written = `${style.keyword('CREATE SCHEMA')} ${task.quote(op.name)};`
  const others = statementsAbout(state, [...state.schema.schemas.keys()]).filter(
    (each) => each.node.kind === 'createSchema' && !each.nested,
  )
  const last = others.at(-1)
  if (last) return insertAfter(state, last, [written])
  const first = find(state, (node) => node.kind.startsWith('create'))
  if (!first) return insertAfter(state, null, [written])
  const at = first.start + first.segment.span.from
  return [{ from: at, to: at, insert: `${written}${style.eol}${style.eol}` }]
}
