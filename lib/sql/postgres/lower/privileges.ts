import type { Grant } from '../../../schema/index.ts'
import type { StatementNode } from '../../core/index.ts'
import { allPrivileges, expandPrivileges, publicPrivileges, type Securable } from '../privileges.ts'
import type { Item } from './world.ts'

type GrantNode = Extract<StatementNode, { kind: 'grant' | 'revoke' }>

/** What GRANT or REVOKE is about. */
export interface Subject {
  readonly kind: Securable
  /** Who has all privileges from the beginning; null is whoever runs the script. */
  readonly owner: string | null
}

/** The privileges after a statement's part. */
export function changedGrants(
  grants: readonly Grant[],
  node: { readonly kind: string; readonly withGrantOption: boolean },
  entry: Grant,
  subject: Subject,
): readonly Grant[] {
  if (node.kind === 'grant') return withGrant(grants, entry, subject)
  return node.withGrantOption ? withoutOption(grants, entry, subject) : withoutGrant(grants, entry, subject)
}

/** What a statement names, a privilege each; whoever runs it may be named by a word. */
export function grantsOf(
  node: Pick<GrantNode, 'privileges' | 'grantees' | 'withGrantOption'>,
  role: string | null,
): readonly Grant[] {
  const grantees = node.grantees.map(({ value }) => (sessionWords.has(value) && role !== null ? role : value))
  return node.privileges.map(({ name, columns }) => ({
    privileges: [name],
    columns: columns.map((column) => column.value),
    grantees,
    withGrantOption: node.withGrantOption,
  }))
}

/** The privileges after GRANT: what was taken away before is there again. */
export function withGrant(grants: readonly Grant[], entry: Grant, subject: Subject): readonly Grant[] {
  const names = expandPrivileges(entry.privileges, subject.kind)
  const rest = grants.flatMap((grant) =>
    grant.revoked && entry.columns.length === 0 ? less(grant, entry.grantees, names, subject.kind) : [grant],
  )
  const at = rest.findIndex(
    (grant) =>
      !grant.revoked &&
      grant.columns.length === 0 &&
      entry.columns.length === 0 &&
      grant.withGrantOption === entry.withGrantOption &&
      sameList(grant.grantees, entry.grantees),
  )
  const same = rest[at]
  if (!same) return [...rest, entry]
  const privileges = [...new Set([...same.privileges, ...entry.privileges])]
  return rest.with(at, { ...same, privileges })
}

/** The privileges after REVOKE, which also takes away what owner and public have by default. */
function withoutGrant(grants: readonly Grant[], entry: Grant, subject: Subject): readonly Grant[] {
  const kind = entry.columns.length > 0 ? 'column' : subject.kind
  const names = expandPrivileges(entry.privileges, kind)
  const rest = grants.flatMap((grant) => {
    if (grant.revoked) return [grant]
    if (entry.columns.length === 0)
      return less(grant, entry.grantees, names, grant.columns.length > 0 ? 'column' : kind)
    if (grant.columns.length === 0) return [grant]
    const { kept, taken } = split(grant.columns, entry.columns)
    return [
      ...(kept.length > 0 ? [{ ...grant, columns: kept }] : []),
      ...(taken.length > 0 ? less({ ...grant, columns: taken }, entry.grantees, names, kind) : []),
    ]
  })
  if (entry.columns.length > 0) return rest
  return [...rest, ...entry.grantees.flatMap((grantee) => takenFrom(rest, grantee, names, subject))]
}

