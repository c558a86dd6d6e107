import { createContext, type ReactNode, useContext, useMemo } from 'react'
import type { EntityId } from '@/lib/schema'
import { useWorkbenchLater } from '../state/use-workbench'
import { type FindingBadge, findingBadges } from './model/badges'

const BadgeContext = createContext<ReadonlyMap<EntityId, FindingBadge>>(new Map())

/** Counts the findings by node once for all nodes inside. */
export function Decorations({ children }: { readonly children: ReactNode }) {
  const findings = useWorkbenchLater((state) => state.findings)
  const dismissals = useWorkbenchLater((state) => state.dismissals)
  const badges = useMemo(() => findingBadges(findings, dismissals), [findings, dismissals])
  return <BadgeContext value={badges}>{children}</BadgeContext>
}

/** The badge of a node; undefined when it has no finding. */
export function useBadge(id: EntityId): FindingBadge | undefined {
  return useContext(BadgeContext).get(id)
}
