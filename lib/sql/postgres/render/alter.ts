import {
  entityId,
  findEnum,
  findTable,
  findView,
  type QualifiedName,
  type Schema,
  type SchemaOp,
  splitQualified,
  type Table,
} from '../../../schema/index.ts'
import type { AnyConstraint } from '../../parts.ts'
import { quoteIdentifier, quoteString } from '../quote.ts'
import { renderCollation, renderColumn, renderGenerated, renderIdentity } from './column.ts'
import { renderComment } from './comment.ts'
import { renderIndex } from './index-key.ts'
import { isSetting, renderSetting } from './settings.ts'
import type { RenderStyle } from './style.ts'
import { constraintsWithKind, renderAddConstraint, renderCreateTable, renderPolicy } from './table.ts'
import { renderEnum } from './types.ts'
import { renderView } from './view.ts'

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
  const kw = style.keyword
  const q = quoteIdentifier
  const old = 'table' in op && typeof op.table === 'string' ? findTable(before, op.table) : null
  const now = old ? (after.tables.get(old.id) ?? null) : null
  const table = old ? style.name(old) : ''
  const alter = `${kw('ALTER TABLE')} ${table}`
  const column = (name: string) => `${alter} ${kw('ALTER COLUMN')} ${q(name)}`
  const after1 = (name: string) => now?.columns.find((each) => each.name === name)
  const comment = (words: string, name: string, text: string | null) => [
    renderComment(words, name, text === '' ? null : text, style),
  ]
  switch (op.op) {
    case 'table.add': {
      const added = findTable(after, joined(op.table.schema, op.table.name))
      if (!added) return []
      return [
        renderCreateTable(added, (each) => each.kind !== 'foreignKey' || !each.constraint.notValid, style),
        ...added.foreignKeys
          .filter((key) => key.notValid)
          .map((constraint) => renderAddConstraint(added, { kind: 'foreignKey', constraint }, style)),
        ...(added.comment === null ? [] : comment('TABLE', style.name(added), added.comment)),
        ...added.columns.flatMap((each) =>
          each.comment === null
            ? []
            : comment('COLUMN', `${style.name(added)}.${q(each.name)}`, each.comment),
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
      return comment(old?.kind === 'foreign' ? 'FOREIGN TABLE' : 'TABLE', table, op.comment)
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
    case 'column.add': {
      const added = after1(op.column.name)
      if (!added) return []
      return [
        `${alter} ${kw('ADD COLUMN')} ${renderColumn(added, style)};`,
        ...(added.comment === null ? [] : comment('COLUMN', `${table}.${q(added.name)}`, added.comment)),
      ]
    }
    case 'column.drop':
      return [`${alter} ${kw('DROP COLUMN')} ${q(op.column)} ${kw('CASCADE')};`]
    case 'column.rename':
      return [`${alter} ${kw('RENAME COLUMN')} ${q(op.column)} ${kw('TO')} ${q(op.to)};`]
    case 'column.move':
      return []
    case 'column.setType': {
      const using = op.using === undefined ? '' : ` ${kw('USING')} ${op.using}`
      return [`${column(op.column)} ${kw('TYPE')} ${op.type}${using};`]
    }
    case 'column.setNullable':
      return [`${column(op.column)} ${kw(op.nullable ? 'DROP NOT NULL' : 'SET NOT NULL')};`]
    case 'column.setDefault':
      return op.default === null
        ? [`${column(op.column)} ${kw('DROP DEFAULT')};`]
        : [`${column(op.column)} ${kw('SET DEFAULT')} ${op.default};`]
    case 'column.setIdentity': {
      const earlier = old?.columns.find((each) => each.name === op.column)
      const drop = earlier?.identity ? [`${column(op.column)} ${kw('DROP IDENTITY')};`] : []
      if (!op.identity) return drop
      const free = earlier && earlier.default !== null ? [`${column(op.column)} ${kw('DROP DEFAULT')};`] : []
      const strict = earlier?.nullable ? [`${column(op.column)} ${kw('SET NOT NULL')};`] : []
      const add = `${column(op.column)} ${kw('ADD')} ${renderIdentity(op.identity, style)};`
      return [...drop, ...free, ...strict, add]
    }
    case 'column.setGenerated': {
      if (!op.generated) return [`${column(op.column)} ${kw('DROP EXPRESSION')};`]
      const next = after1(op.column)
      if (!next?.generated) return []
      const { expression } = next.generated
      const was = old?.columns.find((each) => each.name === op.column)?.generated
      if (was?.storage !== op.generated.storage) return []
      const as = renderGenerated({ ...next.generated, expression }, style)
      const body = as.slice(as.indexOf('('), as.lastIndexOf(')') + 1)
      return [`${column(op.column)} ${kw('SET EXPRESSION AS')} ${body};`]
    }
    case 'column.setCollation': {
      const next = after1(op.column)
      if (!next) return []
      const collate = op.collation === null ? '' : ` ${kw('COLLATE')} ${renderCollation(op.collation)}`
      return [`${column(op.column)} ${kw('TYPE')} ${next.type.display}${collate};`]
    }
    case 'column.setComment':
      return comment('COLUMN', `${table}.${q(op.column)}`, op.comment)
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
      return comment('CONSTRAINT', `${q(op.name)} ${kw('ON')} ${table}`, op.comment)
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
      return comment('INDEX', indexName(before, op.table, op.name, style), op.comment)
    case 'policy.add': {
      const policy = now?.policies.find((each) => each.name === op.policy.name)
      return now && policy ? [renderPolicy(now, policy, style)] : []
    }
    case 'policy.drop':
      return [`${kw('DROP POLICY')} ${q(op.name)} ${kw('ON')} ${table};`]
    case 'enum.add': {
      const added = findEnum(after, joined(op.enum.schema, op.enum.name))
      if (!added) return []
      return [
        renderEnum(added, style),
        ...(added.comment === null ? [] : comment('TYPE', style.name(added), added.comment)),
      ]
    }
    case 'enum.drop':
      return [`${kw('DROP TYPE')} ${style.name(named(findEnum(before, op.enum), op.enum))} ${kw('CASCADE')};`]
    case 'enum.rename':
      return [
        `${kw('ALTER TYPE')} ${style.name(named(findEnum(before, op.enum), op.enum))} ${kw('RENAME TO')} ${q(op.to)};`,
      ]
    case 'enum.addValue': {
      const place = op.before === undefined ? '' : ` ${kw('BEFORE')} ${quoteString(op.before)}`
      const type = style.name(named(findEnum(before, op.enum), op.enum))
      return [`${kw('ALTER TYPE')} ${type} ${kw('ADD VALUE')} ${quoteString(op.value)}${place};`]
    }
    case 'enum.renameValue': {
      const type = style.name(named(findEnum(before, op.enum), op.enum))
      return [
        `${kw('ALTER TYPE')} ${type} ${kw('RENAME VALUE')} ${quoteString(op.value)} ${kw('TO')} ${quoteString(op.to)};`,
      ]
    }
    case 'enum.setComment':
      return comment('TYPE', style.name(named(findEnum(before, op.enum), op.enum)), op.comment)
    case 'view.add': {
      const added = findView(after, joined(op.view.schema, op.view.name))
      if (!added) return []
      return [
        renderView(added, op.view.columns, style),
        ...(added.comment === null ? [] : comment(viewWords(added), style.name(added), added.comment)),
      ]
    }
    case 'view.drop': {
      const view = findView(before, op.view)
      return [`${kw('DROP')} ${kw(viewWords(view))} ${style.name(named(view, op.view))} ${kw('CASCADE')};`]
    }
    case 'view.rename': {
      const view = findView(before, op.view)
      return [
        `${kw('ALTER')} ${kw(viewWords(view))} ${style.name(named(view, op.view))} ${kw('RENAME TO')} ${q(op.to)};`,
      ]
    }
    case 'view.setQuery': {
      const view = findView(after, op.view)
      if (!view) return []
      if (view.kind === 'materialized') return []
      return [
        renderView(view, [], style)
          .replace('CREATE', 'CREATE OR REPLACE')
          .replace('create', 'create or replace'),
      ]
    }
    case 'view.setComment': {
      const view = findView(before, op.view)
      return comment(viewWords(view), style.name(named(view, op.view)), op.comment)
    }
    case 'schema.add':
      return [`${kw('CREATE SCHEMA')} ${q(op.name)};`]
    case 'schema.drop':
      return [`${kw('DROP SCHEMA')} ${q(op.name)} ${kw('CASCADE')};`]
    case 'object.add': {
      const text = op.definition.trim()
      return [text.endsWith(';') ? text : `${text};`]
    }
    case 'object.drop':
      return [`${kw('DROP')} ${objectName(op.kind, op.object, before, style)} ${kw('CASCADE')};`]
    case 'object.setComment': {
      const text = op.comment === '' || op.comment === null ? kw('NULL') : quoteString(op.comment)
      return [`${kw('COMMENT ON')} ${objectName(op.kind, op.object, before, style)} ${kw('IS')} ${text};`]
    }
  }
}

function joined(schema: string | null, name: string): string {
  return schema === null ? quotePart(name) : `${quotePart(schema)}.${quotePart(name)}`
}

function quotePart(part: string): string {
  return part.includes('.') || part.includes('"') ? `"${part.replaceAll('"', '""')}"` : part
}

function named(found: QualifiedName | null, ref: string): QualifiedName {
  if (found) return found
  const parts = splitQualified(ref)
  return { schema: parts.length > 1 ? (parts.at(-2) ?? '') : '', name: parts.at(-1) ?? ref }
}

function ownerOf(schema: Schema, ref: string) {
  return findTable(schema, ref) ?? findView(schema, ref)
}

function indexName(schema: Schema, ref: string, name: string, style: RenderStyle): string {
  return style.name({ schema: ownerOf(schema, ref)?.schema ?? '', name })
}

function viewWords(view: { readonly kind: 'view' | 'materialized' } | null): string {
  return view?.kind === 'materialized' ? 'MATERIALIZED VIEW' : 'VIEW'
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

type ObjectKind = Extract<SchemaOp, { readonly op: 'object.drop' }>['kind']

/** The words and the name by which DROP and COMMENT ON know an object. */
function objectName(kind: ObjectKind, ref: string, schema: Schema, style: RenderStyle): string {
  const kw = style.keyword
  const parts = splitQualified(ref)
  const name = style.name({ schema: parts.length > 1 ? (parts.at(-2) ?? '') : '', name: parts.at(-1) ?? '' })
  switch (kind) {
    case 'schema':
    case 'extension':
      return `${kw(kind.toUpperCase())} ${quoteIdentifier(parts.at(-1) ?? '')}`
    case 'composite':
    case 'range':
      return `${kw('TYPE')} ${name}`
    case 'domain':
    case 'sequence':
      return `${kw(kind.toUpperCase())} ${name}`
    case 'trigger':
    case 'rule': {
      const owner = { schema: parts.at(-3) ?? '', name: parts.at(-2) ?? '' }
      return `${kw(kind.toUpperCase())} ${quoteIdentifier(parts.at(-1) ?? '')} ${kw('ON')} ${style.name(owner)}`
    }
    case 'routine': {
      const routine = schema.routines.get(entityId('routine', ...parts))
      if (!routine) return `${kw('ROUTINE')} ${name}`
      return `${kw(routine.kind.toUpperCase())} ${style.name(routine)}(${routine.signature})`
    }
    case 'object': {
      const object = schema.objects.get(entityId('object', ...parts))
      return object ? `${kw(object.kind.toUpperCase())} ${style.name(object)}` : name
    }
  }
}
