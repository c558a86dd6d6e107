import {
  type Grant,
  joinQualified,
  type Namespace,
  parseEntityId,
  type Routine,
  type Schema,
  type SchemaOpInput,
  type Sequence,
  type Table,
  type View,
} from '../schema/index.ts'

/** What privileges are granted on. */
export type Securable = Namespace | Table | View | Sequence | Routine

/** Everything of a schema that privileges are granted on. */
export function* securables(schema: Schema): Generator<Securable> {
  yield* schema.schemas.values()
  yield* schema.tables.values()
  yield* schema.views.values()
  yield* schema.sequences.values()
  yield* schema.routines.values()
}

/** The op that leaves an object with these privileges. */
export function grantsOp(object: Pick<Securable, 'entity' | 'id'>, grants: readonly Grant[]): SchemaOpInput {
  return {
    op: 'object.setGrants',
    kind: object.entity,
    object: joinQualified(...parseEntityId(object.id).parts),
    grants: grants.map((grant) => ({
      privileges: [...grant.privileges],
      columns: [...grant.columns],
      grantees: [...grant.grantees],
      withGrantOption: grant.withGrantOption,
      ...(grant.revoked ? { revoked: grant.revoked } : {}),
    })),
  }
}

/** The grants without these privileges of these grantees; what is left of none is left out. */
export function withoutPrivileges(
  grants: readonly Grant[],
  isTaken: (privilege: string, grantee: string) => boolean,
): readonly Grant[] {
  return grants.flatMap((grant) => {
    if (grant.revoked) return [grant]
    return grant.grantees.flatMap((grantee) => {
      const privileges = grant.privileges.filter((privilege) => !isTaken(privilege.toLowerCase(), grantee))
      return privileges.length > 0 ? [{ ...grant, privileges, grantees: [grantee] }] : []
    })
  })
}

/** Whether the grantee is everybody. */
export function isPublic(grantee: string): boolean {
  return grantee.toLowerCase() === 'public'
}
