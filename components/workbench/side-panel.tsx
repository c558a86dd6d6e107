import { Tabs } from 'radix-ui'
import { AssistantPanel } from '@/components/assistant'
import { Inspector } from '@/components/inspector'
import { openFindings } from '../state/review-filter'
import { useWorkbench } from '../state/use-workbench'
import { PanelBoundary } from '../ui/panel-boundary'
import { type SideTab, useShell } from './shell-state'

const tab =
  'flex items-center gap-1.5 border-b-2 border-transparent px-3 text-ink-muted hover:text-ink data-[state=active]:border-accent data-[state=active]:text-ink font-semibold text-[11px] uppercase tracking-wide'

/** What is selected, and what Athena says of the schema. */
export function SidePanel() {
  const sideTab = useShell((state) => state.sideTab)
  const showSide = useShell((state) => state.showSide)
  return (
    <Tabs.Root
      value={sideTab}
      onValueChange={(value) => showSide(value as SideTab)}
      className="flex h-full min-h-0 flex-col bg-surface"
    >
      <Tabs.List aria-label="Inspector and assistant" className="flex h-7 shrink-0 border-line border-b px-1">
        <Tabs.Trigger value="inspector" className={tab}>
          Inspector
        </Tabs.Trigger>
        <Tabs.Trigger value="athena" className={tab}>
          Athena <FindingCount />
        </Tabs.Trigger>
      </Tabs.List>
      <Tabs.Content
        value="inspector"
        className="min-h-0 grow overflow-auto contain-strict will-change-transform"
      >
        <PanelBoundary name="The inspector">
          <Inspector />
        </PanelBoundary>
      </Tabs.Content>
      <Tabs.Content value="athena" className="min-h-0 grow">
        <PanelBoundary name="Athena’s panel">
          <AssistantPanel />
        </PanelBoundary>
      </Tabs.Content>
    </Tabs.Root>
  )
}

function FindingCount() {
  const findings = useWorkbench((state) => state.findings)
  const dismissals = useWorkbench((state) => state.dismissals)
  const count = openFindings(findings, dismissals).length
  if (count === 0) return null
  return (
    <span className="rounded-full bg-accent-soft px-1.5 font-medium text-[10px] text-accent tabular-nums">
      {count}
      <span className="sr-only"> findings</span>
    </span>
  )
}
