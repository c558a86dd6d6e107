import type { Steps } from '../../../base/index.ts'
import { type EntityId, entityId, parseEntityId, type Schema } from '../../../schema/index.ts'
import type { Lowering, Segment, StatementNode, SyntaxTree } from '../../../sql/index.ts'
import { reviewInSteps } from '../../engine.ts'
import { ruleOf } from '../../registry.ts'
import type { Finding } from '../../rule.ts'
import type { RuleSettings } from '../../rule-settings.ts'
import type { FileContext, StatementContext } from '../reading/context.ts'
import type { MigrationFinding } from '../reading/rule.ts'
import { type Base, joined } from '../reading/states.ts'
import { guidanceOf } from './guidance.ts'

/**
 * What the rules of schemas find behind the migration and not before it, each told at the last statement that
 * says something of what it is about. What no statement of the file speaks of is left out: there the
 * migration has changed a habit, not the thing.
 */
export function* broughtFindings(
  file: FileContext,
  base: Base,
  settings: RuleSettings = {},
): Steps<readonly MigrationFinding[]> {
  const before = yield* loweredBase(base)
  yield
  const tree = joined([...base.segments, ...withoutTransactions(file.tree.segments)])
  const after = yield* base.dialect.lowerInSteps(tree, before)
  yield
  const known = yield* knownKeys(base, before.lowering.schema, settings)
  const found = yield* reviewInSteps(after.schema, { settings })
  const brought = found.filter(({ key, rule }) => !known.has(key) && !onTheWay.has(rule))
  const stepOf = (id: EntityId) => lastStep(file, after, id, base.segments.length)
  return brought.flatMap((finding) => {
    const step = finding.entities
      .map((id) => stepOf(id) ?? stepOf(tableOf(id, after.schema) ?? id))
      .find((each) => each)
    return step ? [told(finding, step)] : []
  })
}

/**
 * The statements of a file without the transactions around them, where these leave nothing behind and take nothing
 * back: a base with more statements is understood without reading it all again, one with transactions is not.
 */
function withoutTransactions(segments: readonly Segment[]): readonly Segment[] {
  if (segments.some(({ node }) => node !== null && needsTransaction(node))) return segments
  return segments.map((each) =>
    each.node?.kind === 'other' && plainEnds.has(each.node.words) ? { ...each, node: null } : each,
  )
}

/** How transactions begin and end that take nothing back. */
const plainEnds: ReadonlySet<string> = new Set(['begin', 'start', 'commit', 'end'])

/** Whether what a statement does ends with its transaction, or is itself the end of one that is taken back. */
function needsTransaction(node: StatementNode): boolean {
  switch (node.kind) {
    case 'setSearchPath':
    case 'setRole':
      return node.local
    case 'createTable':
      return node.dropsOnCommit
    case 'do':
      return node.elements.some((element) => needsTransaction(element.node))
    case 'other':
      return node.words.startsWith('rollback') || node.words === 'abort'
    default:
      return false
  }
}

function told(finding: Finding, { statement, index }: StatementContext): MigrationFinding {
  const { key, rule, severity, category, entities, message, evidence, confidence } = finding
  const facts = ruleOf(rule)
  const { from, to } = statement
  return {
    ...{ key, rule, severity, category, entities, message, evidence, confidence, from, to },
    why: facts?.rationale ?? '',
    source: facts?.source ?? '',
    catalogue: facts?.catalogue ?? [],
    statement: index,
    guidance: finding.fix ? `${finding.fix.title}.` : guidanceOf(facts?.remedy ?? finding.evidence),
    fix: null,
  }
}

/** The last statement of the file that declares or alters the entity; null where none does. */
function lastStep(
  file: FileContext,
  { sources }: Lowering,
  id: EntityId,
  first: number,
): StatementContext | null {
  const own = sources.locate(id).flatMap(({ segment }) => (segment >= first ? [segment - first] : []))
  if (own.length === 0) return null
  const last = Math.max(...own)
  return file.steps.find(({ statement }) => statement.segment === last) ?? null
}

/** The table that a column, key or index belongs to. */
function tableOf(id: EntityId, { tables }: Schema): EntityId | null {
  const [space = '', name = '', part] = parseEntityId(id).parts
  const table = entityId('table', space, name)
  return part !== undefined && tables.has(table) ? table : null
}

/** What is found in the base; kept for as long as whoever reviews brings the same base and settings. */
function* knownKeys(base: Base, schema: Schema, settings: RuleSettings): Steps<ReadonlySet<string>> {
  const said = JSON.stringify(settings)
  const known = keysOfBases.get(base)
  if (known?.said === said) return known.keys
  const keys = new Set((yield* reviewInSteps(schema, { settings })).map(({ key }) => key))
  keysOfBases.set(base, { said, keys })
  return keys
}

const keysOfBases = new WeakMap<Base, { readonly said: string; readonly keys: ReadonlySet<string> }>()

/** The base as a schema; kept for as long as whoever reviews brings the same one. */
function* loweredBase(base: Base): Steps<Lowered> {
  const known = bases.get(base)
  if (known) return known
  const tree = joined(base.segments)
  const made = { tree, lowering: yield* base.dialect.lowerInSteps(tree) }
  bases.set(base, made)
  return made
}

interface Lowered {
  readonly tree: SyntaxTree
  readonly lowering: Lowering
}

const bases = new WeakMap<Base, Lowered>()

/** What is right in a migration that goes step by step, and told by rules of migrations where it is not. */
const onTheWay: ReadonlySet<string> = new Set(['not-valid-constraint', 'disabled-trigger'])
