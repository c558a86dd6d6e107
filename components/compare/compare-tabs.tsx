import { Tabs } from 'radix-ui'
import { useEffect } from 'react'
import type { EntityId } from '@/lib/schema'
import type { RowCounts } from '@/lib/store'
import type { MigrationWish } from '@/lib/worker'
import { VersionDiff } from '../dialogs/version-diff'
import { useWorkbench } from '../state/use-workbench'
import { ChangeList } from './change-list'
import { DryRunPanel } from './dry-run-panel'
import { PlanTimeline } from './plan-timeline'
import type { Plan } from './plan-words'
import { RowCountsPanel } from './row-counts-panel'
import { useDryRun } from './use-dry-run'
import type { Proposal } from './use-proposal'
import { useRemarks } from './use-remarks'
import type { Texts } from './use-sides'

const tab =
  'border-b-2 border-transparent px-3 py-1.5 text-ink-muted hover:text-ink data-[state=active]:border-accent data-[state=active]:font-semibold data-[state=active]:text-ink'
const panel = 'min-h-0 grow overflow-auto pt-3 data-[state=inactive]:hidden'

/** The difference as a list and as text, the plan, and its dry run. */
export function CompareTabs(props: {
  readonly wish: MigrationWish | null
  readonly texts: Texts
  readonly proposal: Exclude<Proposal, { readonly state: 'refused' }>
  /** Goes to an object on the canvas. */
  readonly onShow: (id: EntityId) => void
  readonly counts: RowCounts
  readonly onCounts: (counts: RowCounts) => void
}) {
  const { wish, texts, proposal } = props
  const dialect = useWorkbench((state) => state.dialect)
  const { run, start, cancel, clear } = useDryRun()
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was run is not what is now asked for
  useEffect(clear, [wish, clear])
  if (!proposal.last) return <p role="status">Comparing …</p>
  const { changes, plan } = proposal.last
  const begin = (): void => {
    if (wish && texts) start({ ...wish, base: texts.older, target: texts.newer, dialect })
  }
  return (
    <Tabs.Root
      defaultValue="changes"
      aria-busy={proposal.state === 'working'}
      className="flex min-h-0 grow flex-col"
    >
      <Tabs.List aria-label="Comparison" className="flex shrink-0 border-line border-b">
        <Tabs.Trigger value="changes" className={tab}>
          Changes <span className="font-normal text-ink-faint">{changes.length}</span>
        </Tabs.Trigger>
        <Tabs.Trigger value="sql" className={tab}>
          SQL
        </Tabs.Trigger>
        <Tabs.Trigger value="plan" className={tab}>
          Plan <span className="font-normal text-ink-faint">{plan.phases.length}</span>
        </Tabs.Trigger>
        <Tabs.Trigger value="sizes" className={tab}>
          Table sizes
        </Tabs.Trigger>
        <Tabs.Trigger value="dry-run" className={tab}>
          Dry run
        </Tabs.Trigger>
      </Tabs.List>
      <Tabs.Content value="changes" className={panel}>
        <ChangeList changes={changes} onShow={props.onShow} />
      </Tabs.Content>
      <Tabs.Content value="sql" className={`${panel} flex flex-col`}>
        {texts && <VersionDiff before={texts.older} after={texts.newer} />}
      </Tabs.Content>
      <Tabs.Content value="plan" className={panel}>
        <ReviewedPlan plan={plan} wish={proposal.state === 'ready' ? wish : null} />
      </Tabs.Content>
      <Tabs.Content value="sizes" className={panel}>
        <RowCountsPanel plan={plan} counts={props.counts} onChange={props.onCounts} />
      </Tabs.Content>
      <Tabs.Content value="dry-run" forceMount className={panel}>
        <DryRunPanel run={run} ready={proposal.state === 'ready'} onStart={begin} onCancel={cancel} />
      </Tabs.Content>
    </Tabs.Root>
  )
}

/** The plan with what the safety review says of it, which is asked for only when it is looked at. */
function ReviewedPlan({ plan, wish }: { readonly plan: Plan; readonly wish: MigrationWish | null }) {
  return <PlanTimeline plan={plan} remarks={useRemarks(wish)} />
}
