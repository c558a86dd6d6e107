import { isName, tokensOf } from './expression.ts'

/**
 * The texts that `column IN ('a', 'b')` or `column = ANY (ARRAY['a', 'b'])` allows, casts aside; null for any
 * other expression.
 */
export function allowedValues(expression: string, column: string): readonly string[] | null {
  const values: string[] = []
  let named = false
  for (const token of tokensOf(expression)) {
    if (token.kind === 'string') values.push(token.value)
    else if (token.kind === 'number') return null
    else if (isName(token)) {
      if (token.value === column && token.kind !== 'quoted' && named) return null
      if (token.value === column) named = true
      else if (!filler.has(token.value)) return null
    } else if (!['(', ')', ',', ':', '::', '[', ']', '='].includes(token.value)) return null
  }
  const listed = tokensOf(expression).some(({ value }) => value === 'in' || value === 'any')
  return named && listed && values.length > 0 ? values : null
}

const filler: ReadonlySet<string> = new Set([
  'in',
  'any',
  'array',
  'text',
  'character',
  'varying',
  'varchar',
  'citext',
  'bpchar',
])
