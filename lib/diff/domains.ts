import type { DomainType } from '../schema/index.ts'
import { diffKind, typePhases } from './object-kind.ts'
import type { DiffContext } from './op-list.ts'

export function diffDomains(context: DiffContext): void {
  const { before, after } = context
  diffKind(context, 'domain', before.domains, after.domains, {
    same: (a, b) => sameDomain(context, a, b),
    ...typePhases,
  })
}

function sameDomain(context: DiffContext, a: DomainType, b: DomainType): boolean {
  const inside = (domain: DomainType) => ({ name: '', columns: [{ name: 'value', type: domain.type }] })
  const sql = context.sql.within(inside(a), inside(b))
  const checks = (domain: DomainType) =>
    [...domain.checks].sort((one, other) => (one.name < other.name ? -1 : 1))
  const others = checks(b)
  return (
    a.type.display === b.type.display &&
    context.sql.sameValue(a.default, a.type, b.default, b.type) &&
    a.nullable === b.nullable &&
    a.collation === b.collation &&
    a.checks.length === b.checks.length &&
    checks(a).every((check, at) => {
      const other = others[at]
      const isLike = check.name === other?.name && check.notValid === other.notValid
      return isLike && sql.same(check.expression, other.expression)
    })
  )
}
