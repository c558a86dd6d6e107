import { findTable, type Schema, type SchemaOp } from '../../../schema/index.ts'
import { quoteIdentifier } from '../quote.ts'
import { alterColumn } from './alter-column.ts'
import { alterObject } from './alter-object.ts'
import { alterPart } from './alter-part.ts'
import { alterPlace, commentOn, joined } from './alter-place.ts'
import { isSetting, renderSetting } from './settings.ts'
import type { RenderStyle } from './style.ts'
import { renderAddConstraint, renderCreateTable } from './table.ts'

/**
 * The statements that carry one op out, given the schema on both sides of it. None for an op that no
 * statement can say, such as moving a column.
 */
export function renderAlter(
  op: SchemaOp,
  before: Schema,
  after: Schema,
  style: RenderStyle,
): readonly string[] {
  if (isSetting(op)) return renderSetting(op, before, after, style)
  const place = alterPlace(op, before, after, style)
  const { old, table, alter } = place
  const kw = style.keyword
  const q = quoteIdentifier
  switch (op.op) {
    case 'table.add': {
      const added = findTable(after, joined(op.table.schema, op.table.name))
      if (!added) return []
      return [
        renderCreateTable(added, (each) => each.kind !== 'foreignKey' || !each.constraint.notValid, style),
        ...added.foreignKeys
          .filter((key) => key.notValid)
          .map((constraint) => renderAddConstraint(added, { kind: 'foreignKey', constraint }, style)),
        ...(added.comment === null ? [] : commentOn(style, 'TABLE', style.name(added), added.comment)),
        ...added.columns.flatMap((each) =>
          each.comment === null
            ? []
            : commentOn(style, 'COLUMN', `${style.name(added)}.${q(each.name)}`, each.comment),
        ),
      ]
    }
    case 'table.drop':
      return [
        `${kw(old?.kind === 'foreign' ? 'DROP FOREIGN TABLE' : 'DROP TABLE')} ${table} ${kw('CASCADE')};`,
      ]
    case 'table.rename':
      return [`${alter} ${kw('RENAME TO')} ${q(op.to)};`]
    case 'table.setSchema':
      return [`${alter} ${kw('SET SCHEMA')} ${q(op.schema)};`]
    case 'table.setComment':
      return commentOn(style, old?.kind === 'foreign' ? 'FOREIGN TABLE' : 'TABLE', table, op.comment)
    case 'table.setPersistence':
      return [`${alter} ${kw(op.persistence === 'unlogged' ? 'SET UNLOGGED' : 'SET LOGGED')};`]
    case 'table.setRowSecurity':
      return [
        ...(old?.rowSecurity.enabled === op.enabled
          ? []
          : [`${alter} ${kw(op.enabled ? 'ENABLE' : 'DISABLE')} ${kw('ROW LEVEL SECURITY')};`]),
        ...(old?.rowSecurity.forced === op.forced
          ? []
          : [`${alter} ${kw(op.forced ? 'FORCE' : 'NO FORCE')} ${kw('ROW LEVEL SECURITY')};`]),
      ]
    case 'column.add':
    case 'column.drop':
    case 'column.rename':
    case 'column.move':
    case 'column.setType':
    case 'column.setNullable':
    case 'column.setDefault':
    case 'column.setIdentity':
    case 'column.setGenerated':
    case 'column.setCollation':
    case 'column.setComment':
      return alterColumn(op, place)
    case 'primaryKey.set':
    case 'unique.add':
    case 'foreignKey.add':
    case 'check.add':
    case 'exclusion.add':
    case 'unique.alter':
    case 'foreignKey.alter':
    case 'check.alter':
    case 'constraint.drop':
    case 'constraint.rename':
    case 'constraint.validate':
    case 'constraint.setComment':
    case 'index.add':
    case 'index.alter':
    case 'index.drop':
    case 'index.rename':
    case 'index.setComment':
    case 'policy.add':
    case 'policy.drop':
      return alterPart(op, place)
    case 'enum.add':
    case 'enum.drop':
    case 'enum.rename':
    case 'enum.addValue':
    case 'enum.renameValue':
    case 'enum.setComment':
    case 'view.add':
    case 'view.drop':
    case 'view.rename':
    case 'view.setQuery':
    case 'view.setComment':
    case 'schema.add':
    case 'schema.drop':
    case 'object.add':
    case 'object.alter':
    case 'object.drop':
    case 'object.setComment':
      return alterObject(op, place)
  }
}