/** The privileges after REVOKE GRANT OPTION FOR. */
function withoutOption(grants: readonly Grant[], entry: Grant, subject: Subject): readonly Grant[] {
  const names = expandPrivileges(entry.privileges, entry.columns.length > 0 ? 'column' : subject.kind)
  return grants.flatMap((grant) => {
    if (!grant.withGrantOption || (grant.columns.length === 0) !== (entry.columns.length === 0))
      return [grant]
    const kind = grant.columns.length > 0 ? 'column' : subject.kind
    const { kept, taken } = split(grant.grantees, entry.grantees)
    const columns = split(grant.columns, entry.columns)
    const privileges = split(expandPrivileges(grant.privileges, kind), names)
    const hit = taken.length > 0 && privileges.taken.length > 0
    if (!hit || (entry.columns.length > 0 && columns.taken.length === 0)) return [grant]
    const mine = { ...grant, grantees: taken }
    return [
      ...(kept.length > 0 ? [{ ...grant, grantees: kept }] : []),
      ...(columns.kept.length > 0 ? [{ ...mine, columns: columns.kept }] : []),
      ...(privileges.kept.length > 0
        ? [{ ...mine, columns: columns.taken, privileges: privileges.kept }]
        : []),
      { ...mine, columns: columns.taken, privileges: privileges.taken, withGrantOption: false },
    ]
  })
}

/** Gives an object another owner, who takes over what the old one was granted or had taken away. */
export function setOwner({ record }: Item, owner: string): void {
  const old = record.owner
  record.owner = owner
  if (old === null || old === owner || !record.grants.some((grant) => grant.grantees.includes(old))) return
  record.grants = record.grants.map((grant) =>
    grant.grantees.includes(old)
      ? { ...grant, grantees: [...new Set(grant.grantees.map((each) => (each === old ? owner : each)))] }
      : grant,
  )
}

/** The privileges when a column is gone, or has another name. */
export function withColumn(grants: readonly Grant[], from: string, to: string | null): readonly Grant[] {
  if (!grants.some((grant) => grant.columns.includes(from))) return grants
  return grants.flatMap((grant) => {
    if (!grant.columns.includes(from)) return [grant]
    const columns = grant.columns.flatMap((each) => (each !== from ? [each] : to === null ? [] : [to]))
    return columns.length > 0 ? [{ ...grant, columns }] : []
  })
}

/** A grant without some privileges of some grantees, as none, one or two grants. */
function less(
  grant: Grant,
  grantees: readonly string[],
  names: readonly string[],
  kind: Securable,
): readonly Grant[] {
  const { kept, taken } = split(grant.grantees, grantees)
  if (taken.length === 0) return [grant]
  const left = split(expandPrivileges(grant.privileges, kind), names)
  if (left.taken.length === 0) return [grant]
  return [
    ...(kept.length > 0 ? [{ ...grant, grantees: kept }] : []),
    ...(left.kept.length > 0 ? [{ ...grant, grantees: taken, privileges: left.kept }] : []),
  ]
}

/** What a grantee has by default and now loses. */
function takenFrom(
  grants: readonly Grant[],
  grantee: string,
  names: readonly string[],
  { kind, owner }: Subject,
): readonly Grant[] {
  const isOwner = owner === null ? sessionWords.has(grantee) : grantee === owner
  const given = grantee === 'public' ? (publicPrivileges[kind] ?? []) : isOwner ? allPrivileges[kind] : []
  const gone = new Set(
    grants
      .filter((grant) => grant.revoked && grant.grantees.includes(grantee))
      .flatMap((grant) => expandPrivileges(grant.privileges, kind)),
  )
  const lost = given.filter((name) => names.includes(name) && !gone.has(name))
  if (lost.length === 0) return []
  const privileges = lost.length === given.length ? ['all'] : lost
  return [{ privileges, columns: [], grantees: [grantee], withGrantOption: false, revoked: true }]
}

const sessionWords = new Set(['current_user', 'current_role', 'session_user'])

function split(
  list: readonly string[],
  others: readonly string[],
): { readonly kept: readonly string[]; readonly taken: readonly string[] } {
  return {
    kept: list.filter((each) => !others.includes(each)),
    taken: list.filter((each) => others.includes(each)),
  }
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((each, at) => each === b[at])
}
