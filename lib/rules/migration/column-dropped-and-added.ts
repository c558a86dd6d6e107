import { findColumn } from '../../schema/index.ts'
import type { AlterTableAction } from '../../sql/index.ts'
import { alterations } from './reading/alterations.ts'
import { spoken, textOf } from './reading/context.ts'
import { migrationRule } from './reading/rule.ts'

/** A tool that compares two states sees a rename as one column less and one more. */
export const columnDroppedAndAdded = migrationRule({
  id: 'column-dropped-and-added',
  title: 'Rename written as drop and add',
  severity: 'error',
  catalogue: ['LOS010'],
  detects: 'A column dropped and another of the same type added to the same table in one file.',
  rationale:
    'If it was meant as a rename, all values are lost: tools that compare two states cannot tell the difference.',
  source: 'https://www.prisma.io/docs/orm/prisma-migrate/workflows/customizing-migrations (renaming a field)',
  ignoreWhen: 'The new column is something else.',
  remedy: 'None here: write ALTER TABLE … RENAME COLUMN instead of the two, if it is one.',
  fixable: false,
  *checkStatement(context) {
    for (const { node, action, label, table } of alterations(context, 'dropColumn')) {
      const old = table && findColumn(table, action.column.value)
      const added = context.file.steps.flatMap(({ statement: { node: other, text } }) => {
        if (other.kind !== 'alterTable' || spoken(other.name) !== spoken(node.name)) return []
        return other.actions.flatMap((each: AlterTableAction) =>
          each.kind === 'addColumn' ? [{ column: each.column, text }] : [],
        )
      })
      const twin = added.find(({ column, text }) => {
        if (column.name.value === action.column.value || !column.type) return false
        if (!old) return added.length === 1
        const written = text.slice(column.type.from, column.type.to)
        return (
          context.file.dialect.canonicalType(written) === context.file.dialect.canonicalType(old.type.display)
        )
      })
      if (!twin) continue
      yield {
        message: `${label}.${action.column.value} is dropped and ${twin.column.name.value} added: a rename would keep the values.`,
        evidence: old
          ? `Both are ${old.type.display}.`
          : `One is dropped and one added; the type of ${textOf(context, action.column)} is not known.`,
        confidence: old ? 0.75 : 0.5,
        entities: old ? [old.id] : [],
        fix: null,
      }
    }
  },
})
