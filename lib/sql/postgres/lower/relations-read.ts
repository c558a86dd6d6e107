import type { QualifiedName } from '../../../schema/index.ts'
import { Kind } from '../../core/index.ts'
import { depthOf } from './column-name.ts'
import { depend, type Fold, findRelationNamed } from './fold.ts'
import { fromEnds, readPath } from './query-tokens.ts'
import { isName, isWord, readTokens, type SqlToken } from './tokens.ts'
import type { Item } from './world.ts'

/** The relations that a query reads and that are declared, each once. */
export function relationsRead(fold: Fold, item: Item, query: string): readonly QualifiedName[] {
  const tokens = readTokens(query)
  const found = new Map<Item, QualifiedName>()
  for (const at of relationPlaces(tokens)) {
    const path = readPath(tokens, at)
    const name = path.names.at(-1)
    if (name === undefined) continue
    const relation = findRelationNamed(fold, path.names.at(-2) ?? null, name)
    depend(fold, item, name)
    if (relation?.kind !== 'item' || relation.item === item) continue
    found.set(relation.item, { schema: relation.item.record.schema, name: relation.item.record.name })
  }
  return [...found.values()]
}

/** Where names of relations stand: behind FROM, JOIN, and commas of a FROM list. */
function* relationPlaces(tokens: readonly SqlToken[]): Generator<number> {
  const inFrom: boolean[] = [false]
  for (const [at, token] of tokens.entries()) {
    const level = inFrom.length - 1
    // A name, whatever else it means: `st.group`.
    if (tokens[at - 1]?.kind === Kind.dot) continue
    if (depthOf(token) > 0) {
      // A bracket in a FROM list may hold a join.
      inFrom.push((inFrom[level] ?? false) && !isCall(tokens[at - 1]))
      if (inFrom.at(-1) && isName(tokens[at + 1]) && !isWord(tokens[at + 1], 'select')) yield at + 1
      continue
    }
    if (depthOf(token) < 0) {
      if (level > 0) inFrom.pop()
      continue
    }
    if (isWord(token, 'from') || isWord(token, 'join')) inFrom[level] = true
    else if (token.kind === Kind.word && (fromEnds.has(token.value) || token.value === 'on')) {
      inFrom[level] = token.value === 'on'
    }
    const opens =
      isWord(token, 'from') || isWord(token, 'join') || (token.kind === Kind.comma && inFrom[level])
    if (!opens) continue
    let next = at + 1
    while (isWord(tokens[next], 'only') || isWord(tokens[next], 'lateral')) next++
    if (isName(tokens[next])) yield next
  }
}

/** Whether a bracket behind the token holds the arguments of a function, not what it stands before. */
function isCall(before: SqlToken | undefined): boolean {
  return isName(before) && !['from', 'join', 'lateral'].some((word) => isWord(before, word))
}
