import { type Cursor, Kind, type Name, type QName, type TypeNode } from '../../core/index.ts'
import type { Action } from './alter-action.ts'
import { readIdentityMode, readIdentityOptions } from './column-constraints.ts'
import { readParenthesised } from './constraint-parts.ts'
import { readDotted, readLabel } from './names.ts'
import { readSequenceOption } from './sequence-options.ts'
import { readType } from './types.ts'

/** Reads what ALTER COLUMN does, from behind the name of the column. */
export function readAlterColumn(c: Cursor, column: Name): Action {
  if (c.eat('type') || c.eat('set', 'data', 'type')) return readSetType(c, column)
  if (c.eat('set', 'default')) {
    const expression = c.takeUntil(() => false)
    if (expression.from === expression.to) c.reportHere('expected an expression after SET DEFAULT')
    return { kind: 'setDefault', column, expression }
  }
  if (c.eat('drop', 'default')) return { kind: 'dropDefault', column }
  if (c.eat('set', 'not', 'null')) return { kind: 'setNotNull', column }
  if (c.eat('drop', 'not', 'null')) return { kind: 'dropNotNull', column }
  if (c.eat('set', 'expression', 'as')) {
    return { kind: 'setExpression', column, expression: readParenthesised(c, 'SET EXPRESSION AS') }
  }
  if (c.eat('drop', 'expression')) {
    c.eat('if', 'exists')
    return { kind: 'dropExpression', column }
  }
  if (c.eat('drop', 'identity')) {
    c.eat('if', 'exists')
    return { kind: 'dropIdentity', column }
  }
  if (c.eat('add', 'generated')) {
    const mode = readIdentityMode(c)
    if (!mode || !c.eat('as', 'identity')) {
      c.reportHere('expected ALWAYS or BY DEFAULT, then AS IDENTITY')
      return { kind: 'columnOther', column }
    }
    return { kind: 'addIdentity', column, mode, options: readIdentityOptions(c) }
  }
  if (c.eat('set', 'storage')) return ofValue('setStorage', column, readLabel(c, 'a storage'))
  if (c.eat('set', 'compression')) return ofValue('setCompression', column, readLabel(c, 'a method'))
  if (isIdentityChange(c)) return readSetIdentity(c, column)
  if (c.is('set') || c.is('reset') || c.is('options')) {
    c.takeUntil(() => false)
    return { kind: 'columnOther', column }
  }
  c.reportHere('expected TYPE, SET or DROP')
  return { kind: 'columnOther', column }
}

function ofValue(kind: 'setStorage' | 'setCompression', column: Name, value: Name | null): Action {
  return value ? { kind, column, value } : { kind: 'columnOther', column }
}

function readSetType(c: Cursor, column: Name): Action {
  const type: TypeNode | null = readType(c, 'a type')
  if (!type) return { kind: 'columnOther', column }
  let collation: QName | null = null
  if (c.eat('collate')) {
    const first = readLabel(c, 'a collation')
    collation = first && readDotted(c, first)
  }
  const using = c.eat('using') ? c.takeUntil(() => false) : null
  return { kind: 'setType', column, type, collation, using }
}

function isIdentityChange(c: Cursor): boolean {
  if (c.is('restart')) return true
  if (!c.is('set')) return false
  const word = c.word(1)
  return (
    [
      'generated',
      'sequence',
      'start',
      'restart',
      'increment',
      'minvalue',
      'maxvalue',
      'no',
      'cache',
      'cycle',
    ].includes(word) && !(word === 'no' && c.is('not', 1))
  )
}

function readSetIdentity(c: Cursor, column: Name): Action {
  let mode: 'always' | 'by default' | null = null
  const options = []
  while (!c.done && c.kind() !== Kind.comma) {
    c.eat('set')
    if (c.eat('generated')) mode = readIdentityMode(c)
    else {
      const option = readSequenceOption(c)
      if (!option) break
      options.push(option)
    }
  }
  return { kind: 'setIdentity', column, mode, options }
}
