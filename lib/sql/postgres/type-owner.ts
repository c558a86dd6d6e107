import type { TypeOwner } from '../dialect.ts'
import { extensionTypes } from './lower/extension-types.ts'
import { isBuiltinType, readDataType } from './types.ts'

/** Whether a type is PostgreSQL's own, comes with an extension, or must be the user's. */
export function typeOwner(written: string): TypeOwner {
  const { schema, name } = readDataType(written, (given) => given)
  if (isBuiltinType(written) || (schema !== null && systemSchemas.has(schema))) return { by: 'engine' }
  const extension = Object.hasOwn(extensionTypes, name) ? extensionTypes[name] : undefined
  return schema === null && extension !== undefined
    ? { by: 'extension', extension, name }
    : { by: 'user', schema, name }
}

/** Their types are not all listed; nobody else can put one there. */
const systemSchemas: ReadonlySet<string> = new Set(['pg_catalog', 'information_schema'])
