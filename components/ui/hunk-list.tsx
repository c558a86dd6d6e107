import type { Hunk } from '@/lib/text'

const marks = { kept: ' ', removed: '−', added: '+' } as const
const looks = { kept: '', removed: 'bg-danger-soft', added: 'bg-good-soft' } as const

/** What a change does to a text, line by line, with a little around it. */
export function HunkList({ hunks }: { readonly hunks: readonly Hunk[] }) {
  return (
    <div className="max-h-56 overflow-auto rounded border border-line bg-surface font-mono text-[11px]">
      {hunks.map((hunk, i) => (
        <pre key={hunk.lines[0]?.line ?? 0} className={i > 0 ? 'border-line border-t' : ''}>
          {hunk.lines.map((line) => (
            <div key={`${line.kind}${line.line}`} className={`whitespace-pre px-1.5 ${looks[line.kind]}`}>
              <span className="select-none text-ink-faint">{marks[line.kind]} </span>
              {line.text}
            </div>
          ))}
        </pre>
      ))}
    </div>
  )
}
