import { join } from 'node:path'
import { bundleManifest, cycleProblem, sha256 } from '../migrate/index.ts'
import { detectDialect, dialectIds } from '../sql/index.ts'
import { type DocumentState, openDocument } from '../sync/index.ts'
import { decodeText, type LineIndex, lineColumnAt, makeLineIndex } from '../text/index.ts'
import { type Invocation, type Io, textOption, UsageError } from './command.ts'

export interface LoadedFile {
  readonly path: string
  readonly document: DocumentState
  readonly lines: LineIndex
  /** What stood before the text and belongs before what is written in its place: a byte order mark or nothing. */
  readonly mark: string
}

/** Reads, decodes and opens a file (`-` is standard input) in the dialect asked for or detected. */
export async function loadFile(path: string, invocation: Invocation, io: Io): Promise<LoadedFile> {
  const { text, encoding, marked } = decodeText(await readBytes(path, io))
  const asked = textOption(invocation, 'dialect')
  if (asked !== undefined && !dialectIds().includes(asked)) {
    throw new UsageError(`unknown dialect ${asked}; known: ${dialectIds().join(', ')}`)
  }
  const document = openDocument(text, asked ?? detectDialect(text))
  // What is written is UTF-8: a mark of another encoding says nothing there.
  const mark = marked && encoding === 'UTF-8' ? '\uFEFF' : ''
  return { path, document, lines: makeLineIndex(text), mark }
}

/**
 * Two scripts of one dialect, the one to start from and the one to reach; what cannot be read in either
 * is a usage error, since what it declares would be taken for missing.
 */
export async function loadPair(
  old: string,
  fresh: string,
  invocation: Invocation,
  io: Io,
): Promise<{ readonly before: LoadedFile; readonly after: LoadedFile }> {
  const before = await loadFile(old, invocation, io)
  const after = await loadFile(fresh, invocation, io)
  for (const file of [before, after]) reportDiagnostics(file, io)
  for (const { path, document } of [before, after]) {
    const broken = document.tree.segments.filter(({ diagnostics }) =>
      diagnostics.some(({ severity }) => severity === 'error'),
    ).length
    if (broken > 0) {
      throw new UsageError(`${path}: ${broken === 1 ? 'a statement' : `${broken} statements`} cannot be read`)
    }
  }
  if (before.document.dialect !== after.document.dialect) {
    throw new UsageError(
      `${before.path} is ${before.document.dialect}, ${after.path} is ${after.document.dialect}`,
    )
  }
  for (const { path, document } of [before, after]) {
    const problem = cycleProblem(document.schema)
    if (problem !== null) throw new UsageError(`${path}: ${problem}`)
  }
  return { before, after }
}

/** The text of a file in whichever encoding it is; unreadable input is a usage error. */
export async function readText(path: string, io: Io): Promise<string> {
  return decodeText(await readBytes(path, io)).text
}

async function readBytes(path: string, io: Io): Promise<Uint8Array> {
  try {
    return await io.read(path)
  } catch (error) {
    throw new UsageError(`${path}: ${error instanceof Error ? error.message : 'cannot be read'}`)
  }
}

/** `file:line:column: message` of every diagnostic, on stderr. */
export function reportDiagnostics({ path, document, lines }: LoadedFile, io: Io): void {
  for (const { from, severity, message } of document.diagnostics) {
    const { line, column } = lineColumnAt(lines, from)
    io.err(`${path}:${line}:${column}: ${severity}: ${message}`)
  }
}

/** Writes a file; where that cannot be done is a usage error. */
export async function writeOut(path: string, content: string | Uint8Array, io: Io): Promise<void> {
  try {
    await io.write(path, content)
  } catch (error) {
    throw new UsageError(`${path}: cannot be written: ${error instanceof Error ? error.message : error}`)
  }
}

/** Writes the files of a bundle, all or none; where that cannot be done, or would lose something, is a usage error. */
export async function writeBundleFolder(
  folder: string,
  files: readonly { readonly path: string; readonly content: string }[],
  io: Io,
): Promise<void> {
  await refuseLoss(folder, io)
  try {
    await io.writeAll(folder, files)
  } catch (error) {
    throw new UsageError(`${folder}: cannot be written: ${error instanceof Error ? error.message : error}`)
  }
  for (const { path } of files) io.err(join(folder, path))
}

/** A folder may be written anew when it is empty, or holds a bundle as it was written and nothing else. */
async function refuseLoss(folder: string, io: Io): Promise<void> {
  const found = await io.list(folder)
  if (found.length === 0) return
  const read = async (path: string) => new TextDecoder().decode(await io.read(join(folder, path)))
  const known = found.includes('manifest.json') ? checksumsOf(await read('manifest.json')) : {}
  for (const path of found) {
    if (path === 'manifest.json' && Object.keys(known).length > 0) continue
    if (known[path] !== undefined && known[path] === sha256(await read(path))) continue
    throw new UsageError(`${folder}: ${path} is no file of an unchanged bundle; name another folder`)
  }
}

function checksumsOf(manifest: string): Readonly<Record<string, string>> {
  try {
    const parsed = bundleManifest.safeParse(JSON.parse(manifest))
    return parsed.success ? parsed.data.checksums.files : {}
  } catch {
    return {}
  }
}

/** The file's name without folders and ending. */
export function titleOf(path: string): string {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
  const dot = name.lastIndexOf('.')
  return path === '-' ? 'schema' : dot > 0 ? name.slice(0, dot) : name
}
