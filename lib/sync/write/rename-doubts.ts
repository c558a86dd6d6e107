import {
  entityId,
  findTable,
  findView,
  joinQualified,
  parseEntityId,
  type QualifiedName,
  type SchemaOp,
  starsOf,
  type View,
} from '../../schema/index.ts'
import { makeSegmentsWhere, type Segment, type StatementNode } from '../../sql/index.ts'
import { mapPosition, type TextChange } from '../../text/index.ts'
import type { DocumentState } from '../document.ts'
import { candidates, searchOn } from '../mentions/candidates.ts'
import { type Mention, type MentionTarget, mentionsOf, searchPathAt } from '../mentions/find.ts'
import { isReadWhenRun } from './at-once.ts'
import { namesOfColumn, pastNames } from './past-names.ts'
import type { Task } from './plan.ts'
import { type RenameOp, type RenameTarget, renamedAt, targetsOf } from './rename-targets.ts'
import { altersOf, idsOf, lastPart, tableStatements } from './statements.ts'

/** Whether a rename in place would leave something behind that fails, or means something else, when the script runs. */
export function isDoubtful(task: Task, op: RenameOp): boolean {
  return (
    targetsOf(task, op).some((each) => mentionsToLeave(task, each).length > 0) ||
    namesGone(task, op) ||
    (op.op === 'column.rename' && targetsOf(task, op).some(({ target }) => isPassedOn(task, target)))
  )
}

/** Places that may mean the renamed thing, in statements that would fail when the script runs if they do. */
function mentionsToLeave(task: Task, { target }: RenameTarget): readonly Mention[] {
  const mentions = mentionsOf(task.state, target)
  const since = renamedAt(task, target, mentions)
  return mentions.filter(
    (mention) =>
      !mention.certain && mention.segment > since.segment && isReadWhenRun(task.state, mention, target.kind),
  )
}

/** Whether the text speaks of a constraint or index, gone or renamed since, by a name that the engine made of the old one. */
function namesGone({ state, before }: Task, op: RenameOp): boolean {
  if (op.op !== 'table.rename' && op.op !== 'column.rename') return false
  const table = findTable(before, op.table)
  if (!table) return false
  const { all } = tableStatements(state, table)
  const explicit = new Set(
    all.flatMap(({ node }) =>
      node.kind === 'createIndex' ? (node.name?.parts.at(-1)?.value ?? []) : namesIn(node),
    ),
  )
  const column = op.op === 'column.rename' ? namesOfColumn(state, table, op.column) : null
  const isMade = (name: string) =>
    !explicit.has(name) &&
    pastNames(state, table).some((each) => name.startsWith(`${each}_`)) &&
    (column === null || column.some((each) => name.includes(each)))
  const current = new Set(idsOf(table).map((id) => parseEntityId(id).parts.at(-1)))
  const isGone = (name: string | undefined) => name !== undefined && isMade(name) && !current.has(name)
  const onTable = altersOf(all, table).some(({ node }) =>
    node.actions.some(
      (action) => constraintActions.has(action.kind) && 'name' in action && isGone(action.name.value),
    ),
  )
  return (
    onTable ||
    indexChanges(state.tree).some((index) => {
      const node = state.tree.segments[index]?.node
      if (node?.kind === 'alterTable') return node.words === 'index' && isGone(lastPart(node.name))
      return (
        node?.kind === 'drop' &&
        node.targets.some(({ word, name }) => word === 'index' && isGone(lastPart(name)))
      )
    })
  )
}

/** The statements that may speak of an index by its own name. */
const indexChanges = makeSegmentsWhere(
  ({ node }) => node?.kind === 'drop' || (node?.kind === 'alterTable' && node.words === 'index'),
)

const constraintActions: ReadonlySet<string> = new Set([
  'dropConstraint',
  'validateConstraint',
  'alterConstraint',
  'renameConstraint',
])

/** The names that a statement gives to constraints. */
function namesIn(node: StatementNode): readonly string[] {
  if (node.kind === 'createTable') {
    return node.elements.flatMap((each) => {
      const held =
        each.kind === 'column' ? each.constraints : each.kind === 'constraint' ? [each.constraint] : []
      return held.flatMap(({ name }) => name?.value ?? [])
    })
  }
  if (node.kind !== 'alterTable') return []
  return node.actions.flatMap((action) => {
    if (action.kind === 'addConstraint') return action.constraint.name?.value ?? []
    if (action.kind === 'renameConstraint') return action.newName.value
    return action.kind === 'addColumn'
      ? action.column.constraints.flatMap(({ name }) => name?.value ?? [])
      : []
  })
}

/**
 * Whether the column comes through a star into a view, or through LIKE into a table, and something speaks
 * of it there by the name that it would lose.
 */
