import { maxDocumentBytes } from './api.ts'

/** Bytes of the text in UTF-8, as the limit counts them; half a surrogate pair counts three. */
export function utf8Bytes(text: string): number {
  let bytes = text.length
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x80) continue
    bytes += unit < 0x800 ? 1 : 2
    // A whole pair has four bytes: its second unit adds nothing to its own one.
    if (unit >= 0xd800 && unit < 0xdc00 && isLowSurrogate(text.charCodeAt(i + 1))) i++
  }
  return bytes
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000
}

/** A file of more bytes than this is too large in any encoding: UTF-16 takes at most twice what UTF-8 does. */
export const maxFileBytes = maxDocumentBytes * 2 + 2

/** Why a text of that many bytes is refused, naming the limit; null when it fits. `what` begins the sentence. */
export function sizeProblem(what: string, bytes: number): string | null {
  if (bytes <= maxDocumentBytes) return null
  return `${what} has ${inMebibytes(bytes)} MiB; a document may have ${maxDocumentBytes / 1024 / 1024} MiB.`
}

/**
 * Why what a file decodes to cannot be a script: it holds a zero byte, which PostgreSQL's text cannot. Null for
 * all else. `what` begins the sentence.
 */
export function binaryProblem(what: string, text: string): string | null {
  if (!text.includes('\0')) return null
  if (text.startsWith('PGDMP')) {
    return `${what} is an archive of pg_dump; “pg_restore -f schema.sql” makes a script of it.`
  }
  return `${what} is no text. Athena reads SQL scripts.`
}

/** Rounded up, so that what is refused never reads as if it fitted. */
function inMebibytes(bytes: number): string {
  return (Math.ceil((bytes / 1024 / 1024) * 10) / 10).toFixed(1)
}
