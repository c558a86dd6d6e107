import { findTable, findView, type Schema, type SchemaOp, type Table } from '../../../schema/index.ts'
import type { AnyConstraint } from '../../parts.ts'
import { quoteIdentifier } from '../quote.ts'
import { type AlterPlace, commentOn } from './alter-place.ts'
import { renderIndex } from './index-key.ts'
import type { SettingOp } from './settings.ts'
import type { RenderStyle } from './style.ts'
import { constraintsWithKind, renderAddConstraint, renderPolicy } from './table.ts'

type Owned =
  | 'primaryKey'
  | 'unique'
  | 'foreignKey'
  | 'check'
  | 'exclusion'
  | 'constraint'
  | 'index'
  | 'policy'
type PartOp = Exclude<Extract<SchemaOp, { readonly op: `${Owned}.${string}` }>, SettingOp>

/** The statements that change what a table has beside its columns: constraints, indexes, policies. */
export function alterPart(op: PartOp, place: AlterPlace): readonly string[] {
  const { before, after, style, old, now, table, alter } = place
  const kw = style.keyword
  const q = quoteIdentifier
  switch (op.op) {
    case 'primaryKey.set':
      return [
        ...dropConstraint(alter, old?.primaryKey?.name, style),
        ...addedConstraints(old && { ...old, primaryKey: null }, now, style).filter(
          () => op.primaryKey !== null,
        ),
      ]
    case 'unique.add':
    case 'foreignKey.add':
    case 'check.add':
    case 'exclusion.add':
      return addedConstraints(old, now, style)
    case 'unique.alter':
    case 'foreignKey.alter':
    case 'check.alter':
      return [
        ...dropConstraint(alter, op.name, style),
        ...addedConstraints(without(old, op.name), now, style),
      ]
    case 'constraint.drop':
      return dropConstraint(alter, op.name, style)
    case 'constraint.rename':
      return [`${alter} ${kw('RENAME CONSTRAINT')} ${q(op.name)} ${kw('TO')} ${q(op.to)};`]
    case 'constraint.validate':
      return [`${alter} ${kw('VALIDATE CONSTRAINT')} ${q(op.name)};`]
    case 'constraint.setComment':
      return commentOn(style, 'CONSTRAINT', `${q(op.name)} ${kw('ON')} ${table}`, op.comment)
    case 'index.add': {
      const owner = ownerOf(after, op.table)
      const known = new Set(ownerOf(before, op.table)?.indexes.map((each) => each.name))
      const added = owner?.indexes.filter((each) => !known.has(each.name)) ?? []
      return owner ? added.map((index) => renderIndex(owner, index, style)) : []
    }
    case 'index.alter': {
      const owner = ownerOf(after, op.table)
      const next = owner?.indexes.find((each) => each.name === (op.index.name ?? op.name))
      if (!owner || !next) return []
      const dropped = style.name({ schema: owner.schema, name: op.name })
      return [`${kw('DROP INDEX')} ${dropped};`, renderIndex(owner, { ...next, named: true }, style)]
    }
    case 'index.drop':
      return [`${kw('DROP INDEX')} ${indexName(before, op.table, op.name, style)};`]
    case 'index.rename': {
      const name = indexName(before, op.table, op.name, style)
      return [`${kw('ALTER INDEX')} ${name} ${kw('RENAME TO')} ${q(op.to)};`]
    }
    case 'index.setComment':
      return commentOn(style, 'INDEX', indexName(before, op.table, op.name, style), op.comment)
    case 'policy.add': {
      const policy = now?.policies.find((each) => each.name === op.policy.name)
      return now && policy ? [renderPolicy(now, policy, style)] : []
    }
    case 'policy.drop':
      return [`${kw('DROP POLICY')} ${q(op.name)} ${kw('ON')} ${table};`]
  }
}

function ownerOf(schema: Schema, ref: string) {
  return findTable(schema, ref) ?? findView(schema, ref)
}

function indexName(schema: Schema, ref: string, name: string, style: RenderStyle): string {
  return style.name({ schema: ownerOf(schema, ref)?.schema ?? '', name })
}

function dropConstraint(alter: string, name: string | undefined, style: RenderStyle): readonly string[] {
  if (name === undefined) return []
  const kw = style.keyword
  return [`${alter} ${kw('DROP CONSTRAINT')} ${quoteIdentifier(name)} ${kw('CASCADE')};`]
}

function without(table: Table | null, name: string): Table | null {
  if (!table) return null
  return {
    ...table,
    uniques: table.uniques.filter((each) => each.name !== name),
    foreignKeys: table.foreignKeys.filter((each) => each.name !== name),
    checks: table.checks.filter((each) => each.name !== name),
  }
}

/** The constraints that `now` has over `old`. */
function addedConstraints(old: Table | null, now: Table | null, style: RenderStyle): readonly string[] {
  if (!old || !now) return []
  const known = new Set(constraintsWithKind(old).map((each: AnyConstraint) => each.constraint.name))
  return constraintsWithKind(now)
    .filter((each) => !known.has(each.constraint.name))
    .map((each) => renderAddConstraint(old, each, style))
}
