import { binaryProblem, maxFileBytes, sizeProblem, utf8Bytes } from '@/lib/store'
import { decodeText, type TextEncodingName } from '@/lib/text'

export type SqlFile =
  | { readonly ok: true; readonly name: string; readonly text: string; readonly encoding: TextEncodingName }
  | { readonly ok: false; readonly message: string }

/** Reads a file that the user chose, whatever its encoding; refuses one above the limit by name. */
export async function readSqlFile(file: File): Promise<SqlFile> {
  const what = `“${file.name}”`
  const huge = file.size > maxFileBytes ? sizeProblem(what, file.size) : null
  if (huge !== null) return { ok: false, message: huge }
  const { text, encoding } = decodeText(new Uint8Array(await file.arrayBuffer()))
  const problem = binaryProblem(what, text) ?? sizeProblem(what, utf8Bytes(text))
  if (problem !== null) return { ok: false, message: problem }
  return { ok: true, name: projectName(file.name), text, encoding }
}

function projectName(fileName: string): string {
  const name = fileName
    .replace(/\.[^.]*$/, '')
    .replace(/\p{Cc}/gu, ' ')
    .trim()
  return name.slice(0, 200) || 'Untitled'
}
