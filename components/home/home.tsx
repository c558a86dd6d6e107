'use client'

import { Plus } from 'lucide-react'
import { useCallback, useState } from 'react'
import { toast } from 'sonner'
import { Button } from '@/components/ui/button'
import { Modal } from '@/components/ui/modal'
import type { ProjectSummary } from '@/lib/store'
import { FileDrop } from './file-drop'
import { HomeHeader } from './home-header'
import { ProjectList } from './project-list'
import { readSqlFile } from './read-sql-file'
import type { Sample } from './sample'
import { StartPanel } from './start-panel'
import { usePastedSql } from './use-pasted-sql'
import { useProjects } from './use-projects'

interface Props {
  readonly projects: readonly ProjectSummary[]
  readonly samples: readonly Sample[]
  /** Labels of the dialects by id. */
  readonly dialects: Readonly<Record<string, string>>
}

/** The home page: the projects, and every way to begin one. */
export function Home({ projects: initial, samples, dialects }: Props) {
  const { projects, creating, create, rename, remove } = useProjects(initial)
  const [starting, setStarting] = useState(false)
  const [pasted, setPasted] = useState<string | null>(null)

  const close = (): void => {
    setStarting(false)
    setPasted(null)
  }

  const openFile = useCallback(
    async (file: File) => {
      const read = await readSqlFile(file)
      if (!read.ok) return void toast.error('The file was not opened', { description: read.message })
      if (read.encoding !== 'UTF-8') toast.info(`Read as ${read.encoding}`)
      await create({ name: read.name, text: read.text })
    },
    [create],
  )
  usePastedSql(
    useCallback((text) => {
      setPasted(text)
      setStarting(true)
    }, []),
    openFile,
  )
  const start = (
    <StartPanel
      samples={samples}
      busy={creating}
      onCreate={create}
      onFile={openFile}
      pasted={pasted}
      onPasted={setPasted}
    />
  )

  return (
    <FileDrop onFile={openFile}>
      <div className="flex min-h-full flex-col bg-surface-sunken">
        <HomeHeader />
        <main className="mx-auto w-full max-w-6xl grow px-6 py-8">
          {projects.length === 0 ? (
            <>
              <h2 className="font-semibold text-[22px] tracking-tight">Begin with a schema</h2>
              <p className="mt-1 mb-6 max-w-2xl text-[14px] text-ink-muted">
                Athena draws the DDL you have and writes what you draw back into it. What it does not
                understand stays as it is, byte for byte.
              </p>
              {start}
            </>
          ) : (
            <>
              <div className="mb-5 flex items-center justify-between gap-4">
                <h2 className="font-semibold text-[22px] tracking-tight">Projects</h2>
                <Button variant="solid" className="px-3 py-1.5 text-[13px]" onClick={() => setStarting(true)}>
                  <Plus size={15} aria-hidden="true" /> New project
                </Button>
              </div>
              <ProjectList projects={projects} dialects={dialects} onRename={rename} onDelete={remove} />
              <Modal open={starting} title="New project" width="max-w-4xl" onClose={close}>
                {start}
              </Modal>
            </>
          )}
        </main>
      </div>
    </FileDrop>
  )
}
