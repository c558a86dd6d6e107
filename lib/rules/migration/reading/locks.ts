import type { AlterTableAction, QName, TableElement } from '../../../sql/index.ts'
import { type RelationName, relationName, type StatementContext, spoken } from './context.ts'
import { wordsOf } from './words.ts'

/** A lock that makes writers, or everybody, wait. */
export interface StrongLock {
  readonly relation: RelationName
  readonly lock: 'ACCESS EXCLUSIVE' | 'EXCLUSIVE' | 'SHARE ROW EXCLUSIVE' | 'SHARE'
}

/** The locks of a statement on relations that the file did not make, as far as they make writers wait. */
export function strongLocks(context: StatementContext): readonly StrongLock[] {
  const { node } = context.statement
  const made = node.kind === 'createTable' ? spoken(node.name) : null
  return locksOf(context).filter(({ relation }) => {
    if (context.isFresh(relation) || spoken(relation) === made) return false
    if (!context.file.based) return true
    const table = context.table(relation)
    return table?.persistence !== 'temporary'
  })
}

/** What a statement locks so that others wait, whoever made it. */
export function locksOf(context: StatementContext): readonly StrongLock[] {
  const { node } = context.statement
  const held = (lock: StrongLock['lock'], ...names: Parameters<typeof relationName>[0][]): StrongLock[] =>
    names.map((name) => ({ relation: relationName(name), lock }))
  switch (node.kind) {
    case 'alterTable': {
      if (node.words === 'index' || node.words === 'sequence' || node.words === 'view') return []
      const levels = node.actions.map(actionLock)
      const own = levels.includes('ACCESS EXCLUSIVE')
        ? held('ACCESS EXCLUSIVE', node.name)
        : levels.includes('SHARE ROW EXCLUSIVE')
          ? held('SHARE ROW EXCLUSIVE', node.name)
          : []
      const targets = node.actions.flatMap((action) => {
        if (action.kind === 'addConstraint' && action.constraint.kind === 'foreignKey')
          return [action.constraint.references.table]
        if (action.kind !== 'addColumn') return []
        return action.column.constraints.flatMap((each) =>
          each.kind === 'references' ? [each.references.table] : [],
        )
      })
      return [...own, ...held('SHARE ROW EXCLUSIVE', ...targets)]
    }
    case 'createIndex':
      return node.concurrently ? [] : held('SHARE', node.table)
    case 'createTrigger':
      return held('SHARE ROW EXCLUSIVE', node.table)
    case 'createRule':
    case 'createPolicy':
    case 'alterPolicy':
      return held('ACCESS EXCLUSIVE', node.table)
    case 'createTable':
      return [
        ...(node.partitionOf ? held('ACCESS EXCLUSIVE', node.partitionOf.parent) : []),
        ...held('SHARE ROW EXCLUSIVE', ...referencedBy(node.elements)),
      ]
    case 'drop': {
      if (node.word === 'table' || node.word === 'materialized view')
        return held('ACCESS EXCLUSIVE', ...node.targets.map(({ name }) => name))
      const on = node.targets.flatMap((target) => (target.on ? [target.on] : []))
      return held('ACCESS EXCLUSIVE', ...on)
    }
    case 'other':
      return lockedByWords(context, node.words)
    default:
      return []
  }
}

/** The tables that foreign keys of a new table refer to. */
function referencedBy(elements: readonly TableElement[]): readonly QName[] {
  return elements.flatMap((element) => {
    if (element.kind === 'constraint') {
      return element.constraint.kind === 'foreignKey' ? [element.constraint.references.table] : []
    }
    if (element.kind !== 'column') return []
    return element.constraints.flatMap((each) => (each.kind === 'references' ? [each.references.table] : []))
  })
}

function lockedByWords({ statement }: StatementContext, first: string): readonly StrongLock[] {
  const words = wordsOf(statement)
  if (!words.eat(first)) return []
  if (first === 'truncate') {
    words.eat('table')
    return words.names().map((relation) => ({ relation, lock: 'ACCESS EXCLUSIVE' as const }))
  }
  if (first === 'refresh') {
    words.eat('materialized', 'view')
    const lock = words.eat('concurrently') ? ('EXCLUSIVE' as const) : ('ACCESS EXCLUSIVE' as const)
    return words.names().map((relation) => ({ relation, lock }))
  }
  if (first === 'cluster') {
    words.eatOptions('verbose')
    words.eat('verbose')
    return words.names().map((relation) => ({ relation, lock: 'ACCESS EXCLUSIVE' as const }))
  }
  if (first !== 'lock') return []
  words.eat('table')
  const names = words.names()
  const modes = ['ACCESS EXCLUSIVE', 'SHARE ROW EXCLUSIVE', 'EXCLUSIVE', 'SHARE'] as const
  words.eat('in')
  if (words.has('row') && !words.has('share')) return []
  if (words.is('access') && words.is('share', 1)) return []
  if (words.is('row') || (words.is('share') && words.is('update', 1))) return []
  const mode = modes.find((each) => each.split(' ').every((word, at) => words.is(word.toLowerCase(), at)))
  return names.map((relation) => ({ relation, lock: mode ?? ('ACCESS EXCLUSIVE' as const) }))
}

function actionLock(action: AlterTableAction): 'ACCESS EXCLUSIVE' | 'SHARE ROW EXCLUSIVE' | null {
  switch (action.kind) {
    case 'validateConstraint':
    case 'setOptions':
    case 'resetOptions':
    case 'clusterOn':
    case 'attachPartition':
    case 'columnOther':
      return null
    case 'addConstraint':
      return action.constraint.kind === 'foreignKey' ? 'SHARE ROW EXCLUSIVE' : 'ACCESS EXCLUSIVE'
    case 'other':
      return 'SHARE ROW EXCLUSIVE'
    default:
      return 'ACCESS EXCLUSIVE'
  }
}
