import { X } from 'lucide-react'
import { useActions, useWorkbench } from '../../state/use-workbench'
import { Button, IconButton } from '../../ui/button'
import { useCanvas } from '../canvas-store'
import { useCommands } from '../input/use-commands'
import { FindingsBanner } from './findings-banner'

/** What the canvas has to say: that it is empty, arranging, comparing, or showing some findings only. */
export function Notices() {
  return (
    <>
      <EmptyHint />
      <div className="pointer-events-none absolute top-3 right-0 left-0 z-20 flex sm:right-56 flex-col items-center gap-2">
        <ComparisonBanner />
        <FindingsBanner />
        <Arranging />
      </div>
    </>
  )
}

function EmptyHint() {
  const isEmpty = useCanvas(({ scene }) => scene.nodes.size === 0 && scene.hidden.length === 0)
  const isBare = useWorkbench((state) => state.layout.annotations.length === 0)
  const hasHiddenSchemas = useCanvas((state) => state.hiddenSchemas.size > 0)
  const { create, context } = useCommands()
  if (!isEmpty || !isBare || hasHiddenSchemas) return null
  return (
    <div className="pointer-events-none absolute inset-0 grid place-items-center">
      <div className="text-center">
        <p className="font-semibold text-[17px]">Nothing declared yet</p>
        <p className="mt-1 text-ink-muted">
          Paste SQL, drop a file, or press{' '}
          <kbd className="rounded border border-line-strong bg-surface px-1.5 font-sans text-[12px]">N</kbd>{' '}
          for a new table
        </p>
        <Button
          variant="solid"
          className="pointer-events-auto mt-4"
          onClick={() => void create.table(context.pointer())}
        >
          New table
        </Button>
      </div>
    </div>
  )
}

function Arranging() {
  const share = useCanvas((state) => state.arranging)
  const { layout } = useCommands()
  if (share === null) return null
  return (
    <div
      role="status"
      className="pointer-events-auto flex items-center gap-3 rounded-full border border-line bg-surface-raised py-1 pr-1.5 pl-3.5 shadow-raised"
    >
      <span>Arranging</span>
      <progress value={share} aria-label="Arranged so far" className="progress h-1.5 w-28" />
      <IconButton label="Stop arranging" onClick={layout.cancel}>
        <X size={14} />
      </IconButton>
    </div>
  )
}

const shownMarks = [
  ['added', 'text-good'],
  ['changed', 'text-warn'],
  ['renamed', 'text-accent'],
  ['removed', 'text-danger'],
] as const

function ComparisonBanner() {
  const comparison = useWorkbench((state) => state.comparison)
  const { compare } = useActions()
  if (!comparison) return null
  const counts = { added: 0, removed: 0, changed: 0, renamed: 0, moved: 0, before: 0 }
  for (const mark of Object.values(comparison.marks)) counts[mark] += 1
  return (
    <div
      role="status"
      className="pointer-events-auto flex max-w-[94%] items-center gap-3 whitespace-nowrap rounded-full border border-line bg-surface-raised py-1 pr-1.5 pl-3.5 shadow-raised"
    >
      <span className="truncate font-medium">{comparison.title}</span>
      {shownMarks.map(
        ([mark, tone]) =>
          counts[mark] > 0 && (
            <span key={mark} className={tone}>
              {counts[mark]} {mark}
            </span>
          ),
      )}
      <IconButton
        label={comparison.of === 'fix' ? 'End the preview' : 'End the comparison'}
        onClick={() => void compare(null)}
      >
        <X size={14} />
      </IconButton>
    </div>
  )
}
