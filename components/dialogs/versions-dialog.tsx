'use client'

import { useEffect, useState } from 'react'
import { toast } from 'sonner'
import type { VersionDocument, VersionSummary } from '@/lib/store'
import { changeBetween } from '@/lib/text'
import { api } from '../state/api-client'
import type { WorkbenchState } from '../state/contract'
import { useActions, useWorkbench, useWorkbenchState } from '../state/use-workbench'
import { Button } from '../ui/button'
import { Modal } from '../ui/modal'
import { useShell } from '../workbench/shell-state'
import { NameVersionForm } from './name-version-form'
import { VersionDiff } from './version-diff'
import { VersionList } from './version-list'

/** The text as it stands, as something that can be compared like a version. */
export const currentVersion = 'current'

/** Saved versions: name one, compare any two as text or on the canvas, restore one. */
export function VersionsDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const projectId = useWorkbench((state) => state.projectId)
  const branch = useWorkbench((state) => state.branch.id)
  const { edit, save, setLayout, compare } = useActions()
  const state = useWorkbenchState()
  const openCompare = useShell((shell) => shell.openCompare)
  const [versions, setVersions] = useState<readonly VersionSummary[] | null>(null)
  const [older, setOlder] = useState<string | null>(null)
  const [newer, setNewer] = useState<string>(currentVersion)
  const [pair, setPair] = useState<readonly [VersionDocument, VersionDocument] | null>(null)

  useEffect(() => {
    if (!open) return
    api
      .versions({ project: projectId, branch })
      .then(setVersions, (error: Error) => toast.error(error.message))
  }, [open, projectId, branch])

  useEffect(() => {
    let current = true
    setPair(null)
    if (!open || older === null) return
    const load = (id: string): Promise<VersionDocument> =>
      id === currentVersion ? Promise.resolve(asVersion(state())) : api.version(projectId, id)
    Promise.all([load(older), load(newer)]).then(
      (loaded) => current && setPair(loaded),
      (error: Error) => toast.error(error.message),
    )
    return () => {
      current = false
    }
  }, [open, older, newer, projectId, state])

  const name = async (title: string): Promise<void> => {
    await save()
    const place = { project: projectId, branch }
    await api.nameVersion(place, title)
    setVersions(await api.versions(place))
  }
  const restore = (version: VersionDocument): void => {
    edit(changeBetween(state().text, version.text), 'restore')
    setLayout(version.layout)
    toast.success('Restored; undo takes it back')
    onClose()
  }
  const onCanvas = async (before: VersionDocument, after: VersionDocument): Promise<void> => {
    await compare({
      title: titleOf(before),
      base: before.text,
      target: after.id === currentVersion ? null : after.text,
      renames: [],
    })
    onClose()
  }
  return (
    <Modal
      open={open}
      title="Versions"
      description="Snapshots are kept as you work; name those that matter."
      width="max-w-6xl"
      onClose={onClose}
    >
      <div className="flex h-[68vh] gap-4">
        <div className="flex w-64 shrink-0 flex-col gap-2">
          <NameVersionForm onName={name} />
          <VersionList
            versions={versions}
            older={older}
            newer={newer}
            onOlder={setOlder}
            onNewer={setNewer}
          />
        </div>
        <div className="flex min-w-0 grow flex-col gap-2">
          {pair ? (
            <>
              <div className="flex items-center gap-2">
                <p className="min-w-0 grow truncate text-ink-muted">
                  {titleOf(pair[0])} → {titleOf(pair[1])}
                </p>
                <Button onClick={() => openCompare({ older: pair[0].id, newer: pair[1].id })}>
                  Plan a migration
                </Button>
                <Button onClick={() => onCanvas(...pair)}>Show on the canvas</Button>
                <Button variant="solid" disabled={older === currentVersion} onClick={() => restore(pair[0])}>
                  Restore {pair[0].name ?? 'this snapshot'}
                </Button>
              </div>
              <VersionDiff before={pair[0].text} after={pair[1].text} />
            </>
          ) : (
            <p className="m-auto text-ink-muted">Choose a version to see what has changed since.</p>
          )}
        </div>
      </div>
    </Modal>
  )
}

export function titleOf(version: Pick<VersionSummary, 'id' | 'name' | 'createdAt'>): string {
  if (version.id === currentVersion) return 'now'
  return version.name ?? `snapshot of ${new Date(version.createdAt).toLocaleString()}`
}

function asVersion({
  text,
  layout,
  revision,
}: Pick<WorkbenchState, 'text' | 'layout' | 'revision'>): VersionDocument {
  const { placements, annotations } = layout
  return {
    id: currentVersion,
    name: null,
    revision,
    tableCount: 0,
    createdAt: new Date().toISOString(),
    text,
    layout: { placements: { ...placements }, annotations: [...annotations] },
  }
}
