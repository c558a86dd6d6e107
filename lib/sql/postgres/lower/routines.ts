import { type DataType, entityId, type Routine } from '../../../schema/index.ts'
import { Kind, type ObjectTarget, type Raw, type RoutineArg, type StatementNode } from '../../core/index.ts'
import { quoteIdentifier } from '../quote.ts'
import { readDataType } from '../types.ts'
import { splitTop } from './column-name.ts'
import { optionValue } from './create-table.ts'
import {
  addItem,
  creationSchema,
  depend,
  entangle,
  type Fold,
  lastName,
  mark,
  resolverFor,
  schemaOf,
  sqlOf,
  touch,
} from './fold.ts'
import { isName, isWord, readTokens, type SqlToken } from './tokens.ts'
import { type Item, itemBase, keyOf, type SimpleItem } from './world.ts'

type RoutineNode = Extract<StatementNode, { kind: 'createRoutine' }>
type RoutineItem = Extract<SimpleItem, { type: 'routine' }>

/** CREATE FUNCTION, PROCEDURE and AGGREGATE; OR REPLACE keeps owner, comment and grants. */
export function createRoutine(fold: Fold, node: RoutineNode): void {
  const schema = creationSchema(fold, node.name)
  const name = lastName(node.name)
  const types: string[] = []
  const item: RoutineItem = {
    ...itemBase(fold.at),
    type: 'routine',
    record: makeRecord(fold, node, schema, name.value, (type) => types.push(type)),
  }
  const key = keyOf(schema, name.value)
  const overloads = fold.world.routines.get(key) ?? []
  const old = overloads.find(
    (other) => other.type === 'routine' && other.record.signature === item.record.signature,
  )
  if (old?.type === 'routine') {
    const { owner, comment, grants } = old.record
    old.record = { ...item.record, owner, comment, grants }
    for (const type of types) depend(fold, old, type)
    mark(fold, old, '', 'declaration', fold.statement, name)
    return
  }
  // Another signature moves the overloads that name each other without arguments.
  fold.world.routines.set(key, [...overloads, item])
  addItem(fold, item)
  for (const type of types) depend(fold, item, type)
  mark(fold, item, '', 'declaration', fold.statement, name)
}

/** The routine a DROP, COMMENT or ALTER means; without arguments the only one of the name. */
export function findRoutine(fold: Fold, target: ObjectTarget): Item | null {
  const name = lastName(target.name).value
  const schema = schemaOf(target.name)
  const signature = target.args === null ? null : signatureOf(fold, target.args)
  for (const space of schema === null ? fold.path : [schema]) {
    const overloads = fold.world.routines.get(keyOf(space, name)) ?? []
    const found =
      signature === null
        ? overloads[0]
        : overloads.find((item) => item.type === 'routine' && item.record.signature === signature)
    if (found) {
      if (signature === null && overloads.length > 1) entangle(fold, ...overloads)
      touch(fold, found)
      return found
    }
  }
  return null
}

function makeRecord(
  fold: Fold,
  node: RoutineNode,
  schema: string,
  name: string,
  lookedUp: (type: string) => void,
): Routine {
  const resolver = resolverFor(fold, null)
  const resolve: typeof resolver = (space, type) => {
    lookedUp(type)
    return resolver(space, type)
  }
  const typeText = (type: { readonly from: number; readonly to: number } | null): DataType | null =>
    type && withoutModifier(readDataType(fold.text.slice(type.from, type.to), resolve))
  const inputs = node.args.filter((arg) => arg.mode !== 'out')
  const argsSql = sqlOf(fold, node.argsSpan)
  const signature = inputs.map((arg) => typeText(arg.type)?.display ?? 'unknown').join(', ')
  return {
    entity: 'routine',
    id: entityId('routine', schema, name, signature),
    schema,
    name,
    kind: node.routine,
    signature,
    arguments: argsSql,
    returns: returnsOf(node, typeText),
    language: node.language?.value ?? null,
    volatility: node.volatility ?? 'volatile',
    securityDefiner: node.securityDefiner,
    settings: Object.fromEntries(
      node.settings.map(({ name: setting, value }) => [
        setting,
        value ? optionValue(sqlOf(fold, value)) : '',
      ]),
    ),
    definition: sqlOf(fold, fold.statement),
    owner: null,
    comment: null,
    grants: [],
  }
}

