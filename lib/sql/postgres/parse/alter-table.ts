import {
  type AlterTableAction,
  type ColumnNode,
  type Cursor,
  type FiringState,
  Kind,
  type QName,
  type StatementNode,
} from '../../core/index.ts'
import { type Action, otherAction } from './alter-action.ts'
import { readAlterColumn } from './alter-column.ts'
import { readDeferral } from './constraint-parts.ts'
import { isTableConstraint, readTableConstraint } from './constraints.ts'
import { readColumn } from './elements.ts'
import { readLabel, readName, readQName } from './names.ts'
import { readOptions } from './options.ts'
import { readBound } from './table.ts'

type AlterWords = Extract<StatementNode, { kind: 'alterTable' }>['words']

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
    const { to } = c.spanFrom(from)
    actions.push({ ...action, from, to })
    if (c.eatKind(Kind.comma) && c.done) c.reportHere('expected what to change')
  }
  return { kind: 'alterTable', words, ifExists, only, name, actions }
}

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
      return owner ? { kind: 'ownerTo', owner } : otherAction
    }
    case 'validate': {
      if (!c.eat('validate', 'constraint')) break
      const name = readName(c, 'a constraint')
      return name ? { kind: 'validateConstraint', name } : otherAction
    }
    case 'attach': {
      if (!c.eat('attach', 'partition')) break
      const partition = readQName(c, 'a partition')
      if (!partition) return otherAction
      const bound = c.done ? null : readBound(c)
      return { kind: 'attachPartition', partition, bound }
    }
    case 'detach': {
      if (!c.eat('detach', 'partition')) break
      const partition = readQName(c, 'a partition')
      if (!c.eat('concurrently')) c.eat('finalize')
      return partition ? { kind: 'detachPartition', partition } : otherAction
    }
    case 'inherit':
      c.next()
      return ofParent('inherit', readQName(c, 'a parent table'))
    case 'no':
      if (c.eat('no', 'inherit')) return ofParent('noInherit', readQName(c, 'a parent table'))
      if (c.eat('no', 'force', 'row', 'level', 'security')) return { kind: 'rowSecurity', set: 'no force' }
      if (!c.is('depends', 1)) break
      c.takeUntil(() => false)
      return otherAction
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
      return index ? { kind: 'clusterOn', index } : otherAction
    }
    case 'options':
    case 'of':
    case 'not':
    case 'depends':
    case 'split':
    case 'merge':
    case 'restart':
      c.takeUntil(() => false)
      return otherAction
  }
  c.reportHere('expected what to change, like ADD, DROP or ALTER')
  c.takeUntil(() => false)
  return otherAction
}

function ofParent(kind: 'inherit' | 'noInherit', parent: QName | null): Action {
  return parent ? { kind, parent } : otherAction
}

function readAdd(c: Cursor): Action {
  c.next()
  if (isTableConstraint(c)) return { kind: 'addConstraint', constraint: readTableConstraint(c) }
  c.eat('column')
  const ifNotExists = c.eat('if', 'not', 'exists')
  if (c.kind() !== Kind.word && c.kind() !== Kind.quotedName) {
    c.reportHere('expected a column or a constraint after ADD')
    return otherAction
  }
  const column: ColumnNode = readColumn(c, 'required')
  return { kind: 'addColumn', ifNotExists, column }
}

function readDrop(c: Cursor): Action {
  c.next()
  if (c.eat('constraint')) {
    const ifExists = c.eat('if', 'exists')
    const name = readName(c, 'a constraint')
    return name ? { kind: 'dropConstraint', ifExists, name, cascade: readBehaviour(c) } : otherAction
  }
  c.eat('column')
  const ifExists = c.eat('if', 'exists')
  const column = readName(c, 'a column or CONSTRAINT after DROP')
  return column ? { kind: 'dropColumn', ifExists, column, cascade: readBehaviour(c) } : otherAction
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
    if (!name) return otherAction
    const deferral = readDeferral(c)
    const inherit = c.eat('inherit') ? true : deferral.noInherit ? false : null
    return { kind: 'alterConstraint', name, deferral, inherit }
  }
  c.eat('column')
  if (c.kind() === Kind.number) {
    // ALTER INDEX … ALTER COLUMN 2 SET STATISTICS.
    c.takeUntil(() => false)
    return otherAction
  }
  const column = readName(c, 'a column after ALTER')
  return column ? readAlterColumn(c, column) : otherAction
}

function readRename(c: Cursor): Action {
  c.next()
  if (c.eat('to')) {
    const newName = readName(c, 'a name after RENAME TO')
    return newName ? { kind: 'renameTo', newName } : otherAction
  }
  if (c.eat('constraint')) {
    const name = readName(c, 'a constraint')
    const newName = name && c.expect('to') ? readName(c, 'a name') : null
    return name && newName ? { kind: 'renameConstraint', name, newName } : otherAction
  }
  c.eat('column')
  const column = readName(c, 'a column')
  const newName = column && c.expect('to') ? readName(c, 'a name') : null
  return column && newName ? { kind: 'renameColumn', column, newName } : otherAction
}

function readSet(c: Cursor): Action {
  c.next()
  if (c.kind() === Kind.openParen) return { kind: 'setOptions', options: readOptions(c) }
  if (c.eat('schema')) {
    const schema = readName(c, 'a schema')
    return schema ? { kind: 'setSchema', schema } : otherAction
  }
  if (c.eat('logged')) return { kind: 'setLogged' }
  if (c.eat('unlogged')) return { kind: 'setUnlogged' }
  if (c.eat('tablespace')) {
    const tablespace = readName(c, 'a tablespace')
    c.eat('nowait')
    return tablespace ? { kind: 'setTablespace', tablespace } : otherAction
  }
  if (c.eat('access', 'method')) {
    const method = readLabel(c, 'an access method')
    return method ? { kind: 'setAccessMethod', method } : otherAction
  }
  if (!c.eat('without', 'cluster') && !c.eat('without', 'oids') && !c.eat('with', 'oids')) {
    c.reportHere('expected SCHEMA, TABLESPACE, LOGGED, UNLOGGED or options')
  }
  return otherAction
}

function readEnable(c: Cursor): Action {
  const set = c.word() === 'enable' ? 'enable' : 'disable'
  c.next()
  if (c.eat('row', 'level', 'security')) return { kind: 'rowSecurity', set }
  const state = readFiringState(c, set)
  if (c.eat('trigger')) {
    const which = c.is('all') || c.is('user') ? readWhole(c) : readName(c, 'a trigger')
    return which ? { kind: 'triggerState', state, which } : otherAction
  }
  if (c.eat('rule')) {
    const name = readName(c, 'a rule')
    return name ? { kind: 'ruleState', state, name } : otherAction
  }
  const sort = state === 'always' || state === 'replica'
  c.reportHere(sort ? 'expected TRIGGER or RULE' : 'expected ROW LEVEL SECURITY, TRIGGER or RULE')
  c.takeUntil(() => false)
  return otherAction
}

function readFiringState(c: Cursor, set: 'enable' | 'disable'): FiringState {
  if (set === 'disable') return 'disabled'
  return c.eat('always') ? 'always' : c.eat('replica') ? 'replica' : 'enabled'
}

function readWhole(c: Cursor): 'all' | 'user' {
  const which = c.is('all') ? 'all' : 'user'
  c.next()
  return which
}
