import { createContext, type ReactNode, useContext, useMemo } from 'react'
import type { EntityId } from '@/lib/schema'
import { fittingFindings, isNarrowed, openFindings } from '../state/review-filter'
import { useWorkbenchLater } from '../state/use-workbench'
import { useCanvas } from './canvas-store'
import { type FindingBadge, type FindingBadges, findingBadges } from './model/badges'

interface Decorated extends FindingBadges {
  /** The nodes and lines that have a finding of those one looks for; null while one looks at all. */
  readonly found: ReadonlySet<string> | null
}

const DecorationContext = createContext<Decorated>({ nodes: new Map(), edges: new Map(), found: null })

/** Counts the findings by node and by line once for everything inside. */
export function Decorations({ children }: { readonly children: ReactNode }) {
  const findings = useWorkbenchLater((state) => state.findings)
  const dismissals = useWorkbenchLater((state) => state.dismissals)
  const filter = useWorkbenchLater((state) => state.reviewFilter)
  const isComparing = useWorkbenchLater((state) => state.comparison !== null)
  const homes = useCanvas((state) => state.scene.homes)
  const decorated = useMemo((): Decorated => {
    const fitting = fittingFindings(openFindings(findings, dismissals), filter)
    const badges = findingBadges(fitting, homes)
    const narrowed = isNarrowed(filter) && !isComparing
    return { ...badges, found: narrowed ? new Set([...badges.nodes.keys(), ...badges.edges.keys()]) : null }
  }, [findings, dismissals, filter, homes, isComparing])
  return <DecorationContext value={decorated}>{children}</DecorationContext>
}

/** The badge of a node; undefined when it has no finding. */
export function useBadge(id: EntityId): FindingBadge | undefined {
  return useContext(DecorationContext).nodes.get(id)
}

/** The badges of lines, by edge. */
export function useEdgeBadges(): FindingBadges['edges'] {
  return useContext(DecorationContext).edges
}

/** The nodes and lines with a finding of those one looks for; null while one looks at all findings. */
export function useFound(): ReadonlySet<string> | null {
  return useContext(DecorationContext).found
}
