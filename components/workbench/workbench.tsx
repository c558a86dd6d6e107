'use client'

import type { ProjectDocument } from '@/lib/store'
import { useWorkbench, WorkbenchProvider } from '../state/use-workbench'
import { Notice } from './notice'
import { Shell } from './shell'

/** The open project: its first reading, then the shell. */
export function Workbench({ project }: { readonly project: ProjectDocument }) {
  return (
    <WorkbenchProvider project={project} fallback={<Notice title={`Opening ${project.name} …`} />}>
      <ReadingGate />
    </WorkbenchProvider>
  )
}

function ReadingGate() {
  const phase = useWorkbench((state) => state.phase)
  const name = useWorkbench((state) => state.projectName)
  return (
    <>
      <title>{`${name} · Athena`}</title>
      {phase === 'loading' ? <Notice title={`Reading ${name} …`} /> : <Shell />}
    </>
  )
}
