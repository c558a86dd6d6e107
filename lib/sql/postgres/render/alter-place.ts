import {
  findTable,
  type QualifiedName,
  type Schema,
  type SchemaOp,
  splitQualified,
  type Table,
} from '../../../schema/index.ts'
import { renderComment } from './comment.ts'
import type { RenderStyle } from './style.ts'

/** Where an op is carried out: the schema on both sides of it, and the table that it names there. */
export interface AlterPlace {
  readonly before: Schema
  readonly after: Schema
  readonly style: RenderStyle
  readonly old: Table | null
  readonly now: Table | null
  /** The table's name as statements call it, and how a statement that alters it begins; empty without one. */
  readonly table: string
  readonly alter: string
}

export function alterPlace(op: SchemaOp, before: Schema, after: Schema, style: RenderStyle): AlterPlace {
  const old = 'table' in op && typeof op.table === 'string' ? findTable(before, op.table) : null
  const now = old ? (after.tables.get(old.id) ?? null) : null
  const table = old ? style.name(old) : ''
  return { before, after, style, old, now, table, alter: `${style.keyword('ALTER TABLE')} ${table}` }
}

/** The statement that sets a comment, or takes an empty one away. */
export function commentOn(
  style: RenderStyle,
  words: string,
  name: string,
  text: string | null,
): readonly string[] {
  return [renderComment(words, name, text === '' ? null : text, style)]
}

/** A reference to something that is added: its schema may be left to the search path. */
export function joined(schema: string | null, name: string): string {
  return schema === null ? quotePart(name) : `${quotePart(schema)}.${quotePart(name)}`
}

function quotePart(part: string): string {
  return part.includes('.') || part.includes('"') ? `"${part.replaceAll('"', '""')}"` : part
}

/** What is found, or else what the reference says. */
export function named(found: QualifiedName | null, ref: string): QualifiedName {
  if (found) return found
  const parts = splitQualified(ref)
  return { schema: parts.length > 1 ? (parts.at(-2) ?? '') : '', name: parts.at(-1) ?? ref }
}
