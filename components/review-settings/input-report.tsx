import { useWorkbench } from '../state/use-workbench'

/** What was made of an import, and what is wrong with it. */
export function InputReport({ input }: { readonly input: 'statistics' | 'workload' }) {
  const report = useWorkbench((state) => state.inputReports[input])
  if (!report) return null
  return (
    <p role={report.isGood ? 'status' : 'alert'} className={report.isGood ? 'text-good' : 'text-danger'}>
      {report.words}
    </p>
  )
}
