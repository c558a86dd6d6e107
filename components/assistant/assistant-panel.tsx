'use client'

import { Tabs } from 'radix-ui'
import { type AthenaTab, useShell } from '../workbench/shell-state'
import { HandOver } from './hand-over'
import { Review } from './review'
import { ReviewHeadline } from './review-headline'
import { ScorePanel } from './score'

const tab =
  'border-b-2 border-transparent px-3 py-1.5 text-ink-muted hover:text-ink data-[state=active]:border-accent data-[state=active]:font-semibold data-[state=active]:text-ink'

/** Athena's side of the workbench: her review, her score, and what she hands over. */
export function AssistantPanel() {
  const shown = useShell((state) => state.athenaTab)
  const show = useShell((state) => state.showAthena)
  return (
    <Tabs.Root
      value={shown}
      onValueChange={(value) => show(value as AthenaTab)}
      className="flex h-full min-h-0 flex-col"
    >
      <ReviewHeadline />
      <Tabs.List aria-label="Athena" className="flex shrink-0 border-line border-b px-2">
        <Tabs.Trigger value="review" className={tab}>
          Review
        </Tabs.Trigger>
        <Tabs.Trigger value="score" className={tab}>
          Score
        </Tabs.Trigger>
        <Tabs.Trigger value="export" className={tab}>
          Export
        </Tabs.Trigger>
      </Tabs.List>
      <Tabs.Content value="review" className="flex min-h-0 grow flex-col">
        <Review />
      </Tabs.Content>
      <Tabs.Content value="score" className="min-h-0 grow overflow-auto">
        <ScorePanel />
      </Tabs.Content>
      <Tabs.Content value="export" className="min-h-0 grow overflow-auto">
        <HandOver />
      </Tabs.Content>
    </Tabs.Root>
  )
}
