import type { Deferrability, ForeignKey, QualifiedName, ReferentialAction } from '../../../schema/index.ts'
import type { AnyConstraint } from '../../parts.ts'
import { quoteIdentifier } from '../quote.ts'
import { parenthesize } from './column.ts'
import { renderIndexKey } from './index-key.ts'
import { canonicalStyle, nameList, type RenderStyle, words } from './style.ts'

/** A table constraint, named only if the text names it. */
export function renderConstraint(each: AnyConstraint, style: RenderStyle = canonicalStyle): string {
  const kw = style.keyword
  const name =
    each.constraint.named &&
    `${kw('CONSTRAINT')} ${(style.identifier ?? quoteIdentifier)(each.constraint.name)}`
  return words(name, renderConstraintBody(each, style))
}

/** `ALTER TABLE … ADD CONSTRAINT … USING INDEX`: the index takes the constraint's name. */
export function renderKeyOverIndex(
  table: QualifiedName,
  each: Extract<AnyConstraint, { readonly kind: 'primaryKey' | 'unique' }>,
  index: string,
): string {
  const kind = each.kind === 'primaryKey' ? 'PRIMARY KEY' : 'UNIQUE'
  const what = words(
    `CONSTRAINT ${quoteIdentifier(each.constraint.name)} ${kind} USING INDEX ${quoteIdentifier(index)}`,
    renderDeferrability(each.constraint, canonicalStyle),
  )
  return `ALTER TABLE ${canonicalStyle.name(table)} ADD ${what};`
}

/** A table constraint from its kind's keyword on, without a name. */
export function renderConstraintBody(each: AnyConstraint, style: RenderStyle = canonicalStyle): string {
  const kw = style.keyword
  switch (each.kind) {
    case 'primaryKey':
    case 'unique': {
      const { constraint } = each
      const last = constraint.withoutOverlaps ? ` ${kw('WITHOUT OVERLAPS')}` : ''
      return words(
        kw(each.kind === 'primaryKey' ? 'PRIMARY KEY' : 'UNIQUE'),
        constraint.nullsNotDistinct && kw('NULLS NOT DISTINCT'),
        `(${nameList(constraint.columns, style)}${last})`,
        constraint.include.length > 0 && `${kw('INCLUDE')} (${nameList(constraint.include, style)})`,
        renderDeferrability(constraint, style),
      )
    }
    case 'foreignKey': {
      const { constraint } = each
      return words(
        kw('FOREIGN KEY'),
        `(${periodList(constraint.columns, constraint.period, style)})`,
        renderReferences(constraint, style),
        renderDeferrability(constraint, style),
        validity(constraint, style),
      )
    }
    case 'check':
      return words(
        kw('CHECK'),
        parenthesize(each.constraint.expression),
        each.constraint.noInherit && kw('NO INHERIT'),
        validity(each.constraint, style),
      )
    case 'exclusion': {
      const { constraint } = each
      const elements = constraint.elements.map(
        (element) => `${renderIndexKey(element, style)} ${kw('WITH')} ${element.operator}`,
      )
      return words(
        kw('EXCLUDE'),
        `${kw('USING')} ${quoteIdentifier(constraint.method)}`,
        `(${elements.join(', ')})`,
        constraint.include.length > 0 && `${kw('INCLUDE')} (${nameList(constraint.include, style)})`,
        constraint.where !== null && `${kw('WHERE')} ${parenthesize(constraint.where)}`,
        renderDeferrability(constraint, style),
      )
    }
  }
}

/** A constraint as part of its one column; null when it needs more than a column constraint can say. */
export function renderColumnConstraint(
  each: AnyConstraint,
  style: RenderStyle = canonicalStyle,
): string | null {
  const kw = style.keyword
  const name =
    each.constraint.named &&
    `${kw('CONSTRAINT')} ${(style.identifier ?? quoteIdentifier)(each.constraint.name)}`
  switch (each.kind) {
    case 'primaryKey':
    case 'unique': {
      const { constraint } = each
      const plain = constraint.include.length === 0 && !constraint.withoutOverlaps
      if (constraint.columns.length !== 1 || !plain) return null
      return words(
        name,
        kw(each.kind === 'primaryKey' ? 'PRIMARY KEY' : 'UNIQUE'),
        constraint.nullsNotDistinct && kw('NULLS NOT DISTINCT'),
        renderDeferrability(constraint, style),
      )
    }
    case 'foreignKey': {
      const { constraint } = each
      if (constraint.columns.length !== 1 || constraint.period || constraint.notValid) return null
      return words(name, renderReferences(constraint, style), renderDeferrability(constraint, style))
    }
    case 'check':
      return each.constraint.notValid ? null : words(name, renderConstraintBody(each, style))
    case 'exclusion':
      return null
  }
}

/** `REFERENCES …` with its match and actions: the part that a column constraint has in common. */
export function renderReferences(key: ForeignKey, style: RenderStyle = canonicalStyle): string {
  const kw = style.keyword
  const target = style.name({ schema: key.references.schema, name: key.references.table })
  const columns = key.references.columns
  const list = columns.length > 0 ? `(${periodList(columns, key.period, style)})` : ''
  return words(
    kw('REFERENCES'),
    `${target}${list}`,
    key.match !== 'simple' && kw(`MATCH ${key.match.toUpperCase()}`),
    key.onUpdate !== 'no action' && `${kw('ON UPDATE')} ${renderAction(key.onUpdate, style)}`,
    key.onDelete !== 'no action' && `${kw('ON DELETE')} ${renderAction(key.onDelete, style)}`,
    key.onDeleteColumns.length > 0 && `(${nameList(key.onDeleteColumns, style)})`,
  )
}

export function renderDeferrability(
  { deferrable, initiallyDeferred }: Deferrability,
  style: RenderStyle = canonicalStyle,
): string {
  if (!deferrable) return ''
  return style.keyword(initiallyDeferred ? 'DEFERRABLE INITIALLY DEFERRED' : 'DEFERRABLE')
}

function periodList(names: readonly string[], period: boolean, style: RenderStyle): string {
  if (!period || names.length === 0) return nameList(names, style)
  const last = `${style.keyword('PERIOD')} ${quoteIdentifier(names.at(-1) ?? '')}`
  return [...names.slice(0, -1).map(quoteIdentifier), last].join(', ')
}

function renderAction(action: ReferentialAction, style: RenderStyle): string {
  return style.keyword(action.toUpperCase())
}

function validity(
  each: { readonly notValid: boolean; readonly enforced: boolean },
  style: RenderStyle,
): string {
  if (!each.enforced) return style.keyword('NOT ENFORCED')
  return each.notValid ? style.keyword('NOT VALID') : ''
}
