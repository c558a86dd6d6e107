import type { Sequence, Table, TopLevelEntity, View } from '../../../schema/index.ts'
import { quoteIdentifier } from '../quote.ts'
import { isImplied, renderComment, renderGrant, renderRoles, renderSequenceOwner } from '../render/index.ts'
import { facts } from './facts.ts'
import type { PlanState } from './state.ts'
import { schemaNow } from './state.ts'
import { alterColumn, alterTable, labelOf, sqlName, step } from './step.ts'

/** What the two schemas differ in beyond the words of the ops: owners, grants, options, storage, partitions. */
export function planRest(state: PlanState): void {
  const { before, after } = state
  for (const table of after.tables.values()) {
    const old = formerly(state, before.tables, table)
    if (old) tableRest(state, old, table)
    else policyComments(state, null, table)
  }
  for (const view of after.views.values()) {
    const old = before.views.get(view.id)
    if (old) viewRest(state, old, view)
  }
  for (const sequence of after.sequences.values()) sequenceRest(state, sequence)
  for (const [kind, words] of kindsWithOwner) {
    for (const entity of after[kind].values()) {
      const old = (before[kind] as ReadonlyMap<string, TopLevelEntity>).get(entity.id)
      if (old) ownerAndGrants(state, old, entity, words(entity), targetOf(entity))
    }
  }
}

const kindsWithOwner: readonly (readonly [
  'schemas' | 'enums' | 'domains' | 'composites' | 'ranges' | 'routines',
  (entity: TopLevelEntity) => string,
])[] = [
  ['schemas', () => 'SCHEMA'],
  ['enums', () => 'TYPE'],
  ['domains', () => 'DOMAIN'],
  ['composites', () => 'TYPE'],
  ['ranges', () => 'TYPE'],
  ['routines', (entity) => (entity.entity === 'routine' ? entity.kind.toUpperCase() : 'FUNCTION')],
]

function targetOf(entity: TopLevelEntity): string {
  if (entity.entity === 'routine') return `${sqlName(entity)}(${entity.signature})`
  return entity.entity === 'schema' ? quoteIdentifier(entity.name) : sqlName(entity)
}

/** The same table before; none for one that this plan made. */
function formerly(state: PlanState, tables: ReadonlyMap<Table['id'], Table>, table: Table): Table | null {
  if (state.fresh.has(table.id)) return null
  return tables.get(table.id) ?? schemaNow(state).tables.get(table.id) ?? null
}

function tableRest(state: PlanState, before: Table, after: Table): void {
  const label = labelOf(after)
  ownerAndGrants(state, before, after, 'TABLE', sqlName(after))
  storage(state, before.options, after.options, (what) => alterTable(after, what), `table ${label}`)
  if (before.tablespace !== after.tablespace) {
    const set = (space: string | null) =>
      alterTable(after, `SET TABLESPACE ${quoteIdentifier(space ?? 'pg_default')}`)
    state.out.push(
      step(set(after.tablespace), `Move table ${label} to another tablespace`, facts.rewrite, {
        reverse: [set(before.tablespace)],
      }),
    )
  }
  if (before.accessMethod !== after.accessMethod) {
    const set = (method: string | null) =>
      alterTable(after, `SET ACCESS METHOD ${quoteIdentifier(method ?? 'heap')}`)
    state.out.push(
      step(set(after.accessMethod), `Store table ${label} by another access method`, facts.rewrite, {
        reverse: [set(before.accessMethod)],
      }),
    )
  }
  if (before.replicaIdentity !== after.replicaIdentity) {
    const set = (identity: string | null) => alterTable(after, `REPLICA IDENTITY ${identity ?? 'DEFAULT'}`)
    state.out.push(
      step(set(after.replicaIdentity), `Change the replica identity of ${label}`, facts.catalogue, {
        reverse: [set(before.replicaIdentity)],
      }),
    )
  }
  partition(state, before, after)
  for (const column of after.columns) {
    const old = before.columns.find((each) => each.name === column.name)
    if (!old) continue
    const alter = (what: string) => alterColumn(after, column.name, what)
    if (old.storage !== column.storage) {
      const set = (value: string | null) => alter(`SET STORAGE ${value ?? 'DEFAULT'}`)
      const reverse = [set(old.storage)]
      state.out.push(
        step(set(column.storage), `Store ${label}.${column.name} differently`, facts.catalogue, { reverse }),
      )
    }
    if (old.compression !== column.compression) {
      const set = (value: string | null) => alter(`SET COMPRESSION ${value ?? 'default'}`)
      const reverse = [set(old.compression)]
      state.out.push(
        step(set(column.compression), `Compress ${label}.${column.name} differently`, facts.catalogue, {
          reverse,
        }),
      )
    }
  }
  policyComments(state, before, after)
}

function policyComments(state: PlanState, before: Table | null, after: Table): void {
  for (const policy of after.policies) {
    const old = before?.policies.find((each) => each.name === policy.name)?.comment ?? null
    if (old === policy.comment) continue
    const on = `${quoteIdentifier(policy.name)} ON ${sqlName(after)}`
    state.out.push(
      step(
        renderComment('POLICY', on, policy.comment),
        `Set the comment of policy ${policy.name}`,
        facts.light,
        {
          reverse: [renderComment('POLICY', on, old)],
        },
      ),
    )
  }
}

