import { type NewName, replacementOf, scanSql } from '../../schema/index.ts'
import type { Replacement } from '../../text/index.ts'
import { type Mention, type MentionTarget, namesOf } from '../mentions/find.ts'
import { replaceWithBlanks } from './column-style.ts'
import { unresolvedAt } from './leftovers.ts'
import type { Edits, Task } from './plan.ts'
import { type RenameOp, renamedAt, targetsOf } from './rename-targets.ts'
import { type CreateTableStatement, statementsOf } from './statements.ts'

/** Renames a thing wherever the text certainly means it; where it may be meant is reported. */
export function writeRename(task: Task, op: RenameOp): Edits {
  const edits: Replacement[] = []
  for (const { target, to } of targetsOf(task, op)) {
    const mentions = namesOf(task.state, target)
    const since = renamedAt(task, target, mentions)
    for (const mention of mentions) {
      if (mention.segment < since.segment) continue
      if (mention.segment === since.segment && since.name !== null) continue
      if (mention.certain) edits.push(replaceMention(task, target, mention, to))
      else task.unresolved.push(unresolvedAt(task, mention))
    }
    if (since.name) edits.push({ ...since.name, insert: task.quote(to.name) })
  }
  const { text } = task.state
  const real = edits.filter((each) => text.slice(each.from, each.to) !== each.insert)
  return real.length > 0 ? real : null
}

function replaceMention(task: Task, target: MentionTarget, mention: Mention, to: NewName): Replacement {
  const written = task.state.text.slice(mention.from, mention.to)
  const inside = { from: 0, to: written.length, form: mention.form, certain: true }
  const { insert } = replacementOf(written, inside, to, quoteLike(task, written))
  const create = target.kind === 'column' ? createAt(task, mention) : null
  if (!create) return { from: mention.from, to: mention.to, insert }
  const name = { from: mention.from - create.start, to: mention.to - create.start }
  return replaceWithBlanks(create, name, insert, insert)
}

/** The statement that declares a column at a mention. */
function createAt({ state }: Task, mention: Mention): CreateTableStatement | null {
  for (const statement of statementsOf(state, mention.segment)) {
    const { node, start } = statement
    if (node.kind !== 'createTable') continue
    const isDeclared = node.elements.some(
      (each) => each.kind === 'column' && each.name.from + start === mention.from,
    )
    if (isDeclared) return { ...statement, node }
  }
  return null
}

/** Quotes the new name of one that is written in quotes which it does not need, and writes it in capitals like one in capitals. */
function quoteLike(task: Task, written: string): (name: string) => string {
  const last = scanSql(written).at(-1)
  if (last?.kind === 'word') {
    const word = written.slice(last.from, last.to)
    if (word === word.toLowerCase() || word !== word.toUpperCase()) return task.quote
    return (name) => (task.quote(name) === name ? name.toUpperCase() : task.quote(name))
  }
  if (last?.kind !== 'quoted' || task.quote(last.value) !== last.value) return task.quote
  const mark = written.charAt(last.from)
  return (name) => `${mark}${name.replaceAll(mark, mark + mark)}${mark}`
}
