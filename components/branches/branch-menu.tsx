import { ChevronDown, GitBranch, GitCompare, GitMerge, Pencil, Plus, Trash2 } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { type ReactNode, useState } from 'react'
import { toast } from 'sonner'
import type { BranchSummary } from '@/lib/store'
import { counted } from '../compare'
import { api } from '../state/api-client'
import { useWorkbench } from '../state/use-workbench'
import { BranchDialogs, type BranchTask } from './branch-dialogs'
import { useOpenBranch } from './use-open-branch'

const item =
  'flex cursor-default items-center gap-2 rounded-md px-2 py-1.5 outline-none data-highlighted:bg-surface-sunken data-disabled:opacity-50'

/** The branch that is open; its menu switches to another and does what can be done with branches. */
export function BranchMenu() {
  const projectId = useWorkbench((state) => state.projectId)
  const branch = useWorkbench((state) => state.branch)
  const openBranch = useOpenBranch()
  const [branches, setBranches] = useState<readonly BranchSummary[]>([branch])
  const [task, setTask] = useState<BranchTask | null>(null)
  const load = (open: boolean): void => {
    if (open) api.branches(projectId).then(setBranches, (error: Error) => toast.error(error.message))
  }
  const alone = branches.length < 2
  return (
    <>
      <DropdownMenu.Root onOpenChange={load}>
        <DropdownMenu.Trigger
          title={`Branch ${branch.name}`}
          aria-label={`Branch ${branch.name}`}
          className="flex min-w-0 shrink-0 items-center gap-1 rounded border border-line px-1.5 py-0.5 text-[12px] text-ink-muted hover:border-line-strong hover:text-ink"
        >
          <GitBranch size={13} aria-hidden className="shrink-0" />
          <span className="max-w-32 truncate max-sm:hidden">{branch.name}</span>
          <ChevronDown size={12} aria-hidden className="shrink-0" />
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content
            align="start"
            sideOffset={4}
            className="z-50 max-h-[70vh] w-72 overflow-auto rounded-lg border border-line bg-surface-raised p-1 shadow-raised"
          >
            <DropdownMenu.Label className="px-2 py-1 text-[11px] text-ink-faint">Branches</DropdownMenu.Label>
            <DropdownMenu.RadioGroup value={branch.id} onValueChange={(id) => void openBranch(id)}>
              {branches.map(({ id, name, tableCount }) => (
                <DropdownMenu.RadioItem
                  key={id}
                  value={id}
                  className={`${item} data-[state=checked]:font-semibold`}
                >
                  <span className="flex w-4 justify-center">
                    <DropdownMenu.ItemIndicator>•</DropdownMenu.ItemIndicator>
                  </span>
                  <span className="min-w-0 grow truncate">{name}</span>
                  <span className="text-[11px] text-ink-faint">{counted(tableCount, 'table')}</span>
                </DropdownMenu.RadioItem>
              ))}
            </DropdownMenu.RadioGroup>
            <DropdownMenu.Separator className="my-1 h-px bg-line" />
            <Item icon={<Plus size={14} aria-hidden />} onSelect={() => setTask('new')}>
              New branch from here …
            </Item>
            <Item
              icon={<GitCompare size={14} aria-hidden />}
              disabled={alone}
              onSelect={() => setTask('compare')}
            >
              Compare with another …
            </Item>
            <Item
              icon={<GitMerge size={14} aria-hidden />}
              disabled={alone}
              onSelect={() => setTask('take over')}
            >
              Take over changes …
            </Item>
            <DropdownMenu.Separator className="my-1 h-px bg-line" />
            <Item icon={<Pencil size={14} aria-hidden />} onSelect={() => setTask('rename')}>
              Rename …
            </Item>
            <Item
              icon={<Trash2 size={14} aria-hidden />}
              disabled={branch.parentId === null}
              onSelect={() => setTask('delete')}
            >
              Delete …
            </Item>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      {task && <BranchDialogs task={task} branches={branches} onClose={() => setTask(null)} />}
    </>
  )
}

function Item(props: {
  readonly icon: ReactNode
  readonly disabled?: boolean
  readonly onSelect: () => void
  readonly children: string
}) {
  return (
    <DropdownMenu.Item className={item} disabled={props.disabled ?? false} onSelect={props.onSelect}>
      {props.icon}
      {props.children}
    </DropdownMenu.Item>
  )
}
