import type { Grant, SchemaOp, TopLevelEntity } from '../schema/index.ts'
import type { DiffContext, Phase } from './op-list.ts'

type OwnedKind = Extract<SchemaOp, { readonly op: 'object.setOwner' }>['kind']

/**
 * Owner and privileges. Owners are compared only if the schema to reach names any: a script without
 * them leaves them to whoever runs it. `made`: when the object is made, if it is, and has nothing yet.
 */
export function diffOwned(
  context: DiffContext,
  kind: OwnedKind,
  before: TopLevelEntity | null,
  after: TopLevelEntity,
  made: Phase | null,
): void {
  const object = after.id.slice(after.id.indexOf(':') + 1)
  const owner = before?.owner ?? null
  const says = owner !== after.owner || (made !== null && after.owner !== null)
  if (says && context.ownersMatter()) {
    context.add(made ?? 'settings', { op: 'object.setOwner', kind, object, owner: after.owner })
  }
  const had = before?.grants ?? []
  if (!sameGrants(had, after.grants) || (made !== null && after.grants.length > 0)) {
    const grants = after.grants.map((grant) => ({
      privileges: [...grant.privileges],
      columns: [...grant.columns],
      grantees: [...grant.grantees],
      withGrantOption: grant.withGrantOption,
      ...(grant.revoked ? { revoked: grant.revoked } : {}),
    }))
    context.add(made ?? 'settings', { op: 'object.setGrants', kind, object, grants })
  }
}

/** Whether two lists grant the same, however they are grouped into statements. */
function sameGrants(a: readonly Grant[], b: readonly Grant[]): boolean {
  const atoms = (grants: readonly Grant[]) => JSON.stringify([...new Set(grants.flatMap(atomsOf))].sort())
  return atoms(a) === atoms(b)
}

function atomsOf(grant: Grant): readonly string[] {
  const columns = grant.columns.length > 0 ? grant.columns : ['']
  return grant.privileges.flatMap((privilege) => {
    const lower = privilege.toLowerCase()
    const plain = lower === 'all privileges' ? 'all' : lower
    return grant.grantees.flatMap((grantee) =>
      columns.map((column) =>
        JSON.stringify([plain, column, grantee.toLowerCase(), grant.withGrantOption, grant.revoked ?? false]),
      ),
    )
  })
}