function partition(state: PlanState, before: Table, after: Table): void {
  const was = before.partitionOf
  const is = after.partitionOf
  if (
    was?.bound === is?.bound &&
    was?.parent.name === is?.parent.name &&
    was?.parent.schema === is?.parent.schema
  ) {
    return
  }
  const attach = (to: NonNullable<Table['partitionOf']>) =>
    alterTable(to.parent, `ATTACH PARTITION ${sqlName(after)} ${to.bound}`)
  const detach = (from: NonNullable<Table['partitionOf']>) =>
    alterTable(from.parent, `DETACH PARTITION ${sqlName(after)}`)
  if (was) {
    state.out.push(
      step(detach(was), `Detach partition ${labelOf(after)} from ${labelOf(was.parent)}`, facts.catalogue, {
        reverse: [attach(was)],
      }),
    )
  }
  if (is) {
    state.out.push(
      step(attach(is), `Attach ${labelOf(after)} as a partition of ${labelOf(is.parent)}`, facts.validate, {
        reverse: [detach(is)],
      }),
    )
  }
}

function viewRest(state: PlanState, before: View, after: View): void {
  const word = after.kind === 'materialized' ? 'MATERIALIZED VIEW' : 'VIEW'
  const name = sqlName(after)
  ownerAndGrants(state, before, after, word, name)
  const alter = (what: string) => `ALTER ${word} ${name} ${what};`
  storage(state, viewOptions(before), viewOptions(after), alter, `view ${labelOf(after)}`)
}

function viewOptions(view: View): Readonly<Record<string, string>> {
  return view.checkOption === null ? view.options : { ...view.options, check_option: view.checkOption }
}

function storage(
  state: PlanState,
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
  alter: (what: string) => string,
  label: string,
): void {
  const set = (options: Readonly<Record<string, string>>, names: readonly string[]) =>
    alter(
      `SET (${names.map((name) => (options[name] === '' ? name : `${name}=${options[name]}`)).join(', ')})`,
    )
  const reset = (names: readonly string[]) => alter(`RESET (${names.join(', ')})`)
  const changed = Object.keys(after).filter((name) => after[name] !== before[name])
  const gone = Object.keys(before).filter((name) => after[name] === undefined)
  if (changed.length > 0) {
    const known = changed.filter((name) => before[name] !== undefined)
    const reverse = known.length > 0 ? [set(before, known)] : [reset(changed)]
    state.out.push(step(set(after, changed), `Set options of ${label}`, facts.light, { reverse }))
  }
  if (gone.length > 0) {
    const reverse = [set(before, gone)]
    state.out.push(step(reset(gone), `Reset options of ${label}`, facts.light, { reverse }))
  }
}

function sequenceRest(state: PlanState, sequence: Sequence): void {
  if (isImplied(sequence, state.after)) return
  const old = state.before.sequences.get(sequence.id)
  const owner = (of: Sequence | undefined) => (of ? renderSequenceOwner(of) : null)
  const none = `ALTER SEQUENCE ${sqlName(sequence)} OWNED BY NONE;`
  if (owner(old) !== owner(sequence)) {
    const reverse = [owner(old) ?? none]
    const sql = owner(sequence) ?? none
    state.out.push(
      step(sql, `Say which column owns sequence ${labelOf(sequence)}`, facts.trigger, { reverse }),
    )
  }
  if (old) ownerAndGrants(state, old, sequence, 'SEQUENCE', sqlName(sequence))
}

function ownerAndGrants(
  state: PlanState,
  before: TopLevelEntity,
  after: TopLevelEntity,
  words: string,
  target: string,
): void {
  const label = labelOf(after)
  if (before.owner !== after.owner && after.owner !== null) {
    const set = (owner: string) => `ALTER ${words} ${target} OWNER TO ${quoteIdentifier(owner)};`
    const reverse = before.owner === null ? [] : [set(before.owner)]
    state.out.push(step(set(after.owner), `Give ${label} to ${after.owner}`, facts.catalogue, { reverse }))
  }
  const grantWords = words.endsWith('VIEW') ? 'TABLE' : words
  const text = (grant: TopLevelEntity['grants'][number]) => renderGrant(grant, grantWords, target)
  const had = new Set(before.grants.map(text))
  const has = new Set(after.grants.map(text))
  for (const grant of before.grants) {
    if (has.has(text(grant))) continue
    const columns = grant.columns.length > 0 ? ` (${grant.columns.map(quoteIdentifier).join(', ')})` : ''
    const privileges = grant.privileges.map((each) => each.toUpperCase() + columns).join(', ')
    const revoke = `REVOKE ${privileges} ON ${grantWords} ${target} FROM ${renderRoles(grant.grantees)};`
    state.out.push(step(revoke, `Take privileges on ${label} away`, facts.none, { reverse: [text(grant)] }))
  }
  for (const grant of after.grants) {
    if (!had.has(text(grant))) state.out.push(step(text(grant), `Grant privileges on ${label}`, facts.none))
  }
}
