import type { TextChange } from '../../../text/index.ts'
import {
  type ReadingMeter,
  readTree,
  rereadTree,
  type StatementReader,
  type SyntaxTree,
} from '../../core/index.ts'
import { escapingSegments, postgresSegments } from '../lexical.ts'
import { readStatement } from './statement.ts'

const reader: StatementReader = {
  profile: postgresSegments,
  escaping: escapingSegments,
  read: readStatement,
  bringsData: (node) => node.kind === 'copy' && node.fromStdin,
  commandBringsData: (line) => {
    const words = line.trim().toLowerCase().split(/\s+/)
    return words[0] === '\\copy' && words.some((word, i) => word === 'stdin' && words[i - 1] === 'from')
  },
}

/** Reads PostgreSQL text (through version 18) as a lossless tree; never throws, linear in the text. */
export function parsePostgres(text: string, meter?: ReadingMeter): SyntaxTree {
  return readTree(text, reader, meter)
}

/** The tree of the changed text; segments that the change cannot have touched stay the same objects. */
export function reparsePostgres(tree: SyntaxTree, change: TextChange, meter?: ReadingMeter): SyntaxTree {
  return rereadTree(tree, change, reader, meter)
}
