import {
  entityId,
  findEnum,
  findView,
  type Schema,
  type SchemaOp,
  scanSql,
  splitQualified,
} from '../../../schema/index.ts'
import { quoteIdentifier, quoteString } from '../quote.ts'
import { type AlterPlace, commentOn, joined, named } from './alter-place.ts'
import type { SettingOp } from './settings.ts'
import type { RenderStyle } from './style.ts'
import { renderEnum } from './types.ts'
import { renderView } from './view.ts'

type ObjectOp = Exclude<
  Extract<SchemaOp, { readonly op: `${'enum' | 'view' | 'schema' | 'object'}.${string}` }>,
  SettingOp
>

/** The statements that change what is no table: enums, views, schemas and all else by its definition. */
export function alterObject(op: ObjectOp, { before, after, style }: AlterPlace): readonly string[] {
  const kw = style.keyword
  const q = quoteIdentifier
  switch (op.op) {
    case 'enum.add': {
      const added = findEnum(after, joined(op.enum.schema, op.enum.name))
      if (!added) return []
      return [
        renderEnum(added, style),
        ...(added.comment === null ? [] : commentOn(style, 'TYPE', style.name(added), added.comment)),
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
      return commentOn(style, 'TYPE', style.name(named(findEnum(before, op.enum), op.enum)), op.comment)
    case 'view.add': {
      const added = findView(after, joined(op.view.schema, op.view.name))
      if (!added) return []
      return [
        renderView(added, op.view.columns, style),
        ...(added.comment === null
          ? []
          : commentOn(style, viewWords(added), style.name(added), added.comment)),
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
      return commentOn(style, viewWords(view), style.name(named(view, op.view)), op.comment)
    }
    case 'schema.add':
      return [`${kw('CREATE SCHEMA')} ${q(op.name)};`]
    case 'schema.drop':
      return [`${kw('DROP SCHEMA')} ${q(op.name)} ${kw('CASCADE')};`]
    case 'object.add': {
      const text = op.definition.trim()
      return [text.endsWith(';') ? text : `${text};`]
    }
    // Only a routine can be said anew in one statement that leaves what uses it.
    case 'object.alter':
      return op.kind === 'routine' ? [orReplace(op.definition)] : []
    case 'object.drop':
      return [`${kw('DROP')} ${objectName(op.kind, op.object, before, style)} ${kw('CASCADE')};`]
    case 'object.setComment': {
      const text = op.comment === '' || op.comment === null ? kw('NULL') : quoteString(op.comment)
      return [`${kw('COMMENT ON')} ${objectName(op.kind, op.object, before, style)} ${kw('IS')} ${text};`]
    }
  }
}

function viewWords(view: { readonly kind: 'view' | 'materialized' } | null): string {
  return view?.kind === 'materialized' ? 'MATERIALIZED VIEW' : 'VIEW'
}

/** `CREATE FUNCTION …` with OR REPLACE, ended by a semicolon. */
export function orReplace(definition: string): string {
  const trimmed = definition.trim()
  const text = trimmed.endsWith(';') ? trimmed : `${trimmed};`
  const [create, or] = scanSql(text)
  return create === undefined || or?.value === 'or'
    ? text
    : `${text.slice(0, create.to)} OR REPLACE${text.slice(create.to)}`
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
