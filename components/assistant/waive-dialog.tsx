import { useWorkbench } from '../state/use-workbench'
import { Modal } from '../ui/modal'
import { useShell } from '../workbench/shell-state'
import { WaiveForm } from './waive-form'

/** Asks why the finding that was pointed at in the editor does not apply. */
export function WaiveDialog() {
  const key = useShell((state) => state.waiving)
  const waive = useShell((state) => state.waive)
  const finding = useWorkbench(({ findings }) => findings.find((each) => each.key === key))
  if (!finding) return null
  return (
    <Modal open title="Waive a finding" description={finding.message} onClose={() => waive(null)}>
      <WaiveForm finding={finding} onDone={() => waive(null)} />
    </Modal>
  )
}
