import type { Steps } from '../../../base/index.ts'
import { type Schema, scanSql } from '../../../schema/index.ts'
import type {
  AlterTableAction,
  CreateTableNode,
  Dialect,
  QName,
  Segment,
  StatementNode,
  SyntaxTree,
} from '../../../sql/index.ts'

/** The script of the schema before a migration; read once, used for many reviews. */
export interface Base {
  readonly dialect: Dialect
  readonly segments: readonly Segment[]
  /** For each name that it declares and each that it mentions, the segments that do. */
  readonly mentions: ReadonlyMap<string, readonly number[]>
  readonly declared: ReadonlySet<string>
}

/** Reads the script of the schema before a migration, in steps; one without statements is an unknown schema. */
export function* readBase(script: string | SyntaxTree, dialect: Dialect): Steps<Base> {
  const own = typeof script === 'string' ? dialect.parse(script).segments : script.segments
  if (own.every(({ node }) => node === null)) {
    return { dialect, segments: [], mentions: new Map(), declared: new Set() }
  }
  // Dumps empty the search path; whoever runs a migration starts with the usual one.
  const path = dialect.session(
    { lockTimeout: null, statementTimeout: null, searchPath: [dialect.defaultSchema] },
    'session',
  )
  const segments = [...own, ...dialect.parse(`${path.join('\n')}\n`).segments]
  const mentions = new Map<string, number[]>()
  const declared = new Set<string>()
  for (const [at, segment] of segments.entries()) {
    const { node } = segment
    if (node === null || !changesSchema(node)) continue
    if (at % segmentsPerStep === 0) yield
    for (const name of declaredBy(node)) declared.add(name)
    for (const name of wordsOf(segment)) {
      const places = mentions.get(name)
      if (places) places.push(at)
      else mentions.set(name, [at])
    }
  }
  return { dialect, segments, mentions, declared }
}

/**
 * The part of a base that a file can be about: what mentions a name that the file mentions, the tables that
 * these stand on, and whatever names depend on. What a large base has beside is not lowered.
 */
function partFor({ segments, mentions, declared }: Base, file: SyntaxTree): readonly Segment[] {
  const wanted = new Set<number>()
  for (const [at, { node }] of segments.entries()) if (node && isAlwaysNeeded(node)) wanted.add(at)
  const known = new Set<string>()
  const open: string[] = []
  const want = (name: string): void => {
    if (known.has(name) || !declared.has(name)) return
    known.add(name)
    open.push(name)
  }
  for (const { node, text } of file.segments) if (node !== null) for (const name of wordsIn(text)) want(name)
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    for (const at of mentions.get(name) ?? []) {
      const node = segments[at]?.node
      if (!node || wanted.has(at) || !concerns(node, name)) continue
      wanted.add(at)
      for (const other of standsOn(node)) want(other)
    }
  }
  return [...wanted].sort((a, b) => a - b).flatMap((at) => segments[at] ?? [])
}

/** The unqualified names that a statement declares. */
function declaredBy(node: StatementNode): readonly string[] {
  switch (node.kind) {
    case 'createTable':
    case 'createView':
    case 'createSequence':
    case 'createRoutine':
    case 'createDomain':
    case 'createEnum':
    case 'createComposite':
    case 'createRange':
      return lastOf(node.name)
    case 'createIndex':
      return node.name ? lastOf(node.name) : []
    case 'alterTable':
      return node.actions.flatMap((action) => {
        if (action.kind === 'addConstraint') return action.constraint.name?.value ?? []
        return action.kind === 'renameTo' ? action.newName.value : []
      })
    default:
      return []
  }
}

/**
 * Whether what a statement says counts for whoever asks for a name that it mentions. That a table refers to
 * another one does not: else all of a large schema hangs together.
 */
function concerns(node: StatementNode, name: string): boolean {
  switch (node.kind) {
    case 'createTable':
      return [...declaredBy(node), ...standsOn(node), ...typesOf(node)].includes(name)
    case 'createIndex':
      return [...declaredBy(node), ...lastOf(node.table)].includes(name)
    case 'alterTable':
      return [...declaredBy(node), ...lastOf(node.name), ...node.actions.flatMap(attached)].includes(name)
    case 'createTrigger':
      return [...lastOf(node.table), ...lastOf(node.routine)].includes(name)
    case 'comment':
    case 'grant':
    case 'revoke':
      return false
    default:
      return true
  }
}

