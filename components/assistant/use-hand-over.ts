import { toast } from 'sonner'
import type { ExportResult } from '@/lib/export'
import type { ExporterText } from '@/lib/worker'
import type { DocumentWorker } from '../state/document-worker'
import { useActions, useWorkbenchState } from '../state/use-workbench'
import { rasterise } from './rasterise'

/** Makes exports in the worker and hands them over as a download or on the clipboard. */
export function useHandOver(scope: 'all' | 'selection') {
  const { worker } = useActions()
  const state = useWorkbenchState()

  const emit = (exporter: string): Promise<ExportResult> => {
    const { layout, selection, projectName } = state()
    return worker.export({
      exporter,
      layout,
      title: projectName,
      selection: scope === 'all' ? null : selection,
    })
  }
  const report = (result: ExportResult): void => {
    const { losses } = result
    if (losses.length === 0) return
    const first = losses.slice(0, 3).map((loss) => `${loss.feature}: ${loss.instead}`)
    toast.warning(`${losses.length} things could not be said in this form`, {
      description: first.join(' · '),
    })
  }
  const guarded = async (task: () => Promise<void>): Promise<void> => {
    try {
      await task()
    } catch (error) {
      toast.error(error instanceof Error ? error.message : 'The export failed')
    }
  }

  return {
    download: (exporter: ExporterText) =>
      guarded(async () => {
        const result = await emit(exporter.id)
        await saveFiles(worker, fileName(state().projectName), result, exporter.mediaType)
        report(result)
      }),
    copy: (exporter: ExporterText) =>
      guarded(async () => {
        const result = await emit(exporter.id)
        await navigator.clipboard.writeText(result.files.map((file) => file.content).join('\n'))
        toast.success(`${exporter.label} is on the clipboard`)
        report(result)
      }),
    downloadPicture: (to: 'download' | 'copy') =>
      guarded(async () => {
        const [file] = (await emit('svg')).files
        if (!file) return
        const png = await rasterise(file.content)
        if (to === 'download') saveBlob(`${fileName(state().projectName)}.png`, png)
        else {
          await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })])
          toast.success('The picture is on the clipboard')
        }
      }),
  }
}

/** One file as it is, several as a zip. */
async function saveFiles(
  worker: DocumentWorker,
  name: string,
  result: ExportResult,
  mediaType: string,
): Promise<void> {
  const [first, ...rest] = result.files
  if (!first) throw new Error('There is nothing to export')
  if (rest.length === 0) {
    const extension = first.path.slice(first.path.lastIndexOf('.'))
    saveBlob(`${name}${extension}`, new Blob([first.content], { type: mediaType }))
  } else await saveZip(worker, name, result)
}

/** Several files as one download. */
export async function saveZip(worker: DocumentWorker, name: string, { files }: ExportResult): Promise<void> {
  const bytes = await worker.zip({ files })
  saveBlob(`${name}.zip`, new Blob([bytes.slice().buffer], { type: 'application/zip' }))
}

/** The project's name as a file's: what file systems refuse is replaced. */
export function fileName(project: string): string {
  const safe = [...project].map((ch) => (/[\p{L}\p{N}_.-]/u.test(ch) ? ch : '-')).join('')
  return safe || 'schema'
}

/** Hands a file over as a download. */
export function saveBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
