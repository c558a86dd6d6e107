import {
  type AlterTableAction,
  type ColumnNode,
  type Cursor,
  Kind,
  type Name,
  type QName,
  type StatementNode,
  type TypeNode,
} from '../../core/index.ts'
import { readIdentityMode, readIdentityOptions } from './column-constraints.ts'
import { readDeferral, readParenthesised } from './constraint-parts.ts'
import { isTableConstraint, readTableConstraint } from './constraints.ts'
import { readColumn } from './elements.ts'
import { readDotted, readLabel, readName, readQName } from './names.ts'
import { readOptions } from './options.ts'
import { readSequenceOption } from './sequence-options.ts'
import { readBound } from './table.ts'
import { readType } from './types.ts'

type AlterWords = Extract<StatementNode, { kind: 'alterTable' }>['words']
type Facts<T> = T extends unknown ? Omit<T, 'from' | 'to'> : never
type Action = Facts<AlterTableAction>

/** Reads ALTER TABLE and its like from behind the words `ALTER TABLE`. */
export function readAlterTable(c: Cursor, words: AlterWords): StatementNode {
  if (c.are('all', 'in', 'tablespace')) {
    c.takeRest()
    return { kind: 'other', words: `alter ${words}` }
  }
  const ifExists = c.eat('if', 'exists')
  const only = c.eat('only')
  const name = readQName(c, `the name of the ${words}`)
  if (!name) return { kind: 'broken' }
  // `table *` is the old way to say: with its children.
  c.eatOperator('*')
  if (words === 'index' && c.are('attach', 'partition')) {
    c.eat('attach', 'partition')
    const partition = readQName(c, 'an index')
    return partition ? { kind: 'attachIndexPartition', index: name, partition } : { kind: 'broken' }
  }
  const actions: AlterTableAction[] = []
  if (c.done) c.reportHere('expected what to change')
  while (!c.done) {
    const from = c.start()
    const at = c.at
    const action = readAction(c)
    if (!c.done && c.kind() !== Kind.comma) {
      if (c.at === at || action.kind !== 'other') c.reportHere('expected `,` or the end of the statement')
      c.takeUntil(() => false)
      if (c.kind() === Kind.closeParen || c.kind() === Kind.closeBracket) c.next()
    }
    actions.push({ ...c.spanFrom(from), ...action })
    if (c.eatKind(Kind.comma) && c.done) c.reportHere('expected what to change')
  }
  return { kind: 'alterTable', words, ifExists, only, name, actions }
}

const other: Action = { kind: 'other' }

function readAction(c: Cursor): Action {
  switch (c.word()) {
    case 'add':
      return readAdd(c)
    case 'drop':
      return readDrop(c)
    case 'alter':
      return readAlter(c)
    case 'rename':
      return readRename(c)
    case 'set':
      return readSet(c)
    case 'reset':
      c.next()
      return { kind: 'resetOptions', options: readOptions(c) }
    case 'owner': {
      if (!c.eat('owner', 'to')) break
      const owner = readLabel(c, 'a role after OWNER TO')
      return owner ? { kind: 'ownerTo', owner } : other
    }
    case 'validate': {
      if (!c.eat('validate', 'constraint')) break
      const name = readName(c, 'a constraint')
      return name ? { kind: 'validateConstraint', name } : other
    }
    case 'attach': {
      if (!c.eat('attach', 'partition')) break
      const partition = readQName(c, 'a partition')
      if (!partition) return other
      const bound = c.done ? null : readBound(c)
      return { kind: 'attachPartition', partition, bound }
    }
    case 'detach': {
      if (!c.eat('detach', 'partition')) break
      const partition = readQName(c, 'a partition')
      if (!c.eat('concurrently')) c.eat('finalize')
      return partition ? { kind: 'detachPartition', partition } : other
    }
    case 'inherit':
      c.next()
      return ofParent('inherit', readQName(c, 'a parent table'))
    case 'no':
      if (c.eat('no', 'inherit')) return ofParent('noInherit', readQName(c, 'a parent table'))
      if (c.eat('no', 'force', 'row', 'level', 'security')) return { kind: 'rowSecurity', set: 'no force' }
      if (!c.is('depends', 1)) break
      c.takeUntil(() => false)
      return other
    case 'force':
      if (c.eat('force', 'row', 'level', 'security')) return { kind: 'rowSecurity', set: 'force' }
      break
    case 'enable':
    case 'disable':
      return readEnable(c)
    case 'replica': {
      if (!c.eat('replica', 'identity')) break
      const identity = c.takeUntil(() => false)
      if (identity.from === identity.to) c.reportHere('expected DEFAULT, FULL, NOTHING or USING INDEX')
      return { kind: 'replicaIdentity', identity }
    }
    case 'cluster': {
      if (!c.eat('cluster', 'on')) break
      const index = readName(c, 'an index')
      return index ? { kind: 'clusterOn', index } : other
    }
    case 'options':
    case 'of':
    case 'not':
    case 'depends':
    case 'split':
    case 'merge':
    case 'restart':
      c.takeUntil(() => false)
      return other
  }
  c.reportHere('expected what to change, like ADD, DROP or ALTER')
  c.takeUntil(() => false)
  return other
}

