import { Tabs } from 'radix-ui'
import { useActions, useWorkbench } from '../state/use-workbench'
import { Modal } from '../ui/modal'
import { useShell } from '../workbench/shell-state'
import { BaselineSection } from './baseline-section'
import { NamingForm } from './naming-form'
import { ProfilePicker } from './profile-picker'
import { RuleList } from './rule-list'
import { StatisticsImport } from './statistics-import'
import { WorkloadImport } from './workload-import'

const tab =
  'border-b-2 border-transparent px-3 py-1.5 text-ink-muted hover:text-ink data-[state=active]:border-accent data-[state=active]:font-semibold data-[state=active]:text-ink'
const panel = 'min-h-0 grow overflow-auto pt-3 pr-1'

/** What the review looks for and what it knows: profile, rules, names, baseline, statistics and queries. */
export function ReviewSettingsDialog({ onClose }: { readonly onClose: () => void }) {
  const review = useWorkbench((state) => state.review)
  const part = useShell((state) => state.settingsPart)
  const show = useShell((state) => state.openSettings)
  const { setReview } = useActions()
  if (!review) return null
  const { settings } = review
  const change = (patch: Partial<typeof settings>): void => setReview({ settings: { ...settings, ...patch } })
  return (
    <Modal
      open
      title="Review settings"
      description="What Athena looks for in this project, on all of its branches."
      width="max-w-4xl"
      onClose={onClose}
    >
      <Tabs.Root
        value={part}
        onValueChange={(value) => show(value as typeof part)}
        className="flex h-[66vh] min-h-0 flex-col"
      >
        <Tabs.List aria-label="Review settings" className="flex shrink-0 flex-wrap border-line border-b">
          <Tabs.Trigger value="profile" className={tab}>
            Profile
          </Tabs.Trigger>
          <Tabs.Trigger value="rules" className={tab}>
            Rules
          </Tabs.Trigger>
          <Tabs.Trigger value="names" className={tab}>
            Names
          </Tabs.Trigger>
          <Tabs.Trigger value="baseline" className={tab}>
            Baseline
          </Tabs.Trigger>
          <Tabs.Trigger value="statistics" className={tab}>
            Statistics
          </Tabs.Trigger>
          <Tabs.Trigger value="queries" className={tab}>
            Queries
          </Tabs.Trigger>
        </Tabs.List>
        <Tabs.Content value="profile" className={panel}>
          <ProfilePicker chosen={settings.profile} onChoose={(profile) => change({ profile })} />
        </Tabs.Content>
        <Tabs.Content value="rules" className={`${panel} flex flex-col data-[state=inactive]:hidden`}>
          <RuleList settings={settings} onChange={(rules) => change({ rules })} />
        </Tabs.Content>
        <Tabs.Content value="names" className={panel}>
          <NamingForm naming={settings.naming} onChange={(naming) => change({ naming })} />
        </Tabs.Content>
        <Tabs.Content value="baseline" className={panel}>
          <BaselineSection baseline={settings.baseline} onForget={() => change({ baseline: null })} />
        </Tabs.Content>
        <Tabs.Content value="statistics" className={panel}>
          <StatisticsImport texts={review.statistics} onChange={(statistics) => setReview({ statistics })} />
        </Tabs.Content>
        <Tabs.Content value="queries" className={panel}>
          <WorkloadImport text={review.workload} onChange={(workload) => setReview({ workload })} />
        </Tabs.Content>
      </Tabs.Root>
    </Modal>
  )
}
