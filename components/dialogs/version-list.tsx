import type { VersionSummary } from '@/lib/store'
import { currentVersion, titleOf } from './versions-dialog'

/** The versions, newest first; one is chosen to look back at and one to compare it with. */
export function VersionList(props: {
  /** Null until they are known. */
  readonly versions: readonly VersionSummary[] | null
  readonly older: string | null
  readonly newer: string
  readonly onOlder: (id: string) => void
  readonly onNewer: (id: string) => void
}) {
  return (
    <>
      <label className="flex items-center gap-2 whitespace-nowrap text-[12px] text-ink-muted">
        compared with
        <select
          value={props.newer}
          onChange={(event) => props.onNewer(event.target.value)}
          className="min-w-0 grow rounded border border-line bg-surface px-1 py-0.5"
        >
          <option value={currentVersion}>the text as it stands</option>
          {props.versions?.map((version) => (
            <option key={version.id} value={version.id}>
              {titleOf(version)}
            </option>
          ))}
        </select>
      </label>
      <ul className="min-h-0 grow overflow-auto rounded border border-line">
        {props.versions?.length === 0 && (
          <li className="p-2 text-ink-muted">
            Nothing saved yet. A snapshot is kept as you go on; name one to find it again.
          </li>
        )}
        {props.versions === null && <li className="p-2 text-ink-muted">Loading …</li>}
        {props.versions?.map((version) => (
          <li key={version.id}>
            <button
              type="button"
              aria-pressed={props.older === version.id}
              onClick={() => props.onOlder(version.id)}
              className="w-full border-line border-b px-2 py-1.5 text-left hover:bg-surface-sunken aria-pressed:bg-accent-soft"
            >
              <span className={version.name ? 'font-semibold' : 'text-ink-muted'}>
                {version.name ?? 'Snapshot'}
              </span>
              <span className="block text-[11px] text-ink-faint">
                {new Date(version.createdAt).toLocaleString()}
                {version.tableCount > 0 && ` · ${version.tableCount.toLocaleString('en')} tables`}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
