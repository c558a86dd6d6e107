import { err, ok, type Result } from '../base/index.ts'
import { snakeCase, wordsOf } from './names.ts'

/** Kinds of names that are made of the names of a table and its columns. */
export type NameKind = 'primaryKey' | 'unique' | 'foreignKey' | 'check' | 'index'
export const nameKinds: readonly NameKind[] = ['primaryKey', 'unique', 'foreignKey', 'check', 'index']

/** How words become one name. */
export type CaseStyle = 'snake_case' | 'camelCase' | 'PascalCase' | 'UPPER_CASE'

/** What a name is made of. What is left out stands for anything when names are compared. */
export interface NameParts {
  readonly table: string
  readonly columns?: readonly string[]
  /** The table that a foreign key points at. */
  readonly target?: string
}

/** How names of a kind are made: `idx_{table}_{columns}`; `{columns:_and_}` says what stands between columns. */
export interface NameTemplate {
  /** As it is written in a configuration. */
  readonly text: string
  readonly pieces: readonly Piece[]
  /** Whether somebody asked for it, most names follow it, or nobody says anything and it is the usual one. */
  readonly origin: 'set' | 'learned' | 'usual'
  /** Whether it is set, or nine of ten names of eight or more follow it, so that others stand out. */
  readonly firm: boolean
  /** What becomes of names that are no plain words in lower case: they stay, or become `snake_case`. */
  readonly letters: 'kept' | 'snake'
}

type Piece = string | { readonly field: 'table' | 'columns' | 'target'; readonly join: string }

/** How the names of a schema are made: as set, or as most of them are. */
export interface Naming {
  readonly templates: Readonly<Record<NameKind, NameTemplate>>
  /** How tables and columns are written, and whether tables are called by one or many; null: no habit, nothing set. */
  readonly letters: CaseStyle | null
  readonly tables: 'singular' | 'plural' | null
  /** Which of the two somebody has set. */
  readonly isSet: { readonly letters: boolean; readonly tables: boolean }
}

/** The template for names of the kind. */
export function templateFor(naming: Naming, kind: NameKind): NameTemplate {
  return naming.templates[kind]
}

/** The name that the template makes of the parts: within the engine's 63 bytes, and none of `taken`. */
export function nameBy(
  template: NameTemplate,
  parts: NameParts,
  taken: ReadonlySet<string> = nothing,
): string {
  for (let attempt = 1; ; attempt++) {
    const name = composed(template, parts, attempt === 1 ? '' : `_${attempt}`)
    if (!taken.has(name)) return name
  }
}

/** Whether the name is what the template makes of the parts, perhaps numbered or cut at the engine's limit. */
export function matches(template: NameTemplate, name: string, parts: NameParts): boolean {
  if (name === composed(template, parts, '')) return true
  const pattern = template.pieces.map((piece) => {
    const text = typeof piece === 'string' ? piece : fieldText(piece, parts, (part) => part)
    return text === null ? '.+' : escaped(text)
  })
  const whole = new RegExp(`^${pattern.join('')}(_?\\d+)?$`)
  if (whole.test(name)) return true
  const full = template.pieces.map((piece) =>
    typeof piece === 'string' ? piece : (fieldText(piece, parts, (part) => part) ?? ''),
  )
  return byteLength(name) >= mostBytes - 1 && full.join('').startsWith(name)
}

/** A template as written in a configuration; the error says what is wrong with it. */
export function parseTemplate(text: string, kind: NameKind): Result<NameTemplate, string> {
  const pieces: Piece[] = []
  let at = 0
  while (at < text.length) {
    const open = text.indexOf('{', at)
    const end = open < 0 ? text.length : open
    const literal = text.slice(at, end)
    if (literal.includes('}')) return err('has a } without its {')
    if (literal !== '') pieces.push(literal)
    if (open < 0) break
    const close = text.indexOf('}', open)
    if (close < 0) return err('has a { without its }')
    const [field = '', join = '_'] = splitOnce(text.slice(open + 1, close))
    const known = fieldsOf[kind].find((each) => each === field)
    if (!known)
      return err(`knows no {${field}}: known are ${fieldsOf[kind].map((each) => `{${each}}`).join(', ')}`)
    pieces.push({ field: known, join })
    at = close + 1
  }
  if (!pieces.some((piece) => typeof piece !== 'string')) return err('names neither table nor columns')
  return ok({ text, pieces, origin: 'set', firm: true, letters: 'snake' })
}

