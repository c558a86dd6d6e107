import { assertNever } from '../../../base/index.ts'
import {
  entityId,
  type Grant,
  type Index,
  type QualifiedName,
  type Schema,
  type Sequence,
  type Table,
  type TopLevelEntity,
  type Trigger,
  type View,
} from '../../../schema/index.ts'
import type { AnyConstraint } from '../../parts.ts'
import { quoteIdentifier } from '../quote.ts'
import { carriedByParents } from './carried.ts'
import { renderComment } from './comment.ts'
import { entityTarget, entityWords, grantWords } from './entity-words.ts'
import { renderIndex } from './index-key.ts'
import { canonicalStyle, nameList, type RenderStyle, words } from './style.ts'
import {
  constraintsWithKind,
  renderAddConstraint,
  renderCreateTable,
  renderPolicy,
  renderRoles,
  renderRowSecurity,
} from './table.ts'
import {
  renderComposite,
  renderDomain,
  renderEnum,
  renderRange,
  renderSequence,
  renderSequenceOwner,
} from './types.ts'
import { renderView } from './view.ts'

/**
 * The statements that declare an entity with all that belongs to it, each ended by `;`. Sequences
 * that a serial or identity column makes are part of their column and give nothing.
 */
export function renderEntity(
  entity: TopLevelEntity,
  schema: Schema,
  style: RenderStyle = canonicalStyle,
): readonly string[] {
  switch (entity.entity) {
    case 'table':
      return [...renderTable(entity, schema, style), ...extras(entity, 'TABLE', style)]
    case 'view': {
      const words = entity.kind === 'materialized' ? 'MATERIALIZED VIEW' : 'VIEW'
      return [...renderViewParts(entity, style), ...extras(entity, words, style)]
    }
    case 'enum':
      return [renderEnum(entity, style), ...extras(entity, 'TYPE', style)]
    case 'domain':
      return [
        renderDomain(entity, style),
        ...entity.checks.flatMap(({ name, comment }) => {
          const target = `${quoteIdentifier(name)} ${style.keyword('ON DOMAIN')} ${style.name(entity)}`
          return comment ? [renderComment('CONSTRAINT', target, comment, style)] : []
        }),
        ...extras(entity, 'DOMAIN', style),
      ]
    case 'composite':
      return [renderComposite(entity, style), ...extras(entity, 'TYPE', style)]
    case 'range':
      return [renderRange(entity, style), ...extras(entity, 'TYPE', style)]
    case 'sequence': {
      if (isImplied(entity, schema)) return []
      const owner = renderSequenceOwner(entity, style)
      return [renderSequence(entity, style), ...(owner ? [owner] : []), ...extras(entity, 'SEQUENCE', style)]
    }
    case 'routine': {
      const target = entityTarget(entity, style)
      const words = entity.kind.toUpperCase()
      return [terminated(entity.definition), ...extras(entity, words, style, target)]
    }
    case 'schema':
      return [
        `${style.keyword('CREATE SCHEMA IF NOT EXISTS')} ${quoteIdentifier(entity.name)};`,
        ...extras(entity, 'SCHEMA', style, quoteIdentifier(entity.name)),
      ]
    case 'extension':
      return [
        `${words(
          style.keyword('CREATE EXTENSION IF NOT EXISTS'),
          quoteIdentifier(entity.name),
          entity.schema !== '' && `${style.keyword('WITH SCHEMA')} ${quoteIdentifier(entity.schema)}`,
          entity.version !== null && `${style.keyword('VERSION')} '${entity.version}'`,
        )};`,
        ...(entity.comment === null
          ? []
          : [renderComment('EXTENSION', quoteIdentifier(entity.name), entity.comment, style)]),
      ]
    case 'object':
      return [
        terminated(entity.definition),
        ...extras(entity, entityWords(entity), style, entityTarget(entity, style)),
      ]
    default:
      return assertNever(entity, 'sql')
  }
}

/** Whether a serial or identity column makes the sequence by itself. */
export function isImplied(sequence: Sequence, schema: Schema): boolean {
  const owner = sequence.ownedBy
  if (!owner) return false
  const table = schema.tables.get(entityId('table', owner.schema, owner.table))
  const column = table?.columns.find((each) => each.name === owner.column)
  return column !== undefined && (column.serial !== null || column.identity !== null)
}

