'use client'

import { ClipboardPaste, FilePlus2, FileUp } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import type { NewProject } from '@/lib/store'
import { PasteForm } from './paste-form'
import type { Sample } from './sample'
import { SampleList } from './sample-list'

interface Props {
  readonly samples: readonly Sample[]
  readonly busy: boolean
  readonly onCreate: (input: NewProject) => Promise<boolean>
  readonly onFile: (file: File) => void
  /** Text that was pasted onto the page; null when none was. */
  readonly pasted: string | null
  readonly onPasted: (text: string | null) => void
}

/** All ways to begin a project: empty, from a file, pasted, from a sample. */
export function StartPanel({ samples, busy, onCreate, onFile, pasted, onPasted }: Props) {
  const file = useRef<HTMLInputElement>(null)
  if (pasted !== null) {
    return (
      <PasteForm key={pasted} pasted={pasted} busy={busy} onCreate={onCreate} onBack={() => onPasted(null)} />
    )
  }
  return (
    <div className="flex flex-col gap-6">
      <div className="grid gap-3 sm:grid-cols-3">
        <Way
          icon={<FilePlus2 size={20} />}
          title="Empty schema"
          text="Draw tables, or type the first CREATE TABLE"
          disabled={busy}
          onClick={() => onCreate({ name: 'Untitled schema', text: '' })}
        />
        <Way
          icon={<FileUp size={20} />}
          title="Open a .sql file"
          text="Choose one, or drop it anywhere on this page"
          disabled={busy}
          onClick={() => file.current?.click()}
        />
        <Way
          icon={<ClipboardPaste size={20} />}
          title="Paste SQL"
          text="DDL, a dump, migrations; or press Ctrl+V here"
          disabled={busy}
          onClick={() => onPasted('')}
        />
      </div>
      <input
        ref={file}
        type="file"
        accept=".sql,.ddl,.psql,.pgsql,.txt,text/plain,application/sql"
        aria-label="SQL file"
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          const chosen = event.target.files?.[0]
          event.target.value = ''
          if (chosen) onFile(chosen)
        }}
      />
      <section aria-labelledby="samples-heading">
        <h3 id="samples-heading" className="mb-2.5 font-semibold text-ink-muted">
          Or look around in a real schema
        </h3>
        <SampleList samples={samples} busy={busy} onCreate={onCreate} />
      </section>
    </div>
  )
}

function Way(props: {
  readonly icon: ReactNode
  readonly title: string
  readonly text: string
  readonly disabled: boolean
  readonly onClick: () => void
}) {
  return (
    <button
      type="button"
      disabled={props.disabled}
      onClick={props.onClick}
      className="flex items-start gap-3 rounded-xl border border-line bg-surface-raised p-4 text-left transition-colors hover:border-accent hover:bg-accent-soft disabled:opacity-60"
    >
      <span className="rounded-lg bg-accent-soft p-2 text-accent" aria-hidden="true">
        {props.icon}
      </span>
      <span>
        <span className="block font-semibold text-[14px]">{props.title}</span>
        <span className="block text-ink-muted">{props.text}</span>
      </span>
    </button>
  )
}