/** Types and, in defaults, sequences and routines are told by name alone. */
function typesOf(node: CreateTableNode): readonly string[] {
  return node.elements.flatMap((element) =>
    element.kind === 'column' && element.type
      ? [element.type.path?.parts.at(-1)?.value ?? element.type.name]
      : [],
  )
}

function attached(action: AlterTableAction): readonly string[] {
  return action.kind === 'attachPartition' ? lastOf(action.partition) : []
}

/** The relations without which a statement cannot be understood. */
function standsOn(node: StatementNode): readonly string[] {
  switch (node.kind) {
    case 'createIndex':
      return lastOf(node.table)
    case 'createTable':
      return [
        ...(node.partitionOf ? lastOf(node.partitionOf.parent) : []),
        ...node.inherits.flatMap(lastOf),
        ...node.elements.flatMap((element) => (element.kind === 'like' ? lastOf(element.source) : [])),
      ]
    case 'alterTable':
      return lastOf(node.name)
    default:
      return []
  }
}

function lastOf(name: QName): readonly string[] {
  const last = name.parts.at(-1)
  return last ? [last.value] : []
}

/** What gives other statements their meaning, whoever it names. */
function isAlwaysNeeded({ kind }: StatementNode): boolean {
  return contextKinds.has(kind)
}

const contextKinds: ReadonlySet<string> = new Set([
  'createSchema',
  'createExtension',
  'createEnum',
  'createDomain',
  'createComposite',
  'createRange',
  'setSearchPath',
])

/** The schemas between the statements of a file, worked out when asked for, each from the one before it. */
export class SchemaStates {
  private readonly base: Base
  private readonly tree: SyntaxTree
  private steps: Iterator<Schema, void> | null = null
  private readonly known: Schema[] = []

  constructor(base: Base, tree: SyntaxTree) {
    this.base = base
    this.tree = tree
  }

  /** What is there when the first `count` segments of the file have run. */
  after(count: number): Schema {
    this.steps ??= this.begin()
    while (this.known.length <= count) {
      const step = this.steps.next()
      if (step.done) break
      this.known.push(step.value)
    }
    const schema = this.known[count] ?? this.known.at(-1)
    if (!schema) throw new Error('rules: a file without a schema before it')
    return schema
  }

  private begin(): Iterator<Schema, void> {
    const part = partFor(this.base, this.tree)
    const own = this.tree.segments.map((segment) => (isHeeded(segment.node) ? segment : withoutNode(segment)))
    return this.base.dialect.lowerAlong(joined([...part, ...own]), part.length)
  }
}

/** Whether a statement of a file bears on the schemas behind it: transactions do, for what is set or taken back. */
function isHeeded(node: StatementNode | null): boolean {
  return node !== null && (changesSchema(node) || node.kind === 'other')
}

function withoutNode(segment: Segment): Segment {
  return segment.node === null ? segment : { ...segment, node: null }
}

function changesSchema(node: StatementNode): boolean {
  return node.kind !== 'other' && node.kind !== 'broken' && node.kind !== 'copy'
}

/** Segments as one tree. */
export function joined(segments: readonly Segment[]): SyntaxTree {
  const starts: number[] = []
  let length = 0
  for (const segment of segments) {
    starts.push(length)
    length += segment.text.length
  }
  return { segments, starts, length }
}

/** How many segments of a base are read between two chances to stop. */
const segmentsPerStep = 100

const words = new WeakMap<Segment, readonly string[]>()

/** The words of a segment: those of a document stay from one reading to the next. */
function wordsOf(segment: Segment): readonly string[] {
  const known = words.get(segment)
  if (known) return known
  const found = [...wordsIn(segment.text)]
  words.set(segment, found)
  return found
}

/** The names and words of a statement, those in strings and bodies as well. */
function wordsIn(sql: string): ReadonlySet<string> {
  const words = new Set<string>()
  for (const token of scanSql(sql)) {
    if (token.kind === 'word' || token.kind === 'quoted') words.add(token.value)
    else if (token.kind === 'string') {
      for (const inner of scanSql(token.value)) {
        if (inner.kind === 'word' || inner.kind === 'quoted') words.add(inner.value)
      }
    }
  }
  return words
}
