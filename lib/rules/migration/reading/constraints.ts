import type { AlterTableAction, StatementNode, TableConstraintNode } from '../../../sql/index.ts'
import { type StatementContext, textOf } from './context.ts'
import { madeName } from './naming.ts'
import { own, withFollow } from './rewrite.ts'
import type { MigrationFix } from './rule.ts'

interface Added {
  readonly node: Extract<StatementNode, { kind: 'alterTable' }>
  readonly action: Extract<AlterTableAction, { kind: 'addConstraint' }>
}

/** A constraint as people call it. */
export function constraintLabel({ name }: TableConstraintNode, otherwise: string): string {
  return name ? name.value : otherwise
}

/** Adds a constraint NOT VALID and validates it afterwards; a name is made where it has none. */
export function notValidFix(
  context: StatementContext,
  { node, action }: Added,
  suffix: readonly string[],
): MigrationFix | null {
  const { constraint } = action
  const table = textOf(context, node.name)
  const made = madeName(context, node.name.parts.at(-1)?.value ?? '', ...suffix)
  const name = constraint.name ? textOf(context, constraint.name) : made
  const edits = [
    ...(constraint.name
      ? []
      : [{ from: constraint.from, to: constraint.from, insert: `CONSTRAINT ${made} ` }]),
    // Where two things go behind the statement's last word they are joined in this order.
    { from: constraint.to, to: constraint.to, insert: ' NOT VALID' },
  ]
  const title = 'Add it NOT VALID and validate it afterwards'
  const validate = own(`ALTER TABLE ${table} VALIDATE CONSTRAINT ${name}`)
  // In a tool's own transaction the validation has to wait for another migration.
  const fix = withFollow(context, title, edits, [validate])
  return fix ?? withFollow(context, 'Add it NOT VALID; validate it in a later migration', edits, [], false)
}
