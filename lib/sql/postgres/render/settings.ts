import {
  type EntityId,
  entityId,
  findTable,
  findView,
  type Grant,
  type Policy,
  type QualifiedName,
  type Schema,
  type SchemaOp,
  type Sequence,
  splitQualified,
  type Table,
  type TopLevelEntity,
  type View,
} from '../../../schema/index.ts'
import { quoteIdentifier } from '../quote.ts'
import { parenthesize } from './column.ts'
import { renderComment } from './comment.ts'
import { renderGrant } from './entity.ts'
import { entityTarget, entityWords, grantWords } from './entity-words.ts'
import { type RenderStyle, words } from './style.ts'
import { renderPolicy, renderRoles } from './table.ts'
import { renderSequenceOwner } from './types.ts'

const settingKinds = [
  'table.setOptions',
  'table.setTablespace',
  'table.setAccessMethod',
  'table.setReplicaIdentity',
  'table.setPartition',
  'table.setInherits',
  'column.setStorage',
  'column.setCompression',
  'policy.alter',
  'policy.setComment',
  'trigger.setState',
  'rule.setState',
  'view.setOptions',
  'object.rename',
  'object.setSchema',
  'object.setOwner',
  'object.setGrants',
  'sequence.setOwnedBy',
] as const

/** Ops that set a fact which a statement of its own says. */
export type SettingOp = Extract<SchemaOp, { readonly op: (typeof settingKinds)[number] }>

export function isSetting(op: SchemaOp): op is SettingOp {
  return (settingKinds as readonly string[]).includes(op.op)
}

/** The statements that carry the op out, given the schema on both sides of it. */
export function renderSetting(
  op: SettingOp,
  before: Schema,
  after: Schema,
  style: RenderStyle,
): readonly string[] {
  const kw = style.keyword
  const q = quoteIdentifier
  const table = 'table' in op ? findTable(before, op.table) : null
  const alter = (what: string) => (table ? [`${kw('ALTER TABLE')} ${style.name(table)} ${what};`] : [])
  switch (op.op) {
    case 'table.setOptions':
      return optionChanges(table?.options ?? {}, op.options, kw).flatMap(alter)
    case 'table.setTablespace':
      return alter(`${kw('SET TABLESPACE')} ${q(op.tablespace ?? 'pg_default')}`)
    case 'table.setAccessMethod':
      return alter(`${kw('SET ACCESS METHOD')} ${q(op.accessMethod ?? 'heap')}`)
    case 'table.setReplicaIdentity':
      return alter(`${kw('REPLICA IDENTITY')} ${op.replicaIdentity ?? kw('DEFAULT')}`)
    case 'table.setPartition':
      return table ? partitionChanges(table, after, op, style) : []
    case 'table.setInherits':
      return table ? parentChanges(table, after, style).flatMap(alter) : []
    case 'column.setStorage':
      return alter(
        `${kw('ALTER COLUMN')} ${q(op.column)} ${kw('SET STORAGE')} ${kw((op.storage ?? 'default').toUpperCase())}`,
      )
    case 'column.setCompression':
      return alter(
        `${kw('ALTER COLUMN')} ${q(op.column)} ${kw('SET COMPRESSION')} ${op.compression ?? 'default'}`,
      )
    case 'policy.alter': {
      const old = table?.policies.find((each) => each.name === op.name)
      const next = table && after.tables.get(table.id)?.policies.find((each) => each.name === op.policy.name)
      return table && old && next ? policyChanges(table, old, next, style) : []
    }
    case 'policy.setComment': {
      const comment = op.comment === '' ? null : op.comment
      return table
        ? [renderComment('POLICY', `${q(op.name)} ${kw('ON')} ${style.name(table)}`, comment, style)]
        : []
    }
    case 'trigger.setState':
    case 'rule.setState': {
      const state = {
        enabled: 'ENABLE',
        disabled: 'DISABLE',
        replica: 'ENABLE REPLICA',
        always: 'ENABLE ALWAYS',
      }
      const sort = op.op === 'rule.setState' ? 'RULE' : 'TRIGGER'
      return alter(`${kw(state[op.state])} ${kw(sort)} ${q(op.name)}`)
    }
    case 'view.setOptions': {
      const view = findView(before, op.view)
      const next = view && after.views.get(view.id)
      if (!view || !next) return []
      const head = `${kw('ALTER')} ${kw(entityWords(view))} ${style.name(view)}`
      return optionChanges(viewOptions(view), viewOptions(next), kw).map((what) => `${head} ${what};`)
    }
    case 'sequence.setOwnedBy': {
      const name = splitQualified(op.sequence)
      const id = entityId('sequence', name.at(-2) ?? before.searchPath[0] ?? 'public', name.at(-1) ?? '')
      const next = after.sequences.get(id)
      const was = before.sequences.get(id)?.ownedBy ?? null
      if (JSON.stringify(was) === JSON.stringify(next?.ownedBy ?? null)) return []
      const owned = next ? renderSequenceOwner(next, style) : null
      if (next?.ownedBy && owned) return [...sameOwner(after, next, style), owned]
      return next ? [`${kw('ALTER SEQUENCE')} ${style.name(next)} ${kw('OWNED BY NONE')};`] : []
    }
    default:
      return objectChanges(op, before, style)
  }
}

