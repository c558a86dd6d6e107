'use client'

import { Table2 } from 'lucide-react'
import { useState } from 'react'
import { toast } from 'sonner'
import type { NewProject } from '@/lib/store'
import type { Sample } from './sample'

interface Props {
  readonly samples: readonly Sample[]
  readonly busy: boolean
  readonly onCreate: (input: NewProject) => Promise<boolean>
}

/** The samples that ship with the application, each a button that makes a project of it. */
export function SampleList({ samples, busy, onCreate }: Props) {
  const [opening, setOpening] = useState<string | null>(null)

  const open = async (sample: Sample) => {
    setOpening(sample.id)
    try {
      const response = await fetch(`/samples/${sample.id}.sql`)
      if (!response.ok) throw new Error(`The server answered ${response.status}`)
      if (await onCreate({ name: sample.title, dialect: sample.dialect, text: await response.text() })) return
    } catch (error) {
      toast.error(`${sample.title} could not be read`, {
        description: error instanceof Error ? error.message : undefined,
      })
    }
    setOpening(null)
  }

  return (
    <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
      {samples.map((sample) => (
        <li key={sample.id}>
          <button
            type="button"
            disabled={busy || opening !== null}
            aria-busy={opening === sample.id}
            onClick={() => open(sample)}
            className="flex h-full w-full flex-col rounded-xl border border-line bg-surface-raised p-3.5 text-left transition-colors hover:border-accent hover:bg-accent-soft disabled:opacity-60"
          >
            <span className="flex w-full items-baseline justify-between gap-2">
              <span className="font-semibold text-[14px]">{sample.title}</span>
              <span className="inline-flex items-center gap-1 text-ink-faint">
                <Table2 size={12} aria-hidden="true" />
                {sample.tables.toLocaleString('en')}
                <span className="sr-only"> tables</span>
              </span>
            </span>
            <span className="mt-1 text-ink-muted">
              {opening === sample.id ? 'Opening…' : sample.description}
            </span>
            <span className="mt-auto pt-2 text-[11px] text-ink-faint">{sample.licence} licence</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
