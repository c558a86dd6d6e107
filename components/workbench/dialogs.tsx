import { WaiveDialog } from '@/components/assistant'
import { CompareDialog } from '@/components/compare'
import { VerifyDialog, VersionsDialog } from '@/components/dialogs'
import { MigrationReviewDialog } from '@/components/migration-review'
import { ReviewSettingsDialog } from '@/components/review-settings'
import { RuleDialog } from '@/components/rules'
import { HelpDialog } from './help-dialog'
import { MentionsDialog } from './mentions-dialog'
import { CommandPalette } from './palette'
import { useShell } from './shell-state'

/** What opens over the workbench, one at a time. */
export function Dialogs() {
  const dialog = useShell((state) => state.dialog)
  const close = useShell((state) => state.closeDialog)
  return (
    <>
      {dialog === 'palette' && <CommandPalette onClose={close} />}
      <MentionsDialog />
      <HelpDialog open={dialog === 'help'} onClose={close} />
      <VersionsDialog open={dialog === 'versions'} onClose={close} />
      {dialog === 'compare' && <CompareDialog onClose={close} />}
      {dialog === 'migration' && <MigrationReviewDialog onClose={close} />}
      {dialog === 'review' && <ReviewSettingsDialog onClose={close} />}
      <WaiveDialog />
      <RuleDialog />
      <VerifyDialog open={dialog === 'verify'} onClose={close} />
    </>
  )
}
