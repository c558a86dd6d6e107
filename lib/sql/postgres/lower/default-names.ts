import { keyOf, type World } from './world.ts'

const limit = 63

/** `name1_name2_label` cut to 63 bytes as PostgreSQL's `makeObjectName` cuts it. */
export function makeObjectName(name1: string, name2: string | null, label: string): string {
  let first = byteLength(name1)
  let second = name2 === null ? 0 : byteLength(name2)
  const room = limit - byteLength(label) - 1 - (name2 === null ? 0 : 1)
  while (first + second > room) {
    if (first > second) first--
    else second--
  }
  const middle = name2 === null ? '' : `_${clipBytes(name2, second)}`
  return `${clipBytes(name1, first)}${middle}_${label}`
}

/** A relation name that is free in the schema; of a constraint, it must be free among those too. */
export function chooseRelationName(
  world: World,
  schema: string,
  name1: string,
  name2: string | null,
  label: string,
  among: 'relations' | 'constraints',
): string {
  for (let pass = 0; ; pass++) {
    const name = makeObjectName(name1, name2, pass === 0 ? label : `${label}${pass}`)
    const key = keyOf(schema, name)
    const taken = world.relations.has(key) || (among === 'constraints' && world.constraintNames.has(key))
    if (!taken) return name
    world.contested.add(name)
  }
}

/** A constraint name that no constraint of the schema has (`ChooseConstraintName`). */
export function chooseConstraintName(
  world: World,
  schema: string,
  name1: string,
  name2: string | null,
  label: string,
): string {
  for (let pass = 0; ; pass++) {
    const name = makeObjectName(name1, name2, pass === 0 ? label : `${label}${pass}`)
    if (!world.constraintNames.has(keyOf(schema, name))) return name
    world.contested.add(name)
  }
}

/** The column names joined for a default name (`ChooseIndexNameAddition`). */
export function joinColumnNames(columns: readonly string[]): string {
  let joined = ''
  for (const column of columns) {
    joined += joined === '' ? column : `_${column}`
    if (byteLength(joined) >= limit + 1) break
  }
  return joined
}

/** Column names of an index made different from each other by numbers (`ChooseIndexColumnNames`). */
export function distinctColumnNames(columns: readonly string[]): readonly string[] {
  const names: string[] = []
  for (const column of columns) {
    let name = column
    for (let n = 1; names.includes(name); n++) name = `${clipBytes(column, limit - String(n).length)}${n}`
    names.push(name)
  }
  return names
}

/** Cuts to at most so many bytes of UTF-8 without cutting a character. */
export function clipBytes(text: string, bytes: number): string {
  if (byteLength(text) <= bytes) return text
  let used = 0
  let out = ''
  for (const ch of text) {
    used += byteLength(ch)
    if (used > bytes) break
    out += ch
  }
  return out
}

function byteLength(text: string): number {
  let length = text.length
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 0x80) continue
    // Half of a surrogate pair is two of its four bytes.
    length += code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 1 : 2
  }
  return length
}
