import { PackageCheck } from 'lucide-react'
import { type DragEvent, useEffect, useState } from 'react'
import { toast } from 'sonner'
import { maxFileBytes, sizeProblem, type VersionSummary } from '@/lib/store'
import { decodeText } from '@/lib/text'
import { api } from '../state/api-client'
import { useActions, useWorkbench, useWorkbenchState } from '../state/use-workbench'
import { Button } from '../ui/button'
import { fileName, saveZip } from './use-hand-over'

const pasted = 'pasted'

/** The migration bundle: from a saved version of this project, or from SQL pasted or dropped here. */
export function MigrationForm() {
  const { worker } = useActions()
  const state = useWorkbenchState()
  const projectId = useWorkbench((s) => s.projectId)
  const [versions, setVersions] = useState<readonly VersionSummary[]>([])
  const [base, setBase] = useState(pasted)
  const [sql, setSql] = useState('')
  const [working, setWorking] = useState(false)
  useEffect(() => {
    api.versions(projectId).then(setVersions, () => setVersions([]))
  }, [projectId])

  const build = async (to: 'download' | 'copy'): Promise<void> => {
    setWorking(true)
    try {
      const text = base === pasted ? sql : (await api.version(projectId, base)).text
      const { projectName } = state()
      const bundle = await worker.migrate({ base: text, title: projectName })
      if (to === 'download') await saveZip(worker, `${fileName(projectName)}-migration`, bundle)
      else {
        await navigator.clipboard.writeText(bundle.files.map((f) => `-- ${f.path}\n${f.content}`).join('\n'))
        toast.success('The migration is on the clipboard')
      }
    } catch (error) {
      toast.error(error instanceof Error ? error.message : 'The bundle could not be made')
    } finally {
      setWorking(false)
    }
  }
  const drop = async (event: DragEvent): Promise<void> => {
    const file = event.dataTransfer.files[0]
    if (!file) return
    event.preventDefault()
    const huge = file.size > maxFileBytes ? sizeProblem(`“${file.name}”`, file.size) : null
    if (huge !== null) return void toast.error(huge)
    setBase(pasted)
    setSql(decodeText(new Uint8Array(await file.arrayBuffer())).text)
  }
  return (
    <section aria-label="Migration bundle" className="mx-3 mt-3 space-y-2 rounded-lg border border-line p-3">
      <h3 className="flex items-center gap-1.5 font-semibold">
        <PackageCheck size={15} aria-hidden /> Migration bundle
      </h3>
      <p className="text-[12px] text-ink-muted">
        A zip with the way up, the way down, and a readme of what each statement does.
      </p>
      <label className="flex items-center gap-2">
        From
        <select
          value={base}
          onChange={(event) => setBase(event.target.value)}
          className="min-w-0 grow rounded border border-line bg-surface px-1.5 py-0.5"
        >
          <option value={pasted}>SQL pasted or dropped below</option>
          {versions.map((version) => (
            <option key={version.id} value={version.id}>
              {version.name ?? 'Snapshot'} · {new Date(version.createdAt).toLocaleString()}
            </option>
          ))}
        </select>
      </label>
      {base === pasted && (
        <textarea
          value={sql}
          rows={5}
          spellCheck={false}
          aria-label="SQL of the schema to start from; empty for an empty database"
          placeholder="Paste or drop the schema to start from. Empty: an empty database."
          onChange={(event) => setSql(event.target.value)}
          onDrop={drop}
          className="w-full rounded border border-line bg-surface p-1.5 font-mono text-[11px]"
        />
      )}
      <div className="flex justify-end gap-2">
        <Button disabled={working} onClick={() => build('copy')}>
          Copy
        </Button>
        <Button variant="solid" disabled={working} onClick={() => build('download')}>
          Download bundle
        </Button>
      </div>
    </section>
  )
}
