import { entityId } from '../identity.ts'
import type { Column, DataType } from '../model.ts'
import { type Draft, homes } from './draft.ts'
import { scanSql } from './scan-sql.ts'

/** Reads a type as written; a user's own type is looked up along the search path. */
export function readDataType(draft: Draft, written: string): DataType {
  const text = written.trim()
  const canonical = draft.port.canonicalType(text)
  const shape = shapeOf(canonical)
  const own = ownType(draft, text)
  if (own) {
    const display = typeDisplay(draft, own) + (shape.dimensions > 0 ? '[]' : '')
    return { ...shape, display, name: own.name, schema: own.schema, written: text }
  }
  return { ...shape, display: canonical, schema: null, written: text }
}

/** How a user's own type is printed where it is used already, so that equal types compare equal. */
function typeDisplay(draft: Draft, own: { readonly schema: string; readonly name: string }): string {
  const { quote } = draft.port
  return own.schema === 'public' ? quote(own.name) : `${quote(own.schema)}.${quote(own.name)}`
}

function ownType(draft: Draft, written: string): { readonly schema: string; readonly name: string } | null {
  const names: string[] = []
  for (const token of scanSql(written)) {
    if (token.kind === 'word' || token.kind === 'quoted') names.push(token.value)
    else if (token.value !== '.') break
  }
  const name = names.at(-1)
  if (name === undefined || names.length > 2) return null
  const spaces = names.length === 2 ? [names[0] ?? ''] : homes(draft)
  for (const schema of spaces) {
    const known =
      draft.enums.has(entityId('enum', schema, name)) ||
      draft.domains.has(entityId('domain', schema, name)) ||
      draft.composites.has(entityId('composite', schema, name)) ||
      draft.ranges.has(entityId('range', schema, name))
    if (known) return { schema, name }
  }
  return null
}

/** Name, arguments and dimensions of a type in canonical spelling. */
function shapeOf(canonical: string): Pick<DataType, 'name' | 'args' | 'dimensions'> {
  let base = canonical
  let dimensions = 0
  while (base.endsWith('[]')) {
    base = base.slice(0, -2)
    dimensions++
  }
  const open = base.indexOf('(')
  const close = base.indexOf(')', open)
  if (open < 0 || close < 0) return { name: base, args: [], dimensions }
  const args = base
    .slice(open + 1, close)
    .split(',')
    .map((arg) => arg.trim())
  return { name: (base.slice(0, open) + base.slice(close + 1)).trim(), args, dimensions }
}

const serials: Readonly<Record<string, { readonly serial: Column['serial']; readonly type: string }>> = {
  smallserial: { serial: 'smallserial', type: 'smallint' },
  serial2: { serial: 'smallserial', type: 'smallint' },
  serial: { serial: 'serial', type: 'integer' },
  serial4: { serial: 'serial', type: 'integer' },
  bigserial: { serial: 'bigserial', type: 'bigint' },
  serial8: { serial: 'bigserial', type: 'bigint' },
}

/** The pseudo-type a written type stands for; null for any other. */
export function serialOf(
  written: string,
): { readonly serial: Column['serial']; readonly type: string } | null {
  const word = written.trim().toLowerCase()
  return Object.hasOwn(serials, word) ? (serials[word] ?? null) : null
}

/** The serial whose sequence yields values of an integer type; null when it is none. */
export function serialFor(display: string): Column['serial'] {
  for (const { serial, type } of Object.values(serials)) if (type === display) return serial
  return null
}
