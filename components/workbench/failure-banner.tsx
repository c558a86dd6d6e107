import { TriangleAlert } from 'lucide-react'
import { useWorkbench } from '../state/use-workbench'
import { Button } from '../ui/button'

/** Says that the reading stopped. The text stays in reach: it can still be edited, copied and saved. */
export function FailureBanner() {
  const failed = useWorkbench((state) => state.phase === 'failed')
  const failure = useWorkbench((state) => state.failure)
  if (!failed) return null
  return (
    <div role="alert" className="flex items-center gap-3 bg-danger-soft px-3 py-2 text-danger">
      <TriangleAlert size={16} aria-hidden className="shrink-0" />
      <p className="grow">
        <strong className="font-semibold">The diagram no longer follows the text.</strong>{' '}
        {failure ?? 'The reader stopped without a reason.'} The text is safe and can still be edited.
      </p>
      <Button variant="outline" onClick={() => window.location.reload()}>
        Open again
      </Button>
    </div>
  )
}