function renderTable(table: Table, schema: Schema, style: RenderStyle): readonly string[] {
  const carried = carriedByParents(table, schema)
  // Foreign keys come afterwards, so that tables may reference each other in any order.
  const isOwn = (each: AnyConstraint) => !carried.constraint(each)
  const isInline = (each: AnyConstraint) => each.kind !== 'foreignKey' && isValid(each) && isOwn(each)
  const isLate = (each: AnyConstraint) => (each.kind === 'foreignKey' || !isValid(each)) && isOwn(each)
  const { keyword: kw } = style
  return [
    renderCreateTable(table, isInline, style),
    ...constraintsWithKind(table)
      .filter(isLate)
      .map((each) => renderAddConstraint(table, each, style)),
    ...table.indexes
      .filter((index) => !carried.index(index))
      .map((index) => renderIndex(table, index, style)),
    ...renderRowSecurity(table, style),
    ...table.policies.map((policy) => renderPolicy(table, policy, style)),
    ...table.triggers.map((trigger) => terminated(trigger.definition)),
    ...table.triggers.flatMap((trigger) => triggerState(table, trigger, style)),
    ...table.rules.map((rule) => terminated(rule.definition)),
    ...table.rules.flatMap((rule) => firingState(table, 'RULE', rule, style)),
    ...(table.replicaIdentity === null
      ? []
      : [`${kw('ALTER TABLE')} ${style.name(table)} ${kw('REPLICA IDENTITY')} ${table.replicaIdentity};`]),
    ...tablePartComments(table, style),
  ]
}

/** None for a trigger that fires as one does when it is made. */
export function triggerState(
  table: QualifiedName,
  trigger: Trigger,
  style: RenderStyle = canonicalStyle,
): readonly string[] {
  return firingState(table, 'TRIGGER', trigger, style)
}

function firingState(
  table: QualifiedName,
  sort: 'TRIGGER' | 'RULE',
  part: Pick<Trigger, 'name' | 'state'>,
  style: RenderStyle,
): readonly string[] {
  if (part.state === undefined) return []
  const { keyword: kw } = style
  const words = { disabled: 'DISABLE', replica: 'ENABLE REPLICA', always: 'ENABLE ALWAYS' }[part.state]
  return [`${kw('ALTER TABLE')} ${style.name(table)} ${kw(words)} ${kw(sort)} ${quoteIdentifier(part.name)};`]
}

function isValid(each: AnyConstraint): boolean {
  return each.kind !== 'check' || !each.constraint.notValid || !each.constraint.enforced
}

function tablePartComments(table: Table, style: RenderStyle): readonly string[] {
  const own = style.name(table)
  const on = (words: string, name: string, comment: string | null) =>
    comment === null
      ? []
      : [renderComment(words, `${quoteIdentifier(name)} ${style.keyword('ON')} ${own}`, comment, style)]
  return [
    ...table.columns.flatMap((column) =>
      column.comment === null
        ? []
        : [renderComment('COLUMN', `${own}.${quoteIdentifier(column.name)}`, column.comment, style)],
    ),
    ...constraintsWithKind(table).flatMap(({ constraint }) =>
      on('CONSTRAINT', constraint.name, constraint.comment),
    ),
    ...indexComments(table, table.indexes, style),
    ...table.triggers.flatMap((trigger) => on('TRIGGER', trigger.name, trigger.comment)),
    ...table.policies.flatMap((policy) => on('POLICY', policy.name, policy.comment)),
    ...table.rules.flatMap((rule) => on('RULE', rule.name, rule.comment)),
  ]
}

function indexComments(
  owner: QualifiedName,
  indexes: readonly Index[],
  style: RenderStyle,
): readonly string[] {
  return indexes.flatMap((index) =>
    index.comment === null
      ? []
      : [
          renderComment(
            'INDEX',
            style.name({ schema: owner.schema, name: index.name }),
            index.comment,
            style,
          ),
        ],
  )
}

function renderViewParts(view: View, style: RenderStyle): readonly string[] {
  return [
    renderView(view, view.columns, style),
    ...view.indexes.map((index) => renderIndex(view, index, style)),
    ...view.triggers.map((trigger) => terminated(trigger.definition)),
    ...view.rules.map((rule) => terminated(rule.definition)),
    ...indexComments(view, view.indexes, style),
  ]
}

/** Comment, owner and grants of an object. */
function extras(
  entity: TopLevelEntity,
  words: string,
  style: RenderStyle,
  target: string = style.name(entity),
): readonly string[] {
  const kw = style.keyword
  return [
    ...(entity.comment === null ? [] : [renderComment(words, target, entity.comment, style)]),
    ...(entity.owner === null
      ? []
      : [`${kw('ALTER')} ${kw(words)} ${target} ${kw('OWNER TO')} ${quoteIdentifier(entity.owner)};`]),
    ...entity.grants.map((grant) => renderGrant(grant, grantWords(entity), target, style)),
  ]
}

export function renderGrant(
  grant: Grant,
  objectWords: string,
  target: string,
  style: RenderStyle = canonicalStyle,
): string {
  const kw = style.keyword
  const columns = grant.columns.length > 0 ? ` (${nameList(grant.columns)})` : ''
  const privileges = grant.privileges.map((each) => kw(each.toUpperCase()) + columns).join(', ')
  return `${words(
    kw(grant.revoked ? 'REVOKE' : 'GRANT'),
    privileges,
    `${kw('ON')} ${kw(objectWords)} ${target}`,
    `${kw(grant.revoked ? 'FROM' : 'TO')} ${renderRoles(grant.grantees, style)}`,
    grant.withGrantOption && kw('WITH GRANT OPTION'),
  )};`
}

function terminated(sql: string): string {
  const text = sql.trim()
  return text.endsWith(';') ? text : `${text};`
}