/** A routine's types are without length, precision and scale, whatever was written. */
function withoutModifier(type: DataType): DataType {
  const tokens = readTokens(type.display)
  const open = tokens.find((token) => token.kind === Kind.openParen)
  const close = tokens.findLast((token) => token.kind === Kind.closeParen)
  if (!open || !close) return type
  return { ...type, display: type.display.slice(0, open.from) + type.display.slice(close.to) }
}

function returnsOf(
  node: RoutineNode,
  typeText: (type: RoutineArg['type']) => DataType | null,
): string | null {
  if (node.returnsTable) {
    const columns = node.returnsTable.map((arg) =>
      `${arg.name ? quoteIdentifier(arg.name.value) : ''} ${typeText(arg.type)?.display ?? ''}`.trim(),
    )
    return `TABLE(${columns.join(', ')})`
  }
  if (node.returns) {
    const type = typeText(node.returns)
    if (!type) return null
    return node.returns.setof && !type.display.startsWith('SETOF ') ? `SETOF ${type.display}` : type.display
  }
  const outputs = node.args.filter((arg) => arg.mode === 'out' || arg.mode === 'inout')
  if (node.routine !== 'function' || outputs.length === 0) return null
  return outputs.length === 1 ? (typeText(outputs[0]?.type ?? null)?.display ?? null) : 'record'
}

/** The types of an argument list as it names a routine: without names, defaults and outputs. */
function signatureOf(fold: Fold, args: Raw): string {
  const text = sqlOf(fold, args)
  const types: string[] = []
  for (const part of argumentParts(readTokens(text))) {
    const type = argumentType(fold, text, part)
    if (type !== null) types.push(type)
  }
  return types.join(', ')
}

/** The arguments; those of an ordered set stand behind ORDER BY. */
function argumentParts(tokens: readonly SqlToken[]): readonly (readonly SqlToken[])[] {
  const order = tokens.findIndex((token, at) => isWord(token, 'order') && isWord(tokens[at + 1], 'by'))
  if (order < 0) return splitTop(tokens, Kind.comma)
  return [tokens.slice(0, order), tokens.slice(order + 2)].flatMap((part) => splitTop(part, Kind.comma))
}

const modes = new Set(['in', 'inout', 'variadic'])

function argumentType(fold: Fold, text: string, written: readonly SqlToken[]): string | null {
  let tokens = written
  const [first] = tokens
  if (!first || first.value === '*') return null
  if (isWord(first, 'out') && tokens.length > 1) return null
  if (first.kind === Kind.word && modes.has(first.value) && tokens.length > 1) tokens = tokens.slice(1)
  const assigned = tokens.findIndex(
    (token) => isWord(token, 'default') || token.value === '=' || token.value === ':=',
  )
  if (assigned > 0) tokens = tokens.slice(0, assigned)
  const whole = typeAt(fold, text, tokens)
  const [name, second] = tokens
  const named = isName(name) && tokens.length > 1 && second?.kind !== Kind.dot && isName(second)
  if (!named || (whole !== null && whole.schema === null && !isUnknown(whole))) return whole?.display ?? null
  return typeAt(fold, text, tokens.slice(1))?.display ?? null
}

/** A type that is neither built in nor declared: most likely a name and a type read as one. */
function isUnknown(type: DataType): boolean {
  return type.name.includes(' ') && type.display.startsWith('"')
}

function typeAt(fold: Fold, text: string, tokens: readonly SqlToken[]): DataType | null {
  const first = tokens[0]
  const last = tokens.at(-1)
  if (!first || !last) return null
  return withoutModifier(readDataType(text.slice(first.from, last.to), resolverFor(fold, null)))
}
