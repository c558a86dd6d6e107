import { entityId } from '../identity.ts'
import type { DataType, QualifiedName } from '../model.ts'
import { type Draft, replaceIn } from './draft.ts'
import { scanSql } from './scan-sql.ts'
import { tablesOfType } from './table-index.ts'

/** Columns, domains, attributes and arguments of a type, or of the rows of a relation, under its new name. */
export function retype(draft: Draft, old: QualifiedName, to: QualifiedName): void {
  const { quote } = draft.port
  const uses = (type: DataType) => type.schema === old.schema && type.name === old.name
  const searched = draft.searchPath.includes(to.schema) || to.schema === 'public'
  const written = `${searched ? '' : `${quote(to.schema)}.`}${quote(to.name)}`
  const next = (type: DataType): DataType => {
    if (!uses(type)) return type
    const [display, said] = [type.display, type.written].map((each) => renamed(each, old, to, written, quote))
    return { ...type, schema: to.schema, name: to.name, display: display ?? '', written: said ?? '' }
  }
  for (const table of tablesOfType(draft, old)) {
    const columns = table.columns.map((column) => ({ ...column, type: next(column.type) }))
    draft.tables.set(table.id, { ...table, columns })
  }
  for (const domain of [...draft.domains.values()]) {
    if (uses(domain.type)) draft.domains.set(domain.id, { ...domain, type: next(domain.type) })
  }
  for (const composite of [...draft.composites.values()]) {
    if (!composite.attributes.some((part) => uses(part.type))) continue
    const attributes = composite.attributes.map((part) => ({ ...part, type: next(part.type) }))
    draft.composites.set(composite.id, { ...composite, attributes })
  }
  for (const routine of [...draft.routines.values()]) {
    const signature = retypeList(draft, routine.signature, old, written)
    if (signature === routine.signature) continue
    const id = entityId('routine', routine.schema, routine.name, signature)
    replaceIn(draft.routines, routine, { ...routine, id, signature })
  }
}

/** A type as it is written with its name replaced; as many parts of it as before where its schema stays. */
function renamed(
  type: string,
  old: QualifiedName,
  to: QualifiedName,
  written: string,
  quote: (name: string) => string,
): string {
  const tokens = scanSql(type)
  const at = tokens.findLastIndex((each) => each.value === old.name)
  const token = tokens[at]
  if (!token) return type
  if (old.schema === to.schema) return type.slice(0, token.from) + quote(to.name) + type.slice(token.to)
  const space = tokens[at - 1]?.value === '.' ? tokens[at - 2] : undefined
  return type.slice(0, space?.from ?? token.from) + written + type.slice(token.to)
}

/** The types of a signature with one under another name. */
function retypeList(draft: Draft, signature: string, old: QualifiedName, written: string): string {
  const isHome = draft.searchPath.includes(old.schema) || old.schema === 'public'
  const tokens = scanSql(signature)
  let out = ''
  let from = 0
  for (const [at, token] of tokens.entries()) {
    if (token.value !== old.name || (token.kind !== 'word' && token.kind !== 'quoted')) continue
    if (tokens[at + 1]?.value === '.') continue
    const space = tokens[at - 1]?.value === '.' ? tokens[at - 2] : undefined
    if (space ? space.value !== old.schema : !isHome) continue
    out += signature.slice(from, space?.from ?? token.from) + written
    from = token.to
  }
  return out + signature.slice(from)
}