function isPassedOn(task: Task, target: MentionTarget): boolean {
  if (target.kind !== 'column') return false
  const { state } = task
  const known = new Set([joinQualified(target.schema, target.table)])
  const queue: QualifiedName[] = [{ schema: target.schema, name: target.table }]
  const found: QualifiedName[] = []
  for (let next = queue.pop(); next; next = queue.pop()) {
    for (const index of candidates(state, { kind: 'relation', ...next })) {
      const segment = state.tree.segments[index]
      const name = segment ? copyOf(state, segment, index, next) : null
      if (!name || known.has(joinQualified(name.schema, name.name))) continue
      known.add(joinQualified(name.schema, name.name))
      found.push(name)
      queue.push(name)
    }
  }
  return found.some(({ schema, name }) => {
    // A table that the text copies has its columns in the model, and is renamed or not by itself.
    const column: MentionTarget = { kind: 'column', schema, table: name, column: target.column }
    return mentionsOf(withViews(state, found), column).some((each) => isReadWhenRun(state, each, 'column'))
  })
}

/** What a statement makes with all columns of a relation. */
function copyOf(
  state: DocumentState,
  segment: Segment,
  index: number,
  of: QualifiedName,
): QualifiedName | null {
  const { node, text } = segment
  if (node?.kind !== 'createView' && node?.kind !== 'createTable') return null
  const searchPath = searchPathAt(state, index)
  const schema = node.name.parts.at(-2)?.value ?? searchPath[0] ?? ''
  const made = { schema, name: lastPart(node.name) }
  const isSame = ({ schema: space, name }: QualifiedName) => space === of.schema && name === of.name
  const query = node.kind === 'createView' ? node.query : node.asQuery
  if (query) {
    const known = withViews(state, [of]).schema
    const context = { schema: known, searchPath, relation: null }
    return starsOf(text.slice(query.from, query.to), context).some(isSame) ? made : null
  }
  if (node.kind !== 'createTable') return null
  const isLike = node.elements.some((each) => each.kind === 'like' && lastPart(each.source) === of.name)
  return isLike ? made : null
}

/** The document with views that it drops again: what statements in between mean. */
function withViews(state: DocumentState, views: readonly QualifiedName[]): DocumentState {
  const known = new Map(state.schema.views)
  const any = known.values().next().value
  for (const { schema, name } of views) {
    const id = entityId('view', schema, name)
    if (known.has(id) || state.schema.tables.has(entityId('table', schema, name))) continue
    known.set(id, { ...(any ?? noView), id, schema, name, columns: [] })
  }
  return known.size === state.schema.views.size
    ? state
    : { ...state, schema: { ...state.schema, views: known } }
}

const noView: Omit<View, 'id' | 'schema' | 'name'> = {
  entity: 'view',
  owner: null,
  comment: null,
  grants: [],
  kind: 'view',
  query: '',
  columns: [],
  dependsOn: [],
  options: {},
  checkOption: null,
  withData: true,
  indexes: [],
  triggers: [],
  rules: [],
}

/**
 * Whether names mean something else in a text in which things were renamed in place: a place that was left
 * alone means the renamed thing now, or one that was renamed does not mean it any more.
 */
export function isCaptured(
  before: DocumentState,
  after: DocumentState,
  change: TextChange,
  ops: readonly SchemaOp[],
): boolean {
  if (change.replacements.every((each) => each.from === each.to)) return false
  const world = before.schema
  return ops.some((op) => {
    if (op.op !== 'column.rename' && op.op !== 'table.rename' && op.op !== 'view.rename') return false
    const owner = op.op === 'view.rename' ? findView(world, op.view) : findTable(world, op.table)
    if (!owner) return false
    const [old, now]: readonly MentionTarget[] =
      op.op === 'column.rename'
        ? [op.column, op.to].map((column) => ({
            kind: 'column',
            schema: owner.schema,
            table: owner.name,
            column,
          }))
        : [owner.name, op.to].map((name) => ({ kind: 'relation', schema: owner.schema, name }))
    return old !== undefined && now !== undefined && differs({ before, after, change }, old, now)
  })
}

interface Renamed {
  readonly before: DocumentState
  readonly after: DocumentState
  readonly change: TextChange
}

function differs({ before, after, change }: Renamed, old: MentionTarget, now: MentionTarget): boolean {
  const isLooked = (mention: Mention) => !mention.opaque
  const wanted = mentionsOf(before, old).filter((each) => isLooked(each) && each.certain)
  searchOn(before, after, change)
  const found = mentionsOf(after, now).filter(isLooked)
  const places = new Set(found.filter((each) => each.certain).map((each) => each.from))
  // What goes by the old name in statements before a rename stays.
  const isLost = wanted.some(
    (each) =>
      change.replacements.some((edit) => edit.from <= each.from && each.to <= edit.to) &&
      ![...places].some(
        (at) => mapPosition(change, each.from, 'before') <= at && at <= mapPosition(change, each.to, 'after'),
      ),
  )
  if (isLost) return true
  return found.some(
    (each) =>
      !change.replacements.some((edit) => {
        const from = mapPosition(change, edit.from, 'before')
        return from <= each.from && each.to <= from + edit.insert.length
      }),
  )
}
