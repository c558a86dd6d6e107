import type { Steps } from '../../../base/index.ts'
import type { DefaultPrivileges, EntityId, Schema, TopLevelEntity } from '../../../schema/index.ts'
import type { Segment, SyntaxTree } from '../../core/index.ts'
import { dropAllFleeting, endFleeting, transactionAfter } from './fleeting.ts'
import type { Fold } from './fold.ts'
import { freezeItem } from './freeze.ts'
import { makeItemTable } from './item-table.ts'
import type { Context, Reading } from './memo.ts'
import { makeOrder } from './order.ts'
import { alike, reuse } from './reuse.ts'
import { foldStatement } from './statement.ts'
import { type Item, makeWorld } from './world.ts'

/** Schemas searched when a script begins. */
export const defaultPath: readonly string[] = ['public']

/** Folds a whole script; records equal to those of the last reading are taken from it. */
export function* lowerWhole(tree: SyntaxTree, old: Reading | null): Steps<Reading> {
  const order = makeOrder(tree.segments.length)
  const script = beginScript()
  const { fold, contexts } = script
  const { world } = fold
  const touched: (readonly Item[])[] = []
  for (const [at, segment] of tree.segments.entries()) {
    foldNext(script, segment, at)
    touched.push(fold.touched)
    if (at % segmentsPerStep === 0) yield
  }
  dropAllFleeting(fold)
  const items = new Map<EntityId, Item>()
  const records: TopLevelEntity[] = []
  for (const item of world.items) {
    const record = freezeItem(world, item)
    items.set(record.id, item)
    records.push(reuse(record, old?.schema))
    if (records.length % recordsPerStep === 0) yield
  }
  yield
  const schema = makeSchema(records, fold.path, fold.defaults)
  return {
    kind: 'postgres reading',
    tree,
    order,
    schema: old ? alike(schema, old.schema) : schema,
    items: makeItemTable(items),
    touched,
    contexts,
    stray: fold.stray,
    world,
    seat: old?.seat ?? { holder: null },
  }
}

/** How much is folded, and how much made of it, between two chances to stop. */
const segmentsPerStep = 200
const recordsPerStep = 200

/** A script of which some segments have been folded. */
export interface ScriptFold {
  readonly fold: Fold
  readonly contexts: Context[]
  /** What holds again once the transaction is over; null where nothing was set until then. */
  outer: Context | null
  transaction: 'none' | 'open'
}

/** A script before its first segment. */
export function beginScript(): ScriptFold {
  const fold: Fold = {
    world: makeWorld(),
    scope: 'whole',
    path: defaultPath,
    role: null,
    session: null,
    defaults: [],
    at: 0,
    text: '',
    backslashes: false,
    statement: { from: 0, to: 0 },
    fresh: null,
    touched: [],
    stray: new Map(),
  }
  return { fold, contexts: [contextAt(fold, -1)], outer: null, transaction: 'none' }
}

/** Folds the segment that comes next, with what the transaction around it brings and takes. */
export function foldNext(script: ScriptFold, segment: Segment, at: number): void {
  const { fold, contexts } = script
  const before = contexts.at(-1) ?? contextAt(fold, at)
  if (isLocal(segment)) script.outer ??= before
  foldSegment(fold, segment, at)
  if (script.outer && endsTransaction(segment)) {
    fold.path = script.outer.path
    fold.role = script.outer.role
    fold.session = script.outer.session
    script.outer = null
  }
  script.transaction = transactionAfter(segment.node, script.transaction)
  endFleeting(fold, script.transaction)
  const after = contextAt(fold, at)
  if (!sameContext(before, after)) contexts.push(after)
}

const noItems: Item[] = []

export function foldSegment(fold: Fold, segment: Segment, at: number): void {
  fold.touched = noItems
  const { node } = segment
  if (!node) return
  fold.touched = []
  fold.at = at
  fold.text = segment.text
  fold.backslashes = segment.backslashes ?? false
  fold.statement = segment.span
  foldStatement(fold, node)
}

/** The records as a schema; each kind in the order given. */
export function makeSchema(
  records: Iterable<TopLevelEntity>,
  searchPath: readonly string[],
  defaultPrivileges: readonly DefaultPrivileges[] = [],
): Schema {
  const schema = {
    dialect: 'postgres',
    searchPath,
    ...(defaultPrivileges.length > 0 ? { defaultPrivileges } : {}),
    schemas: new Map(),
    tables: new Map(),
    views: new Map(),
    enums: new Map(),
    domains: new Map(),
    composites: new Map(),
    ranges: new Map(),
    sequences: new Map(),
    routines: new Map(),
    extensions: new Map(),
    objects: new Map(),
  }
  for (const record of records) schema[mapOf(record)].set(record.id, record)
  return schema
}

/** The map of a schema that holds the record. */
export function mapOf(
  record: TopLevelEntity,
): Exclude<keyof Schema, 'dialect' | 'searchPath' | 'defaultPrivileges'> {
  return maps[record.entity]
}

const maps = {
  schema: 'schemas',
  table: 'tables',
  view: 'views',
  enum: 'enums',
  domain: 'domains',
  composite: 'composites',
  range: 'ranges',
  sequence: 'sequences',
  routine: 'routines',
  extension: 'extensions',
  object: 'objects',
} as const

function contextAt({ path, role, session, defaults }: Fold, at: number): Context {
  return { at, path, role, session, defaults }
}

function sameContext(a: Context, b: Context): boolean {
  return a.path === b.path && a.role === b.role && a.session === b.session && a.defaults === b.defaults
}

/** Whether it sets something until the transaction ends. */
function isLocal({ node }: Segment): boolean {
  return (node?.kind === 'setSearchPath' || node?.kind === 'setRole') && node.local
}

function endsTransaction({ node }: Segment): boolean {
  if (node?.kind !== 'other') return false
  const word = node.words.split(' ')[0]
  return word === 'commit' || word === 'rollback' || word === 'end' || word === 'abort'
}
