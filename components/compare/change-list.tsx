import { type EntityId, entityId, splitQualified } from '@/lib/schema'
import type { MigrationProposal } from '@/lib/worker'

type Change = MigrationProposal['changes'][number]

const looks = {
  added: { word: 'added', tone: 'bg-good-soft text-good' },
  removed: { word: 'removed', tone: 'bg-danger-soft text-danger' },
  changed: { word: 'changed', tone: 'bg-warn-soft text-warn' },
  renamed: { word: 'renamed', tone: 'bg-accent-soft text-accent' },
} as const

/** What changes, object by object; with `onShow` those that are drawn can be gone to. */
export function ChangeList(props: {
  readonly changes: readonly Change[]
  readonly onShow?: (id: EntityId) => void
}) {
  const { changes, onShow } = props
  if (changes.length === 0) return <p className="text-ink-muted">Both sides are the same schema.</p>
  return (
    <ul className="space-y-2">
      {changes.map((change) => (
        <li key={`${change.kind} ${change.name}`} className="rounded-lg border border-line p-2">
          <p className="flex flex-wrap items-baseline gap-2">
            <Tag change={change} />
            <span className="text-ink-muted">{change.kind}</span>
            <Name change={change} onShow={onShow} />
            {change.formerName !== null && <span className="text-ink-muted">was {change.formerName}</span>}
          </p>
          {change.lines.length > 0 && (
            <ul className="mt-1 list-disc pl-6 text-[12px]">
              {change.lines.map((line, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: lines may be alike and never move
                <li key={at} className="break-words">
                  {line}
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  )
}

function Name(props: { readonly change: Change; readonly onShow: ((id: EntityId) => void) | undefined }) {
  const { change, onShow } = props
  const id = drawnId(change)
  if (!id || !onShow) return <span className="break-all font-semibold">{change.name}</span>
  return (
    <button
      type="button"
      title="Show on the canvas"
      className="break-all text-left font-semibold underline decoration-line-strong underline-offset-2 hover:decoration-accent"
      onClick={() => onShow(id)}
    >
      {change.name}
    </button>
  )
}

/** The id under which an object stands on the canvas; null for what has no node. */
function drawnId({ kind, name }: Change): EntityId | null {
  const drawn = (['table', 'view', 'enum'] as const).find((each) => each === kind)
  return drawn ? entityId(drawn, ...splitQualified(name)) : null
}

function Tag({ change }: { readonly change: Change }) {
  const look = looks[change.formerName !== null && change.how === 'changed' ? 'renamed' : change.how]
  return <span className={`rounded px-1.5 py-0.5 font-medium text-[11px] ${look.tone}`}>{look.word}</span>
}