function ofParent(kind: 'inherit' | 'noInherit', parent: QName | null): Action {
  return parent ? { kind, parent } : other
}

function readAdd(c: Cursor): Action {
  c.next()
  if (isTableConstraint(c)) return { kind: 'addConstraint', constraint: readTableConstraint(c) }
  c.eat('column')
  const ifNotExists = c.eat('if', 'not', 'exists')
  if (c.kind() !== Kind.word && c.kind() !== Kind.quotedName) {
    c.reportHere('expected a column or a constraint after ADD')
    return other
  }
  const column: ColumnNode = readColumn(c, 'required')
  return { kind: 'addColumn', ifNotExists, column }
}

function readDrop(c: Cursor): Action {
  c.next()
  if (c.eat('constraint')) {
    const ifExists = c.eat('if', 'exists')
    const name = readName(c, 'a constraint')
    return name ? { kind: 'dropConstraint', ifExists, name, cascade: readBehaviour(c) } : other
  }
  c.eat('column')
  const ifExists = c.eat('if', 'exists')
  const column = readName(c, 'a column or CONSTRAINT after DROP')
  return column ? { kind: 'dropColumn', ifExists, column, cascade: readBehaviour(c) } : other
}

/** Reads CASCADE or RESTRICT; true for CASCADE. */
export function readBehaviour(c: Cursor): boolean {
  if (c.eat('cascade')) return true
  c.eat('restrict')
  return false
}

function readAlter(c: Cursor): Action {
  c.next()
  if (c.is('constraint')) {
    c.next()
    const name = readName(c, 'a constraint')
    if (!name) return other
    const deferral = readDeferral(c)
    const inherit = c.eat('inherit') ? true : deferral.noInherit ? false : null
    return { kind: 'alterConstraint', name, deferral, inherit }
  }
  c.eat('column')
  if (c.kind() === Kind.number) {
    // ALTER INDEX … ALTER COLUMN 2 SET STATISTICS.
    c.takeUntil(() => false)
    return other
  }
  const column = readName(c, 'a column after ALTER')
  return column ? readAlterColumn(c, column) : other
}

function readAlterColumn(c: Cursor, column: Name): Action {
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

function readRename(c: Cursor): Action {
  c.next()
  if (c.eat('to')) {
    const newName = readName(c, 'a name after RENAME TO')
    return newName ? { kind: 'renameTo', newName } : other
  }
  if (c.eat('constraint')) {
    const name = readName(c, 'a constraint')
    const newName = name && c.expect('to') ? readName(c, 'a name') : null
    return name && newName ? { kind: 'renameConstraint', name, newName } : other
  }
  c.eat('column')
  const column = readName(c, 'a column')
  const newName = column && c.expect('to') ? readName(c, 'a name') : null
  return column && newName ? { kind: 'renameColumn', column, newName } : other
}

function readSet(c: Cursor): Action {
  c.next()
  if (c.kind() === Kind.openParen) return { kind: 'setOptions', options: readOptions(c) }
  if (c.eat('schema')) {
    const schema = readName(c, 'a schema')
    return schema ? { kind: 'setSchema', schema } : other
  }
  if (c.eat('logged')) return { kind: 'setLogged' }
  if (c.eat('unlogged')) return { kind: 'setUnlogged' }
  if (c.eat('tablespace')) {
    const tablespace = readName(c, 'a tablespace')
    c.eat('nowait')
    return tablespace ? { kind: 'setTablespace', tablespace } : other
  }
  if (c.eat('access', 'method')) {
    const method = readLabel(c, 'an access method')
    return method ? { kind: 'setAccessMethod', method } : other
  }
  if (!c.eat('without', 'cluster') && !c.eat('without', 'oids') && !c.eat('with', 'oids')) {
    c.reportHere('expected SCHEMA, TABLESPACE, LOGGED, UNLOGGED or options')
  }
  return other
}

function readEnable(c: Cursor): Action {
  const set = c.word() === 'enable' ? 'enable' : 'disable'
  c.next()
  if (c.eat('row', 'level', 'security')) return { kind: 'rowSecurity', set }
  const sort = c.eat('always') || c.eat('replica')
  if (!c.is('trigger') && !c.is('rule'))
    c.reportHere(sort ? 'expected TRIGGER or RULE' : 'expected ROW LEVEL SECURITY, TRIGGER or RULE')
  c.takeUntil(() => false)
  return other
}
