'use client'

import { type DragEvent, useMemo, useState } from 'react'
import { toast } from 'sonner'
import { dialectDataOf } from '@/lib/sql/about'
import { maxFileBytes, sizeProblem } from '@/lib/store'
import { applyChange, decodeText } from '@/lib/text'
import type { MigrationReviewWish } from '@/lib/worker'
import { saveBlob } from '../assistant/use-hand-over'
import { MigrationEditor } from '../editor'
import { useActions, useWorkbench } from '../state/use-workbench'
import { Modal } from '../ui/modal'
import { MigrationFindings } from './migration-findings'
import { ReviewBar } from './review-bar'
import { type MigrationFinding, rewrittenName } from './review-words'
import { useMigrationReview } from './use-migration-review'

/** A migration that somebody else wrote: what it does to a database in use, and the safe rewrite of it. */
export function MigrationReviewDialog({ onClose }: { readonly onClose: () => void }) {
  const versions = useWorkbench((state) => dialectDataOf(state.dialect).versions)
  const { worker } = useActions()
  const [name, setName] = useState<string | null>(null)
  const [wish, setWish] = useState<MigrationReviewWish>({
    text: '',
    onDocument: true,
    version: versions.at(-1) ?? '',
    wrapped: false,
  })
  const [shown, setShown] = useState<Pick<MigrationFinding, 'from' | 'to'> | null>(null)
  const review = useMigrationReview(wish)
  const findings = review?.findings ?? noFindings
  const marks = useMemo(
    () => findings.map(({ from, to, severity, message }) => ({ from, to, severity, message })),
    [findings],
  )
  const write = (text: string): void => setWish((last) => (last.text === text ? last : { ...last, text }))
  const drop = async (event: DragEvent): Promise<void> => {
    const file = event.dataTransfer.files[0]
    if (!file) return
    event.preventDefault()
    event.stopPropagation()
    const huge = file.size > maxFileBytes ? sizeProblem(`“${file.name}”`, file.size) : null
    if (huge !== null) return void toast.error(huge)
    setName(file.name)
    write(decodeText(new Uint8Array(await file.arrayBuffer())).text)
  }
  const fixAll = async (): Promise<void> => {
    const { text, fixed } = await worker.fixMigration(wish)
    write(text)
    toast.success(
      `${fixed} ${fixed === 1 ? 'finding' : 'findings'} settled; undo in the editor takes it back`,
    )
  }
  return (
    <Modal
      open
      title="Review a migration"
      description="Paste or drop a migration that somebody wrote: what it locks, rewrites, loses or breaks, and how to do it with less harm."
      width="max-w-6xl"
      onClose={onClose}
    >
      <div className="flex h-[70vh] min-h-0 flex-col gap-3">
        <ReviewBar
          wish={wish}
          versions={versions}
          review={review}
          onWish={setWish}
          onFixAll={() => void fixAll().catch((error: Error) => toast.error(error.message))}
          onCopy={() =>
            void navigator.clipboard
              .writeText(wish.text)
              .then(() => toast.success('The file is on the clipboard'))
          }
          onDownload={() => saveBlob(rewrittenName(name), new Blob([wish.text], { type: 'application/sql' }))}
        />
        <div className="grid min-h-0 grow gap-3 max-md:grid-rows-2 md:grid-cols-2">
          <fieldset
            className="nokey flex min-h-0 min-w-0 flex-col overflow-hidden rounded border border-line"
            onDragOverCapture={(event) => event.preventDefault()}
            onDropCapture={drop}
          >
            <legend className="sr-only">The migration</legend>
            <MigrationEditor value={wish.text} marks={marks} shown={shown} onChange={write} />
          </fieldset>
          <MigrationFindings
            review={review}
            text={wish.text}
            onShow={(finding) => setShown({ from: finding.from, to: finding.to })}
            onApply={(finding) => finding.fix && write(applyChange(wish.text, finding.fix.change))}
          />
        </div>
      </div>
    </Modal>
  )
}

const noFindings: readonly MigrationFinding[] = []
