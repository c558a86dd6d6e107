import { Copy, Download, Wrench } from 'lucide-react'
import type { MigrationReviewWish } from '@/lib/worker'
import { Button } from '../ui/button'
import { safeFixes } from './review-words'
import type { MigrationReview } from './use-migration-review'

/** What the migration meets, and what is done with its rewritten text. */
export function ReviewBar(props: {
  readonly wish: MigrationReviewWish
  readonly versions: readonly string[]
  readonly review: MigrationReview | null
  readonly onWish: (wish: MigrationReviewWish) => void
  readonly onFixAll: () => void
  readonly onCopy: () => void
  readonly onDownload: () => void
}) {
  const { wish, review, onWish } = props
  const safe = safeFixes(review?.findings ?? [])
  const isEmpty = wish.text.trim() === ''
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-b pb-2">
      <label className="flex items-center gap-1.5">
        <span className="text-ink-muted">On</span>
        <select
          value={wish.onDocument ? 'document' : 'unknown'}
          onChange={({ target }) => onWish({ ...wish, onDocument: target.value === 'document' })}
          className="rounded border border-line bg-surface px-1.5 py-0.5"
        >
          <option value="document">the schema of this project</option>
          <option value="unknown">a schema that is not known</option>
        </select>
      </label>
      <label className="flex items-center gap-1.5">
        <span className="text-ink-muted">Server</span>
        <select
          value={wish.version}
          onChange={({ target }) => onWish({ ...wish, version: target.value })}
          className="rounded border border-line bg-surface px-1.5 py-0.5"
        >
          {[...props.versions].reverse().map((version) => (
            <option key={version}>{version}</option>
          ))}
        </select>
      </label>
      <label className="flex items-center gap-1.5">
        <input
          type="checkbox"
          checked={wish.wrapped}
          onChange={({ target }) => onWish({ ...wish, wrapped: target.checked })}
        />
        run in one transaction by its tool
      </label>
      <span className="grow" />
      <Button variant="solid" disabled={safe === 0} onClick={props.onFixAll}>
        <Wrench size={13} aria-hidden /> Apply all safe rewrites{safe > 0 ? ` (${safe})` : ''}
      </Button>
      <Button disabled={isEmpty} onClick={props.onCopy}>
        <Copy size={13} aria-hidden /> Copy
      </Button>
      <Button disabled={isEmpty} onClick={props.onDownload}>
        <Download size={13} aria-hidden /> Download
      </Button>
    </div>
  )
}
