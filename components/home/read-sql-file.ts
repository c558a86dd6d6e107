import { maxDocumentBytes } from '@/lib/store'
import { decodeText, type TextEncodingName } from '@/lib/text'

export type SqlFile =
  | { readonly ok: true; readonly name: string; readonly text: string; readonly encoding: TextEncodingName }
  | { readonly ok: false; readonly message: string }

const limit = `${maxDocumentBytes / 1024 / 1024} MiB`

/** Reads a file that the user chose, whatever its encoding; refuses one above the limit by name. */
export async function readSqlFile(file: File): Promise<SqlFile> {
  // UTF-16 takes at most twice what UTF-8 would; the text itself is measured below.
  if (file.size > maxDocumentBytes * 2 + 2) return { ok: false, message: tooLarge(file.name, file.size) }
  const { text, encoding } = decodeText(new Uint8Array(await file.arrayBuffer()))
  const size = new TextEncoder().encode(text).byteLength
  if (size > maxDocumentBytes) return { ok: false, message: tooLarge(file.name, size) }
  return { ok: true, name: projectName(file.name), text, encoding }
}

function tooLarge(name: string, bytes: number): string {
  return `“${name}” has ${(bytes / 1024 / 1024).toFixed(1)} MiB; a document may have ${limit}.`
}

function projectName(fileName: string): string {
  const name = fileName
    .replace(/\.[^.]*$/, '')
    .replace(/\p{Cc}/gu, ' ')
    .trim()
  return name.slice(0, 200) || 'Untitled'
}
