import type { StatementContext } from './context.ts'

/** Whether the file, anywhere, adds a constraint of that name. */
export function saysSomethingAdded({ file }: StatementContext, name: string): boolean {
  return file.steps.some(({ statement: { node } }) => {
    if (node.kind !== 'alterTable') return false
    return node.actions.some((action) => {
      if (action.kind === 'renameConstraint') return action.newName.value === name
      return action.kind === 'addConstraint' && action.constraint.name?.value === name
    })
  })
}
