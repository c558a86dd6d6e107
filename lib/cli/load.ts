import { detectDialect, dialectIds } from '../sql/index.ts'
import { type DocumentState, openDocument } from '../sync/index.ts'
import { decodeText, type LineIndex, lineColumnAt, makeLineIndex } from '../text/index.ts'
import { type Invocation, type Io, textOption, UsageError } from './command.ts'

export interface LoadedFile {
  readonly path: string
  readonly document: DocumentState
  readonly lines: LineIndex
}

/** Reads, decodes and opens a file (`-` is standard input) in the dialect asked for or detected. */
export async function loadFile(path: string, invocation: Invocation, io: Io): Promise<LoadedFile> {
  const text = await readText(path, io)
  const asked = textOption(invocation, 'dialect')
  if (asked !== undefined && !dialectIds().includes(asked)) {
    throw new UsageError(`unknown dialect ${asked}; known: ${dialectIds().join(', ')}`)
  }
  const document = openDocument(text, asked ?? detectDialect(text))
  return { path, document, lines: makeLineIndex(text) }
}

/** The text of a file in whichever encoding it is; unreadable input is a usage error. */
export async function readText(path: string, io: Io): Promise<string> {
  let bytes: Uint8Array
  try {
    bytes = await io.read(path)
  } catch (error) {
    throw new UsageError(`${path}: ${error instanceof Error ? error.message : 'cannot be read'}`)
  }
  return decodeText(bytes).text
}

/** `file:line:column: message` of every diagnostic, on stderr. */
export function reportDiagnostics({ path, document, lines }: LoadedFile, io: Io): void {
  for (const { from, severity, message } of document.diagnostics) {
    const { line, column } = lineColumnAt(lines, from)
    io.err(`${path}:${line}:${column}: ${severity}: ${message}`)
  }
}
