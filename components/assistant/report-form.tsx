import { Copy, Download, FileText } from 'lucide-react'
import { toast } from 'sonner'
import type { ReportFormatText } from '@/lib/worker'
import { useActions, useWorkbench, useWorkbenchState } from '../state/use-workbench'
import { IconButton } from '../ui/button'
import { OlderPicker } from './score/older-picker'
import { useOlderText } from './score/use-older-text'
import { fileName, saveBlob } from './use-hand-over'

/** The review as a file: for code hosts, build servers, pull requests and people. */
export function ReportForm() {
  const { worker } = useActions()
  const state = useWorkbenchState()
  const formats = useWorkbench(({ catalogue }) => catalogue.reportFormats)
  const older = useOlderText('nothing')
  const made = async (format: string): Promise<{ readonly path: string; readonly content: string }> => {
    const before = older.choice === '' ? null : await older.text()
    const { files } = await worker.report({ format, title: fileName(state().projectName), before })
    const [file] = files
    if (!file) throw new Error('There is nothing to report')
    return file
  }
  const guarded = async (task: () => Promise<void>): Promise<void> => {
    try {
      await task()
    } catch (error) {
      toast.error(error instanceof Error ? error.message : 'The report failed')
    }
  }
  const download = (format: ReportFormatText): Promise<void> =>
    guarded(async () => {
      const { path, content } = await made(format.id)
      saveBlob(`${fileName(state().projectName)}-${path}`, new Blob([content], { type: format.mediaType }))
    })
  const copy = (format: ReportFormatText): Promise<void> =>
    guarded(async () => {
      await navigator.clipboard.writeText((await made(format.id)).content)
      toast.success(`The report is on the clipboard`)
    })
  return (
    <section aria-label="Review report" className="mx-3 mt-3 space-y-2 rounded-lg border border-line p-3">
      <h3 className="flex items-center gap-1.5 font-semibold">
        <FileText size={15} aria-hidden /> Review report
      </h3>
      <OlderPicker label="Of" older={older} none="the whole schema" onChoose={older.choose} />
      <ul>
        {formats.map((format) => (
          <li key={format.id} className="flex items-center gap-1 py-1">
            <div className="min-w-0 grow">
              <p className="font-medium">{format.label}</p>
              <p className="text-[12px] text-ink-muted leading-snug">{format.description}</p>
            </div>
            <IconButton label={`Copy the report as ${format.label}`} onClick={() => void copy(format)}>
              <Copy size={14} />
            </IconButton>
            <IconButton
              label={`Download the report as ${format.label}`}
              onClick={() => void download(format)}
            >
              <Download size={14} />
            </IconButton>
          </li>
        ))}
      </ul>
    </section>
  )
}
