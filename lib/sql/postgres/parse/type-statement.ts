import {
  type ColumnConstraint,
  type Cursor,
  Kind,
  type QName,
  type Span,
  type StatementNode,
} from '../../core/index.ts'
import { isColumnConstraint, readColumnConstraint } from './column-constraints.ts'
import { readDotted, readLabel, readName, readQName } from './names.ts'
import { readOptions } from './options.ts'
import { readType } from './types.ts'

/** Reads CREATE TYPE from behind these words. */
export function readCreateType(c: Cursor): StatementNode {
  const name = readQName(c, 'a type name')
  if (!name) return { kind: 'broken' }
  if (c.done) return { kind: 'createOther', words: 'type', name }
  if (c.kind() === Kind.openParen) {
    c.takeRest()
    return { kind: 'createOther', words: 'type', name }
  }
  if (!c.expect('as')) return { kind: 'broken' }
  if (c.eat('enum')) return readEnum(c, name)
  if (c.eat('range')) return { kind: 'createRange', name, options: readOptions(c) }
  if (c.kind() === Kind.openParen) return readComposite(c, name)
  c.reportHere('expected ENUM, RANGE or `(`')
  return { kind: 'broken' }
}

function readEnum(c: Cursor, name: QName): StatementNode {
  if (c.kind() !== Kind.openParen) {
    c.reportHere('expected `(` and the values')
    return { kind: 'createEnum', name, values: [], body: { from: c.last, to: c.last } }
  }
  const open = c.at
  const closing = c.closingIndex()
  c.next()
  const values: (Span & { readonly value: string })[] = []
  while (c.at < closing) {
    if (c.kind() === Kind.string || c.kind() === Kind.dollarString) {
      const from = c.start()
      const value = c.string()
      c.next()
      values.push({ ...c.spanFrom(from), value })
    } else {
      c.reportHere('expected a value in quotes')
      if (c.kind() !== Kind.comma) c.skipGroup()
    }
    if (c.at >= closing) break
    if (!c.eatKind(Kind.comma)) c.reportHere('expected `,` or `)`')
  }
  c.at = closing
  const body = { from: c.endOf(open), to: c.start() }
  c.eatKind(Kind.closeParen)
  return { kind: 'createEnum', name, values, body }
}

function readComposite(c: Cursor, name: QName): StatementNode {
  const closing = c.closingIndex()
  c.next()
  const attributes: Extract<StatementNode, { kind: 'createComposite' }>['attributes'][number][] = []
  while (c.at < closing) {
    const from = c.start()
    const attribute = readName(c, 'an attribute')
    const type = attribute && readType(c, 'a type')
    if (attribute && type) {
      const collation = readCollation(c)
      attributes.push({ ...c.spanFrom(from), name: attribute, type, collation })
    }
    if (c.at >= closing) break
    if (c.eatKind(Kind.comma)) continue
    c.reportHere('expected `,` or `)`')
    c.takeUntil(() => c.at >= closing)
    if (!c.eatKind(Kind.comma)) break
  }
  c.at = closing
  c.eatKind(Kind.closeParen)
  return { kind: 'createComposite', name, attributes }
}

/** Reads `COLLATE name` when it stands here. */
export function readCollation(c: Cursor): QName | null {
  if (!c.eat('collate')) return null
  const first = readLabel(c, 'a collation')
  return first && readDotted(c, first)
}

/** Reads CREATE DOMAIN from behind these words. */
export function readCreateDomain(c: Cursor): StatementNode {
  const name = readQName(c, 'a domain name')
  if (!name) return { kind: 'broken' }
  c.eat('as')
  const type = readType(c, 'a type')
  if (!type) return { kind: 'broken' }
  let collation: QName | null = null
  const constraints: ColumnConstraint[] = []
  while (!c.done) {
    if (c.is('collate')) collation = readCollation(c)
    else if (isColumnConstraint(c)) constraints.push(readColumnConstraint(c))
    else break
  }
  return { kind: 'createDomain', name, type, collation, constraints }
}

type TypeAction = Extract<StatementNode, { kind: 'alterType' }>['actions'][number]
type DomainAction = Extract<StatementNode, { kind: 'alterDomain' }>['action']
type Facts<T> = T extends unknown ? Omit<T, 'from' | 'to'> : never

