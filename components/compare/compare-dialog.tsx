'use client'

import { ArrowLeftRight } from 'lucide-react'
import { useMemo, useState } from 'react'
import { toast } from 'sonner'
import type { EntityId } from '@/lib/schema'
import { dialectDataOf } from '@/lib/sql/about'
import { fileName, saveZip } from '../assistant/use-hand-over'
import { useActions, useWorkbench } from '../state/use-workbench'
import { IconButton } from '../ui/button'
import { Modal } from '../ui/modal'
import { useShell } from '../workbench/shell-state'
import { type Answer, answered } from './answers'
import { CompareTabs } from './compare-tabs'
import { PlanOptions } from './plan-options'
import { RenameCards } from './rename-cards'
import { SidePicker } from './side-picker'
import { type Sides, sideTitle } from './sides'
import { type PlanChoices, useProposal, useWish } from './use-proposal'
import { useRowCounts } from './use-row-counts'
import { useSides } from './use-sides'

/** Two sides, what changes between them, and the migration that leads from one to the other. */
export function CompareDialog({ onClose }: { readonly onClose: () => void }) {
  const asked = useShell((state) => state.comparing)
  const { worker, compare, select } = useActions()
  const dialect = useWorkbench((state) => state.dialect)
  const catalogue = useWorkbench((state) => state.catalogue)
  const projectName = useWorkbench((state) => state.projectName)
  const { options, sides, setSides, texts } = useSides(asked)
  const [answers, setAnswers] = useState<readonly Answer[]>([])
  const [choices, setChoices] = useState<PlanChoices>(() => ({
    strategy: catalogue.strategies[0]?.id ?? 'direct',
    version: dialectDataOf(dialect).versions.at(-1) ?? '',
    tool: catalogue.migrationTools[0]?.id ?? '',
  }))
  const { counts, put } = useRowCounts()
  const wish = useWish(texts, answers, choices, counts)
  const proposal = useProposal(wish)
  const change = (next: Sides): void => {
    setSides(next)
    setAnswers([])
  }
  const title = useMemo(
    () => (sides ? `${sideTitle(sides.older, options)} → ${sideTitle(sides.newer, options)}` : ''),
    [sides, options],
  )
  const guarded = (task: () => Promise<void>): void => {
    task().catch((error: unknown) => toast.error(error instanceof Error ? error.message : String(error)))
  }
  const onCanvas = async (shown: EntityId | null): Promise<void> => {
    if (!wish) return
    await compare({ title, base: wish.base, target: wish.target, renames: wish.renames })
    onClose()
    if (shown) select([shown], 'assistant')
  }
  const download = async (): Promise<void> => {
    if (!wish) return
    const bundle = await worker.migrate({ ...wish, tool: choices.tool, title: projectName })
    await saveZip(worker, `${fileName(projectName)}-migration`, bundle)
  }
  return (
    <Modal
      open
      title="Compare and migrate"
      description="What changes from one side to the other, and the migration that leads there and back."
      width="max-w-6xl"
      onClose={onClose}
    >
      <div className="flex h-[70vh] min-h-0 flex-col gap-3">
        {sides && (
          <div className="flex flex-wrap items-start gap-3">
            <SidePicker
              label="From"
              side={sides.older}
              options={options}
              onChange={(older) => change({ ...sides, older })}
            />
            <IconButton
              label="Swap the sides"
              className="mt-0.5"
              onClick={() => change({ older: sides.newer, newer: sides.older })}
            >
              <ArrowLeftRight size={14} />
            </IconButton>
            <SidePicker
              label="To"
              side={sides.newer}
              options={options}
              onChange={(newer) => change({ ...sides, newer })}
            />
          </div>
        )}
        <PlanOptions
          choices={choices}
          ready={proposal.state === 'ready'}
          unanswered={proposal.last?.questions.length ?? 0}
          onChange={setChoices}
          onCanvas={() => guarded(() => onCanvas(null))}
          onDownload={() => guarded(download)}
        />
        <RenameCards
          open={proposal.last?.questions ?? []}
          answers={answers}
          onAnswer={(answer) => setAnswers((all) => answered(all, answer))}
        />
        {proposal.state === 'refused' ? (
          <p role="alert" className="text-danger">
            {proposal.message}
          </p>
        ) : (
          <CompareTabs
            wish={wish}
            texts={texts}
            proposal={proposal}
            counts={counts}
            onCounts={put}
            onShow={(id) => guarded(() => onCanvas(id))}
          />
        )}
      </div>
    </Modal>
  )
}