/** The engine links a sequence only to a table of the same owner. */
function sameOwner(schema: Schema, sequence: Sequence, style: RenderStyle): readonly string[] {
  const owner = sequence.ownedBy
  const table = owner && schema.tables.get(entityId('table', owner.schema, owner.table))
  if (!table || table.owner === sequence.owner) return []
  const kw = style.keyword
  const role = table.owner === null ? kw('CURRENT_USER') : quoteIdentifier(table.owner)
  return [`${kw('ALTER SEQUENCE')} ${style.name(sequence)} ${kw('OWNER TO')} ${role};`]
}

type ObjectOp = Extract<
  SettingOp,
  { readonly op: 'object.rename' | 'object.setSchema' | 'object.setOwner' | 'object.setGrants' }
>

function objectChanges(op: ObjectOp, before: Schema, style: RenderStyle): readonly string[] {
  const kw = style.keyword
  const q = quoteIdentifier
  if (op.op === 'object.rename' && (op.kind === 'trigger' || op.kind === 'rule')) {
    const [schema = '', owner = '', name = ''] = splitQualified(op.object)
    const on = `${q(name)} ${kw('ON')} ${style.name({ schema, name: owner })}`
    return [`${kw('ALTER')} ${kw(op.kind.toUpperCase())} ${on} ${kw('RENAME TO')} ${q(op.to)};`]
  }
  const entity = ownedEntity(before, op.kind, op.object)
  if (!entity) return []
  const head = `${kw('ALTER')} ${kw(entityWords(entity))} ${entityTarget(entity, style)}`
  switch (op.op) {
    case 'object.rename':
      return [`${head} ${kw('RENAME TO')} ${q(op.to)};`]
    case 'object.setSchema':
      return [`${head} ${kw('SET SCHEMA')} ${q(op.schema)};`]
    case 'object.setOwner': {
      // A sequence always has the owner of the table whose column owns it.
      if (entity.entity === 'sequence' && entity.ownedBy) return []
      // What the old owner was granted as anybody goes with its ownership.
      const again = entity.grants.filter(
        (grant) => entity.owner !== null && grant.grantees.includes(entity.owner),
      )
      return [
        `${head} ${kw('OWNER TO')} ${op.owner === null ? kw('CURRENT_USER') : q(op.owner)};`,
        ...again.map((grant) => renderGrant(grant, grantWords(entity), entityTarget(entity, style), style)),
      ]
    }
    case 'object.setGrants':
      return grantChanges(entity, op.grants, style)
  }
}

/** The entity that an op about any kind of object names. */
export function ownedEntity(schema: Schema, kind: string, ref: string): TopLevelEntity | undefined {
  const maps: Readonly<Record<string, ReadonlyMap<EntityId, TopLevelEntity>>> = {
    schema: schema.schemas,
    table: schema.tables,
    view: schema.views,
    enum: schema.enums,
    domain: schema.domains,
    composite: schema.composites,
    range: schema.ranges,
    sequence: schema.sequences,
    routine: schema.routines,
    object: schema.objects,
  }
  return maps[kind]?.get(`${kind}:${ref}` as EntityId)
}

/** What is granted, one line for each privilege, column and grantee. */
function atomsOf(grant: Grant): readonly string[] {
  const columns = grant.columns.length > 0 ? grant.columns : ['']
  return grant.privileges.flatMap((privilege) =>
    grant.grantees.flatMap((grantee) =>
      columns.map((column) =>
        JSON.stringify([
          plainPrivilege(privilege),
          column,
          grantee.toLowerCase(),
          grant.withGrantOption,
          grant.revoked ?? false,
        ]),
      ),
    ),
  )
}

function plainPrivilege(privilege: string): string {
  const lower = privilege.toLowerCase()
  return lower === 'all privileges' ? 'all' : lower
}

