import type { MigrationProposal } from '@/lib/worker'

type Change = MigrationProposal['changes'][number]

const looks = {
  added: { word: 'added', tone: 'bg-good-soft text-good' },
  removed: { word: 'removed', tone: 'bg-danger-soft text-danger' },
  changed: { word: 'changed', tone: 'bg-warn-soft text-warn' },
  renamed: { word: 'renamed', tone: 'bg-accent-soft text-accent' },
} as const

/** What changes, object by object. */
export function ChangeList({ changes }: { readonly changes: readonly Change[] }) {
  if (changes.length === 0) return <p className="text-ink-muted">Both sides are the same schema.</p>
  return (
    <ul className="space-y-2">
      {changes.map((change) => (
        <li key={`${change.kind} ${change.name}`} className="rounded-lg border border-line p-2">
          <p className="flex flex-wrap items-baseline gap-2">
            <Tag change={change} />
            <span className="text-ink-muted">{change.kind}</span>
            <span className="break-all font-semibold">{change.name}</span>
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

function Tag({ change }: { readonly change: Change }) {
  const look = looks[change.formerName !== null && change.how === 'changed' ? 'renamed' : change.how]
  return <span className={`rounded px-1.5 py-0.5 font-medium text-[11px] ${look.tone}`}>{look.word}</span>
}
