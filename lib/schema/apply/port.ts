import type { Schema } from '../model.ts'
import { isReservedWord } from './sql-words.ts'

/** What applying ops needs to know of the dialect. */
export interface ApplyPort {
  /** The type as the database prints it, e.g. `int4` → `integer`. */
  canonicalType(written: string): string
  /** An identifier as it must be written in SQL. */
  quote(identifier: string): string
  /** What a statement alone makes in a schema; left out, such objects stand for nothing but themselves. */
  declare?(statement: string, schema: Schema): Schema
}

/** Standard SQL: types as written, names quoted when they need to be. */
export const standardPort: ApplyPort = {
  canonicalType: (written) => written.trim().toLowerCase(),
  quote: (identifier) =>
    isPlain(identifier) && !isReservedWord(identifier) ? identifier : `"${identifier.replaceAll('"', '""')}"`,
}

function isPlain(identifier: string): boolean {
  for (let i = 0; i < identifier.length; i++) {
    const ch = identifier.charAt(i)
    const letter = (ch >= 'a' && ch <= 'z') || ch === '_'
    const digit = (ch >= '0' && ch <= '9') || ch === '$'
    if (!letter && !(digit && i > 0)) return false
  }
  return identifier.length > 0
}
