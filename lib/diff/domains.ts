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
  const checks = (domain: DomainType) =>
    domain.checks.map((check) => [check.name, context.sql.fingerprint(check.expression), check.notValid])
  return (
    a.type.display === b.type.display &&
    context.sql.sameValue(a.default, a.type, b.default, b.type) &&
    a.nullable === b.nullable &&
    a.collation === b.collation &&
    JSON.stringify(checks(a)) === JSON.stringify(checks(b))
  )
}