/** The name written in the style. */
export function inStyle(name: string, style: CaseStyle): string {
  const words = wordsOf(name)
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
  switch (style) {
    case 'snake_case':
      return words.join('_')
    case 'camelCase':
      return words.map((word, at) => (at === 0 ? word : capital(word))).join('')
    case 'PascalCase':
      return words.map(capital).join('')
    case 'UPPER_CASE':
      return words.join('_').toUpperCase()
  }
}

/** The style of a name; null where it is of none, or of several (one word in lower case is snake and camel). */
export function styleOf(name: string): CaseStyle | 'word' | null {
  if (/^[a-z][a-z0-9]*$/.test(name)) return 'word'
  if (/^[a-z_][a-z0-9_$]*$/.test(name)) return 'snake_case'
  if (/^[A-Z][A-Z0-9_$]*$/.test(name) && name.length > 1) return 'UPPER_CASE'
  if (/^[a-z][A-Za-z0-9]*$/.test(name)) return 'camelCase'
  if (/^[A-Z][A-Za-z0-9]*$/.test(name)) return 'PascalCase'
  return null
}

/**
 * Whether the name is long enough, and not too long, to be what a template makes that keeps letters as they are. What
 * is too long is cut by whole characters, of up to four bytes.
 */
export function fitsIn({ pieces }: NameTemplate, name: string, parts: NameParts): boolean {
  let bytes = 0
  for (const piece of pieces) {
    if (typeof piece === 'string') bytes += byteLength(piece)
    else if (piece.field === 'columns') {
      for (const column of parts.columns ?? []) bytes += byteLength(column) + byteLength(piece.join)
      if (parts.columns && parts.columns.length > 0) bytes -= byteLength(piece.join)
    } else bytes += byteLength(parts[piece.field] ?? '')
  }
  const length = byteLength(name)
  return bytes <= mostBytes ? length === bytes : length >= mostBytes - 3
}

function composed(template: NameTemplate, parts: NameParts, suffix: string): string {
  const write = (part: string) => (template.letters === 'kept' || isPlain(part) ? part : snakeCase(part))
  const texts = template.pieces.map((piece) =>
    typeof piece === 'string' ? piece : (fieldText(piece, parts, write) ?? ''),
  )
  const over = () => byteLength(texts.join('') + suffix) - mostBytes
  // What stands for table and columns gives way, the longest first: the rest tells what kind of name it is.
  while (over() > 0) {
    const longest = texts.reduce(
      (best, text, at) =>
        typeof template.pieces[at] !== 'string' && text.length > (texts[best]?.length ?? 0) ? at : best,
      template.pieces.findIndex((piece) => typeof piece !== 'string'),
    )
    const text = texts[longest] ?? ''
    if (text === '') return clipped(texts.join('') + suffix)
    texts[longest] = [...text].slice(0, -1).join('')
  }
  return texts.join('') + suffix
}

function fieldText(
  { field, join }: Exclude<Piece, string>,
  parts: NameParts,
  write: (part: string) => string,
): string | null {
  if (field === 'columns') return parts.columns?.map(write).join(join) ?? null
  const part = parts[field]
  return part === undefined ? null : write(part)
}

function splitOnce(text: string): readonly string[] {
  const colon = text.indexOf(':')
  return colon < 0 ? [text] : [text.slice(0, colon), text.slice(colon + 1)]
}

function isPlain(name: string): boolean {
  return /^[a-z0-9_$]+$/.test(name)
}

function clipped(name: string): string {
  let cut = [...name]
  while (byteLength(cut.join('')) > mostBytes) cut = cut.slice(0, -1)
  return cut.join('')
}

function byteLength(text: string): number {
  if (isAscii.test(text)) return text.length
  let bytes = text.length
  for (const ch of text) {
    const code = ch.codePointAt(0) ?? 0
    if (code >= 0x80) bytes += (code < 0x800 ? 2 : code < 0x10000 ? 3 : 4) - ch.length
  }
  return bytes
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

const fieldsOf: Readonly<Record<NameKind, readonly ('table' | 'columns' | 'target')[]>> = {
  primaryKey: ['table', 'columns'],
  unique: ['table', 'columns'],
  foreignKey: ['table', 'columns', 'target'],
  check: ['table', 'columns'],
  index: ['table', 'columns'],
}
const isAscii = /^[\x20-\x7e]*$/
/** What the engine cuts names at. */
const mostBytes = 63
const nothing: ReadonlySet<string> = new Set()
