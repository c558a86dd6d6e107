import type { DefaultPrivileges, Grant } from '../../../schema/index.ts'
import type { StatementNode } from '../../core/index.ts'
import type { Securable } from '../privileges.ts'
import type { Fold } from './fold.ts'
import { changedGrants, grantsOf, withGrant } from './privileges.ts'
import type { Item } from './world.ts'

type Node = Extract<StatementNode, { kind: 'alterDefaultPrivileges' }>

/** ALTER DEFAULT PRIVILEGES, for each of the roles and schemas that it names. */
export function alterDefaultPrivileges(fold: Fold, node: Node): void {
  const roles = node.roles.length > 0 ? node.roles.map((role) => role.value) : [fold.role]
  const schemas = node.schemas.length > 0 ? node.schemas.map((schema) => schema.value) : [null]
  const objects = node.objects as DefaultPrivileges['objects']
  for (const role of roles) {
    for (const schema of schemas) {
      const isSame = (each: DefaultPrivileges) =>
        each.role === role && each.schema === schema && each.objects === objects
      const subject = { kind: kinds[objects], owner: role }
      let grants = fold.defaults.find(isSame)?.grants ?? []
      for (const entry of grantsOf(node, fold.role)) {
        grants = changedGrants(grants, { ...node, kind: node.action }, entry, subject)
      }
      // A schema's own privileges are added to those of all: nothing is there to be taken away.
      if (schema !== null) grants = grants.filter((grant) => !grant.revoked)
      const others = fold.defaults.filter((each) => !isSame(each))
      fold.defaults = grants.length === 0 ? others : [...others, { role, schema, objects, grants }]
    }
  }
}

/** The privileges that a new object comes with. */
export function grantsOfNew({ role, defaults }: Fold, item: Item): readonly Grant[] {
  const objects = newObjects[item.type]
  if (!objects || defaults.length === 0) return item.record.grants
  const subject = { kind: kinds[objects], owner: role }
  let { grants } = item.record
  for (const each of defaults) {
    const there = each.schema === null || (each.schema === item.record.schema && item.type !== 'schema')
    if (each.role !== role || each.objects !== objects || !there) continue
    for (const entry of each.grants) {
      grants = entry.revoked ? [...grants, entry] : withGrant(grants, entry, subject)
    }
  }
  return grants
}

const kinds: Readonly<Record<DefaultPrivileges['objects'], Securable>> = {
  tables: 'table',
  sequences: 'sequence',
  functions: 'function',
  types: 'type',
  schemas: 'schema',
  'large objects': 'large object',
}

const newObjects: Readonly<Partial<Record<Item['type'], DefaultPrivileges['objects']>>> = {
  table: 'tables',
  view: 'tables',
  sequence: 'sequences',
  routine: 'functions',
  enum: 'types',
  domain: 'types',
  composite: 'types',
  range: 'types',
  schema: 'schemas',
}
