import { GitCompare } from 'lucide-react'
import { Button } from '../ui/button'
import { useShell } from '../workbench/shell-state'

/** Where a migration is made: the comparison. */
export function MigrationForm() {
  const openDialog = useShell((state) => state.openDialog)
  const openCompare = useShell((state) => state.openCompare)
  return (
    <section aria-label="Migration bundle" className="mx-3 mt-3 space-y-2 rounded-lg border border-line p-3">
      <h3 className="flex items-center gap-1.5 font-semibold">
        <GitCompare size={15} aria-hidden /> Migration bundle
      </h3>
      <p className="text-[12px] text-ink-muted">
        Compare with a saved version or other SQL; take away the way there and back, in phases, with what each
        statement locks and loses. Or have a migration that somebody else wrote reviewed.
      </p>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={() => openDialog('migration')}>Review a migration file</Button>
        <Button variant="solid" onClick={() => openCompare()}>
          Compare and migrate
        </Button>
      </div>
    </section>
  )
}
