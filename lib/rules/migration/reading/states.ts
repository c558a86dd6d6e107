import { emptySchema, type Schema } from '../../../schema/index.ts'
import type { Dialect, Lowering, Segment, StatementNode, SyntaxTree } from '../../../sql/index.ts'

/** The schema before a migration as segments and what they come to; made once, used for many readings. */
export interface Base {
  readonly dialect: Dialect
  readonly segments: readonly Segment[]
  readonly schema: Schema
}

/** Reads the script of the schema before a migration; empty text is an unknown schema. */
export function readBase(text: string, dialect: Dialect): Base {
  if (text.trim() === '') {
    return { dialect, segments: [], schema: emptySchema(dialect.id, [dialect.defaultSchema]) }
  }
  // Dumps empty the search path; whoever runs a migration starts with the usual one.
  const path = dialect.session(
    { lockTimeout: null, statementTimeout: null, searchPath: [dialect.defaultSchema] },
    'session',
  )
  const tree = dialect.parse(`${text}\n;\n${path.join('\n')}\n`)
  return { dialect, segments: tree.segments, schema: dialect.lower(tree).schema }
}

/** The schemas between the statements of a file, worked out when asked for, each from the one before it. */
export class SchemaStates {
  private readonly base: Base
  private readonly tree: SyntaxTree
  private readonly known = new Map<number, Schema>()
  private latest: { readonly tree: SyntaxTree; readonly lowering: Lowering } | null = null

  constructor(base: Base, tree: SyntaxTree) {
    this.base = base
    this.tree = tree
  }

  /** What is there when the first `count` segments of the file have run. */
  after(count: number): Schema {
    const relevant = this.relevantIn(count)
    if (relevant.length === 0) return this.base.schema
    const known = this.known.get(relevant.length)
    if (known) return known
    const tree = joined([...this.base.segments, ...relevant])
    const lowering = this.base.dialect.lower(tree, this.latest ?? undefined)
    this.latest = { tree, lowering }
    this.known.set(relevant.length, lowering.schema)
    return lowering.schema
  }

  private relevantIn(count: number): readonly Segment[] {
    const { segments } = this.tree
    const undoes = segments.some(({ node }) => node?.kind === 'other' && takesBack.has(node.words))
    return segments.slice(0, count).filter(({ node }) => node !== null && (undoes || changesSchema(node)))
  }
}

/** Statements that take back what stood before them: with one of these transactions count. */
const takesBack: ReadonlySet<string> = new Set(['rollback', 'abort'])

function changesSchema(node: StatementNode): boolean {
  return node.kind !== 'other' && node.kind !== 'broken' && node.kind !== 'copy'
}

function joined(segments: readonly Segment[]): SyntaxTree {
  const starts: number[] = []
  let length = 0
  for (const segment of segments) {
    starts.push(length)
    length += segment.text.length
  }
  return { segments, starts, length }
}