/** Reads what ALTER TYPE does, from behind the name. */
export function readAlterType(c: Cursor, name: QName): StatementNode {
  const actions: TypeAction[] = []
  do {
    const from = c.start()
    const facts = readTypeAction(c)
    if (facts.kind === 'other') c.takeRest()
    actions.push({ ...c.spanFrom(from), ...facts })
  } while (c.eatKind(Kind.comma))
  return { kind: 'alterType', name, actions }
}

function readTypeAction(c: Cursor): Facts<TypeAction> {
  const other = { kind: 'other' } as const
  if (c.eat('add', 'value')) {
    const ifNotExists = c.eat('if', 'not', 'exists')
    const value = readText(c)
    const before = c.eat('before') ? readText(c) : null
    const after = c.eat('after') ? readText(c) : null
    if (!value) return other
    return {
      kind: 'addValue',
      ifNotExists,
      value: value.value,
      before: before?.value ?? null,
      after: after?.value ?? null,
    }
  }
  if (c.eat('rename', 'value')) {
    const value = readText(c)
    const to = value && c.expect('to') ? readText(c) : null
    if (!value || !to) return other
    return {
      kind: 'renameValue',
      value: value.value,
      newValue: to.value,
      valueSpan: value.span,
      newValueSpan: to.span,
    }
  }
  if (c.eat('add', 'attribute')) {
    const name = readName(c, 'an attribute')
    const type = name && readType(c, 'a type')
    readCollation(c)
    readBehaviour(c)
    return name && type ? { kind: 'addAttribute', name, type } : other
  }
  if (c.eat('drop', 'attribute')) {
    c.eat('if', 'exists')
    const name = readName(c, 'an attribute')
    readBehaviour(c)
    return name ? { kind: 'dropAttribute', name } : other
  }
  if (c.eat('alter', 'attribute')) {
    const name = readName(c, 'an attribute')
    c.eat('set', 'data')
    if (!name || !c.expect('type')) return other
    const type = readType(c, 'a type')
    readCollation(c)
    readBehaviour(c)
    return type ? { kind: 'setAttributeType', name, type } : other
  }
  if (c.eat('rename', 'attribute')) {
    const name = readName(c, 'an attribute')
    const newName = name && c.expect('to') ? readName(c, 'a name') : null
    readBehaviour(c)
    return name && newName ? { kind: 'renameAttribute', name, newName } : other
  }
  if (!c.is('set')) c.reportHere('expected ADD VALUE, RENAME VALUE, an attribute change or SET')
  return other
}

function readText(c: Cursor): { readonly value: string; readonly span: Span } | null {
  if (c.kind() !== Kind.string && c.kind() !== Kind.dollarString) {
    c.reportHere('expected a value in quotes')
    return null
  }
  const from = c.start()
  const value = c.string()
  c.next()
  return { value, span: c.spanFrom(from) }
}

function readBehaviour(c: Cursor): void {
  if (!c.eat('cascade')) c.eat('restrict')
}

/** Reads what ALTER DOMAIN does, from behind the name. */
export function readAlterDomain(c: Cursor, name: QName): StatementNode {
  const from = c.start()
  const facts = readDomainAction(c)
  return { kind: 'alterDomain', name, action: { ...c.spanFrom(from), ...facts } }
}

function readDomainAction(c: Cursor): Facts<DomainAction> {
  const other = { kind: 'other' } as const
  if (c.eat('set', 'default')) return { kind: 'setDefault', expression: c.takeRest() }
  if (c.eat('drop', 'default')) return { kind: 'dropDefault' }
  if (c.eat('set', 'not', 'null')) return { kind: 'setNotNull' }
  if (c.eat('drop', 'not', 'null')) return { kind: 'dropNotNull' }
  if (c.eat('add')) {
    if (isColumnConstraint(c)) return { kind: 'addConstraint', constraint: readColumnConstraint(c) }
    c.reportHere('expected a constraint')
    return other
  }
  if (c.eat('drop', 'constraint')) {
    c.eat('if', 'exists')
    const name = readName(c, 'a constraint')
    readBehaviour(c)
    return name ? { kind: 'dropConstraint', name } : other
  }
  if (c.eat('validate', 'constraint')) {
    const name = readName(c, 'a constraint')
    return name ? { kind: 'validateConstraint', name } : other
  }
  if (c.eat('rename', 'constraint')) {
    const name = readName(c, 'a constraint')
    const newName = name && c.expect('to') ? readName(c, 'a name') : null
    return name && newName ? { kind: 'renameConstraint', name, newName } : other
  }
  c.reportHere('expected SET, DROP, ADD, VALIDATE or RENAME')
  c.takeRest()
  return other
}
