import { type SqlToken, scanSql } from '../../../schema/index.ts'
import type { Span, StatementNode, SyntaxTree } from '../../../sql/index.ts'

/** One statement of a migration file, or of a block in it, with its place in the file. */
export interface MigrationStatement {
  readonly node: StatementNode
  /** The text that the spans of the node refer to. */
  readonly text: string
  /** Where that text begins in the file. */
  readonly start: number
  /** The statement's own place in the file, without its terminator. */
  readonly from: number
  readonly to: number
  /** Behind its terminator. */
  readonly end: number
  /** `block`: it stands inside DO, where neither transactions nor rewrites of the text are possible. */
  readonly within: 'file' | 'block'
  /** Its segment in the tree of the file. */
  readonly segment: number
  /** Its words and symbols, with offsets of the file. */
  readonly tokens: readonly SqlToken[]
}

/** The statements of a file in order, those inside DO behind the DO itself. */
export function readStatements(tree: SyntaxTree): readonly MigrationStatement[] {
  const statements: MigrationStatement[] = []
  for (const [at, segment] of tree.segments.entries()) {
    const { node, span, text } = segment
    if (segment.kind !== 'statement' || !node || (node.kind === 'other' && node.words === '')) continue
    const start = tree.starts[at] ?? 0
    const terminator = text.indexOf(';', span.to)
    const end = start + (terminator < 0 ? span.to : terminator + 1)
    statements.push(statementOf({ node, text, start, span, end, within: 'file', segment: at }))
    if (node.kind !== 'do') continue
    for (const element of node.elements) {
      const inner = node.text ?? text
      statements.push(
        statementOf({
          node: element.node,
          text: inner,
          start,
          span: element,
          end: start + element.to,
          within: 'block',
          segment: at,
        }),
      )
    }
  }
  return statements
}

interface Place {
  readonly node: StatementNode
  readonly text: string
  readonly start: number
  readonly span: Span
  readonly end: number
  readonly within: 'file' | 'block'
  readonly segment: number
}

function statementOf({ node, text, start, span, end, within, segment }: Place): MigrationStatement {
  let tokens: readonly SqlToken[] | null = null
  const from = start + span.from
  return {
    node,
    text,
    start,
    from,
    to: start + span.to,
    end,
    within,
    segment,
    get tokens() {
      tokens ??= scanSql(text.slice(span.from, span.to)).map((token) => ({
        ...token,
        from: token.from + from,
        to: token.to + from,
      }))
      return tokens
    },
  }
}
