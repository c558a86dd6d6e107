'use client'

import { AlertDialog } from 'radix-ui'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Modal } from '@/components/ui/modal'
import { returnFocus } from '@/components/ui/return-focus'
import type { ProjectSummary } from '@/lib/store'

interface RenameProps {
  readonly project: ProjectSummary
  readonly onRename: (name: string) => Promise<boolean>
  readonly onClose: () => void
}

/** Asks for another name. */
export function RenameDialog({ project, onRename, onClose }: RenameProps) {
  const [name, setName] = useState(project.name)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === project.name || (await onRename(name.trim()))) onClose()
  }
  return (
    <Modal open title="Rename project" width="max-w-md" onClose={onClose}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <label className="flex flex-col gap-1 font-medium">
          Name
          <input
            value={name}
            maxLength={200}
            required
            onChange={(event) => setName(event.target.value)}
            onFocus={(event) => event.target.select()}
            className="rounded-md border border-line-strong bg-surface px-2.5 py-1.5 font-normal text-[14px]"
          />
        </label>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="solid" disabled={name.trim() === ''}>
            Rename
          </Button>
        </div>
      </form>
    </Modal>
  )
}

interface DeleteProps {
  readonly project: ProjectSummary
  readonly onDelete: () => Promise<boolean>
  readonly onClose: () => void
}

/** Asks before a project goes for good. */
export function DeleteDialog({ project, onDelete, onClose }: DeleteProps) {
  return (
    <AlertDialog.Root open onOpenChange={(open) => !open && onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-40 bg-black/40" />
        <AlertDialog.Content
          onCloseAutoFocus={returnFocus}
          className="-translate-x-1/2 -translate-y-1/2 fixed top-1/2 left-1/2 z-50 w-[92vw] max-w-md rounded-xl border border-line bg-surface-raised p-5 shadow-raised"
        >
          <AlertDialog.Title className="break-words font-semibold text-[15px]">
            Delete “{project.name}”?
          </AlertDialog.Title>
          <AlertDialog.Description className="mt-1.5 text-ink-muted">
            Its text, its diagram and all its versions are deleted. This cannot be undone.
          </AlertDialog.Description>
          <div className="mt-5 flex justify-end gap-2">
            <AlertDialog.Cancel asChild>
              <Button>Cancel</Button>
            </AlertDialog.Cancel>
            <Button
              variant="danger"
              onClick={async () => {
                if (await onDelete()) onClose()
              }}
            >
              Delete project
            </Button>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
