import type {
  Assignment,
  ChangedTable,
  Delete,
  Expression,
  Insert,
  Merge,
  MergeBranch,
  OnConflict,
  Place,
  Statement,
  Target,
  Update,
  With,
} from '../../query/index.ts'
import type { Cursor } from './cursor.ts'
import { readExpression } from './expression.ts'
import { readRows, readTargets, readWith } from './rows.ts'
import { readSource, readSources } from './source.ts'

/** A statement that reads or changes rows. */
export function readStatement(c: Cursor): Statement {
  const { from } = c
  const own = readWith(c)
  const changed = readChange(c, own, from)
  return changed ?? readRows(c, own)
}

function readChange(c: Cursor, own: With | null, from: number): Statement | null {
  if (c.isWords('insert', 'into')) return readInsert(c, own, from)
  if (c.isWord('update')) return readUpdate(c, own, from)
  if (c.isWords('delete', 'from')) return readDelete(c, own, from)
  return c.isWords('merge', 'into') ? readMerge(c, own, from) : null
}

function readInsert(c: Cursor, own: With | null, from: number): Insert {
  c.needWord('insert', 'into')
  const start = c.from
  const name = c.path()
  const alias = c.takeWord('as') ? c.name() : null
  const into: ChangedTable = { name, only: false, alias, from: start, to: c.to }
  const columns = c.isSymbol('(') && !c.opensQuery() ? c.bracketed(() => readPlace(c)) : []
  const overriding = readOverriding(c)
  const source = c.takeWords('default', 'values') ? null : readRows(c)
  const onConflict = c.isWords('on', 'conflict') ? readConflict(c) : null
  const returning = readReturning(c)
  return { is: 'insert', with: own, into, columns, overriding, source, onConflict, returning, from, to: c.to }
}

function readOverriding(c: Cursor): Insert['overriding'] {
  if (!c.takeWord('overriding')) return null
  const whose = c.takeOneOf(['user', 'system'])
  c.needWord('value')
  return whose
}

function readConflict(c: Cursor): OnConflict {
  const { from } = c
  c.needWord('on', 'conflict')
  const on = readArbiter(c)
  c.needWord('do')
  if (c.takeWord('nothing')) return { on, update: null, from, to: c.to }
  c.needWord('update', 'set')
  const set = readAssignments(c)
  const where = c.takeWord('where') ? readExpression(c) : null
  return { on, update: { set, where }, from, to: c.to }
}

function readArbiter(c: Cursor): OnConflict['on'] {
  if (c.takeWords('on', 'constraint')) return { constraint: c.name() }
  if (!c.isSymbol('(')) return null
  const columns = c.bracketed((): Expression => {
    const { from } = c
    const value = readExpression(c)
    // The operator class of an expression, as in an index.
    if (!c.isName()) return value
    c.path()
    return { ...value, from, to: c.to } as Expression
  })
  const where = c.takeWord('where') ? readExpression(c) : null
  return { columns, where }
}

function readUpdate(c: Cursor, own: With | null, from: number): Update {
  c.needWord('update')
  const table = readChanged(c)
  c.needWord('set')
  const set = readAssignments(c)
  const sources = c.takeWord('from') ? readSources(c) : []
  const condition = readCondition(c)
  const returning = readReturning(c)
  return { is: 'update', with: own, table, set, sources, ...condition, returning, from, to: c.to }
}

function readDelete(c: Cursor, own: With | null, from: number): Delete {
  c.needWord('delete', 'from')
  const table = readChanged(c)
  const using = c.takeWord('using') ? readSources(c) : []
  const condition = readCondition(c)
  const returning = readReturning(c)
  return { is: 'delete', with: own, table, using, ...condition, returning, from, to: c.to }
}

function readMerge(c: Cursor, own: With | null, from: number): Merge {
  c.needWord('merge', 'into')
  const into = readChanged(c)
  c.needWord('using')
  const using = readSource(c)
  c.needWord('on')
  const on = readExpression(c)
  const branches: MergeBranch[] = []
  while (c.isWord('when')) branches.push(readBranch(c))
  const returning = readReturning(c)
  return { is: 'merge', with: own, into, using, on, branches, returning, from, to: c.to }
}

function readBranch(c: Cursor): MergeBranch {
  const { from } = c
  c.needWord('when')
  const not = c.takeWord('not')
  c.needWord('matched')
  let when: MergeBranch['when'] = not ? 'not matched by target' : 'matched'
  if (not && c.takeWord('by')) {
    if (c.takeWord('source')) when = 'not matched by source'
    else c.needWord('target')
  }
  const and = c.takeWord('and') ? readExpression(c) : null
  c.needWord('then')
  const action = readAction(c)
  return { when, and, action, from, to: c.to }
}

function readAction(c: Cursor): MergeBranch['action'] {
  if (c.takeWords('do', 'nothing')) return { is: 'nothing' }
  if (c.takeWord('delete')) return { is: 'delete' }
  if (c.takeWords('update', 'set')) return { is: 'update', set: readAssignments(c) }
  c.needWord('insert')
  const columns = c.isSymbol('(') ? c.bracketed(() => readPlace(c)) : []
  const overriding = readOverriding(c)
  if (c.takeWords('default', 'values')) return { is: 'insert', columns, overriding, values: null }
  c.needWord('values')
  return { is: 'insert', columns, overriding, values: c.bracketed(() => readExpression(c)) }
}

function readChanged(c: Cursor): ChangedTable {
  const { from } = c
  const only = c.takeWord('only')
  const name = only && c.isSymbol('(') ? c.inside(() => c.path()) : c.path()
  c.takeSymbol('*')
  const said = c.takeWord('as')
  const alias = said || (c.isName() && !c.isWord('set')) ? c.name() : null
  return { name, only, alias, from, to: c.to }
}

function readCondition(c: Cursor): Pick<Update, 'where' | 'cursor'> {
  if (!c.takeWord('where')) return { where: null, cursor: null }
  if (c.takeWords('current', 'of')) return { where: null, cursor: c.name() }
  return { where: readExpression(c), cursor: null }
}

function readReturning(c: Cursor): readonly Target[] {
  if (!c.takeWord('returning')) return []
  const targets = readTargets(c)
  // `INTO` hands what is returned to the variables of a routine.
  if (c.takeWord('into')) {
    c.takeWord('strict')
    c.list(() => c.path())
  }
  return targets
}

function readAssignments(c: Cursor): readonly Assignment[] {
  return c.list(() => {
    const { from } = c
    const several = c.isSymbol('(')
    const places = several ? c.bracketed(() => readPlace(c)) : [readPlace(c)]
    c.needSymbol('=')
    const value = readExpression(c)
    return { places, several, value, from, to: c.to }
  })
}

function readPlace(c: Cursor): Place {
  const { from } = c
  const name = c.name()
  const rest: { readonly from: number; readonly to: number }[] = []
  for (;;) {
    const start = c.from
    if (c.takeSymbol('.')) {
      c.label()
      rest.push({ from: start, to: c.to })
    } else if (c.isSymbol('[')) rest.push(c.skip())
    else return { name, rest, from, to: c.to }
  }
}
