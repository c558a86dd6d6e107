import { type Fold, needWhole } from './fold.ts'
import { constraintNamesOf } from './parts.ts'
import { keyOf } from './world.ts'

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
  fold: Fold,
  schema: string,
  name1: string,
  name2: string | null,
  label: string,
  among: 'relations' | 'constraints',
): string {
  const { world } = fold
  for (let pass = 0; ; pass++) {
    const name = makeObjectName(name1, name2, pass === 0 ? label : `${label}${pass}`)
    const key = keyOf(schema, name)
    const holder = world.relations.get(key)?.item
    const taken = among === 'constraints' && world.constraintNames.has(key)
    if (!holder && !taken) return choose(fold, key, name)
    // What was there first decides; a partial fold finds what comes later there too.
    if (fold.fresh && holder && !fold.fresh.has(holder) && (holder.statements.at(-1) ?? 0) > fold.at) {
      needWhole(fold)
    }
    if (taken && !holder) needOwn(fold, schema, name)
    world.contested.add(name)
  }
}

/** A constraint name that no constraint of the schema has (`ChooseConstraintName`). */
export function chooseConstraintName(
  fold: Fold,
  schema: string,
  name1: string,
  name2: string | null,
  label: string,
): string {
  const { world } = fold
  for (let pass = 0; ; pass++) {
    const name = makeObjectName(name1, name2, pass === 0 ? label : `${label}${pass}`)
    const key = keyOf(schema, name)
    if (!world.constraintNames.has(key)) return choose(fold, key, name)
    needOwn(fold, schema, name)
    world.contested.add(name)
  }
}

function choose(fold: Fold, key: string, name: string): string {
  fold.world.chosen.add(key)
  return name
}

/** Ends a partial fold unless the constraint of that name is of an object folded anew. */
function needOwn(fold: Fold, schema: string, name: string): void {
  for (const { record } of fold.fresh ?? []) {
    if (record.schema !== schema) continue
    if (record.entity === 'table' && constraintNamesOf(record).includes(name)) return
    if (record.entity === 'domain' && record.checks.some((check) => check.name === name)) return
  }
  needWhole(fold)
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
