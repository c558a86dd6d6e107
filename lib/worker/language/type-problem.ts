import type { Schema } from '../../schema/index.ts'
import { dialectOf } from '../../sql/index.ts'

/** Why a type, as written, would not be found where the script is run; null when nothing speaks against it. */
export function typeProblem(schema: Schema, written: string): string | null {
  const dialect = dialectOf(schema.dialect)
  const owner = dialect.typeOwner(written)
  if (owner.by === 'engine') return null
  const declared = declaredTypes(schema).filter(({ name }) => isTypeOrItsArray(name, owner.name))
  const path = schema.searchPath.length > 0 ? schema.searchPath : [dialect.defaultSchema]
  if (owner.by === 'extension') {
    const created = [...schema.extensions.values()].some(({ name }) => name === owner.extension)
    if (created || declared.length > 0) return null
    return `${owner.name} comes with the extension ${owner.extension}, which is not created here.`
  }
  const named = [owner.schema, owner.name].flatMap((part) => (part === null ? [] : [dialect.quote(part)]))
  if (owner.schema !== null) {
    const found = declared.some((type) => type.schema === owner.schema || type.schema === '')
    // What an extension brings along is not all known, but where it puts it is.
    const brought = [...schema.extensions.values()].some((extension) => extension.schema === owner.schema)
    return found || brought ? null : `There is no type ${named.join('.')} here.`
  }
  if (declared.some((type) => type.schema === '' || path.includes(type.schema))) return null
  const [elsewhere] = declared
  if (!elsewhere) return `There is no type ${named.join('.')} here.`
  const whole = `${dialect.quote(elsewhere.schema)}.${named.join('.')}`
  return `${named.join('.')} is in the schema ${elsewhere.schema}: write ${whole}.`
}

interface DeclaredType {
  /** Empty where it is not known. */
  readonly schema: string
  readonly name: string
}

/** Everything declared that a column can have as its type; each table and view is one. */
function declaredTypes(schema: Schema): readonly DeclaredType[] {
  const { enums, domains, composites, ranges, tables, views, objects } = schema
  const types: DeclaredType[] = []
  for (const map of [enums, domains, composites, ranges, tables, views]) types.push(...map.values())
  for (const { schema: home, options } of ranges.values()) {
    const multirange = options.multirange_type_name
    if (multirange !== undefined) types.push({ schema: home, name: multirange.split('.').at(-1) ?? '' })
  }
  for (const { kind, name } of objects.values()) {
    if (kind === 'type') types.push({ schema: '', name: name.split('.').at(-1) ?? '' })
  }
  return types
}

/** The engine calls the array of a type by its name with an underscore before it. */
function isTypeOrItsArray(type: string, written: string): boolean {
  return written === type || written === `_${type}`
}
