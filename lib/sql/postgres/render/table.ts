import type { Policy, Table } from '../../../schema/index.ts'
import type { AnyConstraint } from '../../parts.ts'
import { quoteIdentifier, quoteString } from '../quote.ts'
import { parenthesize, renderColumn } from './column.ts'
import { renderConstraint } from './constraint.ts'
import { renderIndexKey } from './index-key.ts'
import { canonicalStyle, nameList, type RenderStyle, words } from './style.ts'

/** All constraints of a table, keys first; foreign keys last. */
export function constraintsWithKind(table: Table): readonly AnyConstraint[] {
  return [
    ...(table.primaryKey ? [{ kind: 'primaryKey' as const, constraint: table.primaryKey }] : []),
    ...table.uniques.map((constraint) => ({ kind: 'unique' as const, constraint })),
    ...table.checks.map((constraint) => ({ kind: 'check' as const, constraint })),
    ...table.exclusions.map((constraint) => ({ kind: 'exclusion' as const, constraint })),
    ...table.foreignKeys.map((constraint) => ({ kind: 'foreignKey' as const, constraint })),
  ]
}

/** CREATE TABLE with its own columns and the constraints that `inline` lets in. */
export function renderCreateTable(
  table: Table,
  inline: (constraint: AnyConstraint) => boolean,
  style: RenderStyle = canonicalStyle,
): string {
  const kw = style.keyword
  const elements = [
    ...table.columns.filter((column) => !column.inherited).map((column) => renderColumn(column, style)),
    ...constraintsWithKind(table)
      .filter(inline)
      .map((constraint) => renderConstraint(constraint, style)),
  ]
  const body =
    elements.length === 0
      ? table.partitionOf
        ? ''
        : '()'
      : `(${style.eol}${elements.map((each) => style.indent + each).join(`,${style.eol}`)}${style.eol})`
  return `${words(
    kw(headOf(table)),
    style.name(table),
    table.partitionOf && `${kw('PARTITION OF')} ${style.name(table.partitionOf.parent)}`,
    body,
    table.partitionOf?.bound,
    table.inherits.length > 0 && `${kw('INHERITS')} (${table.inherits.map(style.name).join(', ')})`,
    table.partitionBy && renderPartitionBy(table.partitionBy, style),
    table.accessMethod !== null && `${kw('USING')} ${quoteIdentifier(table.accessMethod)}`,
    table.server !== null && `${kw('SERVER')} ${quoteIdentifier(table.server)}`,
    renderOptions(table, style),
    table.tablespace !== null && `${kw('TABLESPACE')} ${quoteIdentifier(table.tablespace)}`,
  )};`
}

function headOf(table: Table): string {
  if (table.kind === 'foreign') return 'CREATE FOREIGN TABLE'
  if (table.persistence === 'permanent') return 'CREATE TABLE'
  return table.persistence === 'unlogged' ? 'CREATE UNLOGGED TABLE' : 'CREATE TEMPORARY TABLE'
}

function renderPartitionBy(by: NonNullable<Table['partitionBy']>, style: RenderStyle): string {
  const keys = by.keys.map((key) => renderIndexKey(key, style)).join(', ')
  return `${style.keyword(`PARTITION BY ${by.strategy.toUpperCase()}`)} (${keys})`
}

function renderOptions(table: Table, style: RenderStyle): string {
  const options = Object.entries(table.options)
  if (options.length === 0) return ''
  if (table.kind === 'foreign') {
    return `${style.keyword('OPTIONS')} (${options.map(([key, value]) => `${quoteIdentifier(key)} ${quoteString(value)}`).join(', ')})`
  }
  const list = options.map(([key, value]) => (value === '' ? key : `${key}=${value}`))
  return `${style.keyword('WITH')} (${list.join(', ')})`
}

/** `ALTER TABLE … ADD CONSTRAINT …`. */
export function renderAddConstraint(
  table: Table,
  constraint: AnyConstraint,
  style: RenderStyle = canonicalStyle,
): string {
  const kw = style.keyword
  return `${kw('ALTER TABLE')} ${style.name(table)} ${kw('ADD')} ${renderConstraint(constraint, style)};`
}

export function renderPolicy(table: Table, policy: Policy, style: RenderStyle = canonicalStyle): string {
  const kw = style.keyword
  const everyone = policy.roles.length === 0 || (policy.roles.length === 1 && policy.roles[0] === 'public')
  return `${words(
    kw('CREATE POLICY'),
    quoteIdentifier(policy.name),
    `${kw('ON')} ${style.name(table)}`,
    !policy.permissive && kw('AS RESTRICTIVE'),
    policy.command !== 'all' && kw(`FOR ${policy.command.toUpperCase()}`),
    !everyone && `${kw('TO')} ${renderRoles(policy.roles, style)}`,
    policy.using !== null && `${kw('USING')} ${parenthesize(policy.using)}`,
    policy.check !== null && `${kw('WITH CHECK')} ${parenthesize(policy.check)}`,
  )};`
}

const roleWords: ReadonlySet<string> = new Set(['public', 'current_user', 'session_user', 'current_role'])

/** Role names; the words that stand for a role stay words. */
export function renderRoles(roles: readonly string[], style: RenderStyle = canonicalStyle): string {
  if (!roles.some((role) => roleWords.has(role))) return nameList(roles)
  return roles
    .map((role) => (roleWords.has(role) ? style.keyword(role.toUpperCase()) : quoteIdentifier(role)))
    .join(', ')
}

/** The statements that set row security; none when it is off. */
export function renderRowSecurity(table: Table, style: RenderStyle = canonicalStyle): readonly string[] {
  const kw = style.keyword
  const alter = `${kw('ALTER TABLE')} ${style.name(table)}`
  return [
    ...(table.rowSecurity.enabled ? [`${alter} ${kw('ENABLE ROW LEVEL SECURITY')};`] : []),
    ...(table.rowSecurity.forced ? [`${alter} ${kw('FORCE ROW LEVEL SECURITY')};`] : []),
  ]
}
