import type { Schema } from '../../../schema/index.ts'
import type { Dialect, QName } from '../../../sql/index.ts'
import {
  type FileContext,
  findRelation,
  type RelationName,
  relationName,
  type StatementContext,
} from './context.ts'
import { settingOf } from './settings.ts'
import { type MigrationStatement, readStatements } from './statements.ts'
import { type Base, SchemaStates } from './states.ts'
import { type OpenTransaction, transactionEffect } from './transactions.ts'

export interface ReadingOptions {
  readonly dialect: Dialect
  readonly base: Base
  readonly version: number
  readonly wrapped: boolean
  readonly rows: ReadonlyMap<string, number>
  readonly path: string | null
  readonly siblings: readonly string[]
}

/** Reads a migration file: its statements, and for each what is in force and what is there before it. */
export function readMigration(
  text: string,
  { dialect, base, version, wrapped, rows, path, siblings }: ReadingOptions,
): FileContext {
  const tree = dialect.parse(text)
  const states = new SchemaStates(base, tree)
  const steps: StatementContext[] = []
  const file: FileContext = {
    text,
    tree,
    steps,
    dialect,
    version,
    wrapped,
    based: base.segments.length > 0,
    rows,
    path,
    siblings,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  }
  const fresh: Fresh = new Map()
  let state = initial(dialect, wrapped)
  for (const statement of readStatements(tree)) {
    const index = steps.length
    const isFresh = (key: string) => (fresh.get(key) ?? index) < index
    steps.push(stepOf(file, states, statement, index, { ...state, isFresh }))
    for (const key of madeBy(statement, state.path, isFresh)) if (!fresh.has(key)) fresh.set(key, index)
    state = next(state, statement, index, dialect.defaultSchema)
  }
  return file
}

/** Relations that the file made, as `schema.name`, and by which statement. */
type Fresh = Map<string, number>

/** What changes from statement to statement. */
interface State {
  readonly transaction: OpenTransaction | null
  readonly session: ReadonlyMap<string, string>
  readonly local: ReadonlyMap<string, string>
  readonly path: readonly string[]
}

function initial(dialect: Dialect, wrapped: boolean): State {
  return {
    transaction: wrapped ? { by: 'tool', first: 0 } : null,
    session: new Map(),
    local: new Map(),
    path: [dialect.defaultSchema],
  }
}

function stepOf(
  file: FileContext,
  states: SchemaStates,
  statement: MigrationStatement,
  index: number,
  { transaction, session, local, path, isFresh }: State & { readonly isFresh: (key: string) => boolean },
): StatementContext {
  const before = (): Schema => states.after(statement.segment)
  return {
    index,
    statement,
    file,
    get before() {
      return before()
    },
    get after() {
      return states.after(statement.segment + 1)
    },
    transaction,
    settings: local.size === 0 ? session : new Map([...session, ...local]),
    isFresh: (name) => isFresh(keyOf(name, path)),
    table: (name) => findRelation(before().tables, 'table', relationName(name), path),
    view: (name) => findRelation(before().views, 'view', relationName(name), path),
  }
}

function next(state: State, statement: MigrationStatement, index: number, home: string): State {
  const effect = transactionEffect(statement)
  if (effect === 'opens') return { ...state, transaction: { by: 'file', first: index + 1 } }
  if (effect !== null) return { ...state, transaction: null, local: new Map() }
  const { node } = statement
  if (node.kind === 'setSearchPath') {
    const path = node.schemas.filter((schema) => schema !== '$user')
    return { ...state, path: path.length === 0 ? [home] : path }
  }
  const setting = settingOf(statement)
  return setting ? withSetting(state, setting) : state
}

function withSetting(state: State, { name, value, scope }: NonNullable<ReturnType<typeof settingOf>>): State {
  const which = scope === 'transaction' ? 'local' : 'session'
  const settings = new Map(name === 'all' && value === null ? [] : state[which])
  if (value === null) settings.delete(name)
  else settings.set(name, value)
  return { ...state, [which]: settings }
}

/** The relations that a statement makes, or that are still new under another name. */
function madeBy(
  { node }: MigrationStatement,
  path: readonly string[],
  isFresh: (key: string) => boolean,
): readonly string[] {
  switch (node.kind) {
    case 'createTable':
    case 'createView':
    case 'createSequence':
    case 'createDomain':
    case 'createEnum':
    case 'createComposite':
      return 'ifNotExists' in node && node.ifNotExists && node.kind === 'createSequence'
        ? []
        : [keyOf(node.name, path)]
    case 'createIndex':
      // An index is called by its name alone, in its table's schema.
      return node.name && isFresh(keyOf(node.table, path)) ? [keyOf(node.name, path)] : []
    case 'createSchema': {
      const space = node.name?.value ?? node.authorization?.value ?? ''
      return node.elements.flatMap(({ node: inner }) =>
        inner.kind === 'createTable' || inner.kind === 'createView' ? [keyOf(inner.name, [space])] : [],
      )
    }
    case 'alterTable': {
      if (!isFresh(keyOf(node.name, path))) return []
      return node.actions.flatMap((action) => {
        const own = relationName(node.name)
        if (action.kind === 'renameTo') return [keyOf({ ...own, name: action.newName.value }, path)]
        return action.kind === 'setSchema' ? [keyOf({ ...own, schema: action.schema.value }, path)] : []
      })
    }
    default:
      return []
  }
}

function keyOf(name: QName | RelationName, path: readonly string[]): string {
  const { schema, name: own } = relationName(name)
  return `${schema ?? path[0] ?? ''}\0${own}`
}
