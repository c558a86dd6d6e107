import type { Table } from '../../schema/index.ts'
import type { Replacement } from '../../text/index.ts'
import { insertAfter, lastAbout } from './insertions.ts'
import type { Edits, Task } from './plan.ts'
import { removeAction } from './removals.ts'
import { altersOf, idsOf, tableStatements } from './statements.ts'
import { styleOf } from './style.ts'

/** Puts or takes away UNLOGGED before TABLE. */
export function writePersistence(task: Task, table: Table, next: Table): Edits {
  const { all, create } = tableStatements(task.state, table)
  if (!create) return null
  const edits: Replacement[] = altersOf(all, table).flatMap((statement) =>
    statement.node.actions.flatMap((action) =>
      action.kind === 'setLogged' || action.kind === 'setUnlogged'
        ? removeAction(task.state, statement, action)
        : [],
    ),
  )
  const { text, span } = create.segment
  const head = text.slice(span.from, create.node.name.from).toLowerCase()
  const word = head.indexOf('unlogged')
  const at = create.start + span.from
  const kw = styleOf(task.state, create).keyword
  if (next.persistence === 'unlogged' && word < 0) {
    const place = head.indexOf('table')
    if (place < 0) return null
    return [...edits, { from: at + place, to: at + place, insert: `${kw('UNLOGGED')} ` }]
  }
  if (next.persistence === 'permanent' && word >= 0) {
    const end = head.indexOf('table', word)
    return end < 0 ? null : [...edits, { from: at + word, to: at + end, insert: '' }]
  }
  return edits.length > 0 ? edits : null
}

/** Says row security by its own statements, taking away those that say otherwise. */
export function writeRowSecurity(task: Task, table: Table, next: Table): Edits {
  const { all } = tableStatements(task.state, table)
  const edits: Replacement[] = []
  const said = { enabled: false, forced: false }
  for (const statement of altersOf(all, table)) {
    for (const action of statement.node.actions) {
      if (action.kind !== 'rowSecurity') continue
      const fact = action.set === 'enable' || action.set === 'disable' ? 'enabled' : 'forced'
      const wanted = next.rowSecurity[fact]
      const says = action.set === 'enable' || action.set === 'force'
      if (wanted && says) said[fact] = true
      else edits.push(...removeAction(task.state, statement, action))
    }
  }
  const style = styleOf(task.state, lastAbout(task.state, [table.id]))
  const alter = `${style.keyword('ALTER TABLE')} ${style.name(table)}`
  const written = [
    ...(next.rowSecurity.enabled && !said.enabled
      ? [`${alter} ${style.keyword('ENABLE ROW LEVEL SECURITY')};`]
      : []),
    ...(next.rowSecurity.forced && !said.forced
      ? [`${alter} ${style.keyword('FORCE ROW LEVEL SECURITY')};`]
      : []),
  ]
  return [...edits, ...insertAfter(task.state, lastAbout(task.state, idsOf(table)), written)]
}

/** Takes NOT VALID off the constraint where it is added behind the table. */
export function writeValidate(task: Task, table: Table, name: string): Edits {
  const { all } = tableStatements(task.state, table)
  for (const statement of altersOf(all, table)) {
    for (const action of statement.node.actions) {
      if (action.kind !== 'addConstraint' || action.constraint.name?.value !== name) continue
      const { text } = statement.segment
      const written = text.slice(action.from, action.to).toLowerCase()
      const at = written.lastIndexOf('not valid')
      if (at < 0 || written.slice(at + 'not valid'.length).trim() !== '') return null
      let from = statement.start + action.from + at
      while (task.state.text.charAt(from - 1).trim() === '') from--
      return [{ from, to: statement.start + action.to, insert: '' }]
    }
  }
  return null
}