function grantChanges(
  entity: TopLevelEntity,
  grants: readonly Grant[],
  style: RenderStyle,
): readonly string[] {
  const kw = style.keyword
  const on = `${kw(grantWords(entity))} ${entityTarget(entity, style)}`
  const had = new Set(entity.grants.flatMap(atomsOf))
  const has = new Set(grants.flatMap(atomsOf))
  const touched = new Set<string>()
  const lines: string[] = []
  for (const given of entity.grants) {
    if (given.revoked) {
      // What was taken away by default is given back.
      if (atomsOf(given).every((atom) => has.has(atom))) continue
      const { revoked: _, ...back } = given
      lines.push(renderGrant(back, grantWords(entity), entityTarget(entity, style), style))
      continue
    }
    // An owner has every privilege of its own accord.
    const grant = { ...given, grantees: given.grantees.filter((grantee) => grantee !== entity.owner) }
    if (grant.grantees.length === 0 || atomsOf(grant).every((atom) => has.has(atom))) continue
    for (const grantee of grant.grantees) touched.add(grantee.toLowerCase())
    const columns = grant.columns.length > 0 ? ` (${grant.columns.map(quoteIdentifier).join(', ')})` : ''
    const privileges = grant.privileges.map((each) => kw(each.toUpperCase()) + columns).join(', ')
    lines.push(
      `${kw('REVOKE')} ${privileges} ${kw('ON')} ${on} ${kw('FROM')} ${renderRoles(grant.grantees, style)};`,
    )
  }
  for (const grant of grants) {
    // What was taken away may have carried a part of what stays.
    const again = grant.grantees.some((grantee) => touched.has(grantee.toLowerCase()))
    if (!again && atomsOf(grant).every((atom) => had.has(atom))) continue
    lines.push(renderGrant(grant, grantWords(entity), entityTarget(entity, style), style))
  }
  return lines
}

function optionChanges(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
  kw: RenderStyle['keyword'],
): readonly string[] {
  const changed = Object.keys(after).filter((name) => after[name] !== before[name])
  const gone = Object.keys(before).filter((name) => after[name] === undefined)
  const said = changed.map((name) => (after[name] === '' ? name : `${name}=${after[name]}`))
  return [
    ...(said.length > 0 ? [`${kw('SET')} (${said.join(', ')})`] : []),
    ...(gone.length > 0 ? [`${kw('RESET')} (${gone.join(', ')})`] : []),
  ]
}

function viewOptions(view: View): Readonly<Record<string, string>> {
  return view.checkOption === null ? view.options : { ...view.options, check_option: view.checkOption }
}

function partitionChanges(
  table: Table,
  after: Schema,
  op: Extract<SettingOp, { readonly op: 'table.setPartition' }>,
  style: RenderStyle,
): readonly string[] {
  const kw = style.keyword
  const next = after.tables.get(table.id)?.partitionOf ?? null
  const alter = (parent: QualifiedName) => `${kw('ALTER TABLE')} ${style.name(parent)}`
  return [
    ...(table.partitionOf
      ? [`${alter(table.partitionOf.parent)} ${kw('DETACH PARTITION')} ${style.name(table)};`]
      : []),
    ...(next && op.partitionOf
      ? [`${alter(next.parent)} ${kw('ATTACH PARTITION')} ${style.name(table)} ${next.bound};`]
      : []),
  ]
}

function parentChanges(table: Table, after: Schema, style: RenderStyle): readonly string[] {
  const kw = style.keyword
  const next = after.tables.get(table.id)?.inherits ?? []
  const has = (list: readonly QualifiedName[], name: QualifiedName) =>
    list.some((each) => each.schema === name.schema && each.name === name.name)
  return [
    ...table.inherits
      .filter((parent) => !has(next, parent))
      .map((parent) => words(kw('NO INHERIT'), style.name(parent))),
    ...next
      .filter((parent) => !has(table.inherits, parent))
      .map((parent) => words(kw('INHERIT'), style.name(parent))),
  ]
}

/** In place where ALTER POLICY can say it; the command, the kind and a clause that goes need it made anew. */
function policyChanges(table: Table, old: Policy, next: Policy, style: RenderStyle): readonly string[] {
  const kw = style.keyword
  const on = `${kw('ON')} ${style.name(table)}`
  const anew =
    old.permissive !== next.permissive ||
    old.command !== next.command ||
    (old.using !== null && next.using === null) ||
    (old.check !== null && next.check === null)
  if (anew) {
    return [
      `${kw('DROP POLICY')} ${quoteIdentifier(old.name)} ${on};`,
      renderPolicy(table, next, style),
      ...(next.comment === null
        ? []
        : [renderComment('POLICY', `${quoteIdentifier(next.name)} ${on}`, next.comment, style)]),
    ]
  }
  const head = `${kw('ALTER POLICY')} ${quoteIdentifier(next.name)} ${on}`
  const same = JSON.stringify([...old.roles].sort()) === JSON.stringify([...next.roles].sort())
  const parts = words(
    !same && `${kw('TO')} ${renderRoles(next.roles, style)}`,
    next.using !== null && next.using !== old.using && `${kw('USING')} ${parenthesize(next.using)}`,
    next.check !== null && next.check !== old.check && `${kw('WITH CHECK')} ${parenthesize(next.check)}`,
  )
  return [
    ...(old.name === next.name
      ? []
      : [
          `${kw('ALTER POLICY')} ${quoteIdentifier(old.name)} ${on} ${kw('RENAME TO')} ${quoteIdentifier(next.name)};`,
        ]),
    ...(parts === '' ? [] : [`${head} ${parts};`]),
  ]
}
