import { allEntities, type Schema, type TopLevelEntity } from '../../schema/index.ts'
import { dialectOf } from '../../sql/index.ts'
import type { ExportFile } from '../target.ts'

/** One file for each object that has a statement of its own, in a folder by kind. */
export function objectFiles(schema: Schema): readonly ExportFile[] {
  const dialect = dialectOf(schema.dialect)
  const taken = new Set<string>()
  const files: ExportFile[] = []
  for (const entity of allEntities(schema)) {
    const statements = dialect.render(entity, schema)
    if (statements.length === 0) continue
    const path = freePath(taken, `${folderOf(entity)}/${fileName(entity)}`)
    files.push({ path, content: `${statements.join('\n\n')}\n` })
  }
  return files
}

function folderOf(entity: TopLevelEntity): string {
  switch (entity.entity) {
    case 'schema':
      return 'schemas'
    case 'table':
      return 'tables'
    case 'view':
      return entity.kind === 'materialized' ? 'materialized-views' : 'views'
    case 'enum':
    case 'domain':
    case 'composite':
    case 'range':
      return 'types'
    case 'sequence':
      return 'sequences'
    case 'routine':
      return 'routines'
    case 'extension':
      return 'extensions'
    case 'object':
      return 'other'
  }
}

function fileName(entity: TopLevelEntity): string {
  const own = entity.entity === 'schema' || entity.entity === 'extension' || entity.schema === ''
  return own ? encodePart(entity.name) : `${encodePart(entity.schema)}.${encodePart(entity.name)}`
}

/** Letters, digits, underscore and dash stay; anything else, and so every path sign, is percent-encoded. */
function encodePart(name: string): string {
  let out = ''
  for (const byte of new TextEncoder().encode(name)) {
    const ch = String.fromCharCode(byte)
    const plain = (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || (ch >= '0' && ch <= '9')
    out += plain || ch === '_' || ch === '-' ? ch : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
  }
  return out
}

/** File systems may know no case, and overloaded routines share a name. */
function freePath(taken: Set<string>, path: string): string {
  for (let n = 1; ; n++) {
    const candidate = n === 1 ? `${path}.sql` : `${path}.${n}.sql`
    if (taken.has(candidate.toLowerCase())) continue
    taken.add(candidate.toLowerCase())
    return candidate
  }
}
