'use client'

import { Search } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import type { ProjectSummary } from '@/lib/store'
import { findProjects, type OrderName, orders } from './order'
import { ProjectCard } from './project-card'
import { DeleteDialog, RenameDialog } from './project-dialogs'

interface Props {
  readonly projects: readonly ProjectSummary[]
  readonly dialects: Readonly<Record<string, string>>
  readonly onRename: (id: string, name: string) => Promise<boolean>
  readonly onDelete: (id: string) => Promise<boolean>
}

type Asking = { readonly what: 'rename' | 'delete'; readonly project: ProjectSummary }

/** All projects as cards, searched and sorted. */
export function ProjectList({ projects, dialects, onRename, onDelete }: Props) {
  const [query, setQuery] = useState('')
  const [order, setOrder] = useState<OrderName>('changed')
  const [asking, setAsking] = useState<Asking | null>(null)
  const shown = findProjects(projects, useDeferredValue(query), order)
  const close = () => setAsking(null)

  return (
    <>
      <div className="mb-4 flex flex-wrap items-center gap-2">
        <label className="relative min-w-56 grow sm:max-w-80">
          <span className="sr-only">Search projects</span>
          <Search
            size={14}
            className="-translate-y-1/2 absolute top-1/2 left-2.5 text-ink-faint"
            aria-hidden="true"
          />
          <input
            type="search"
            value={query}
            placeholder="Search projects"
            onChange={(event) => setQuery(event.target.value)}
            className="w-full rounded-md border border-line bg-surface-raised py-1.5 pr-2 pl-8"
          />
        </label>
        <label className="flex items-center gap-1.5 text-ink-muted">
          Sort by
          <select
            aria-label="Sort by"
            value={order}
            onChange={(event) => setOrder(event.target.value as OrderName)}
            className="rounded-md border border-line bg-surface-raised px-2 py-1.5 text-ink"
          >
            {Object.entries(orders).map(([id, { label }]) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <p className="ml-auto text-ink-muted" role="status">
          {shown.length === projects.length
            ? `${projects.length} in all`
            : `${shown.length} of ${projects.length}`}
        </p>
      </div>
      {shown.length === 0 && <p className="py-12 text-center text-ink-muted">No project is called that.</p>}
      <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3" aria-label="Projects">
        {shown.map((project) => (
          <ProjectCard
            key={project.id}
            project={project}
            dialectLabel={dialects[project.dialect] ?? project.dialect}
            onRename={() => setAsking({ what: 'rename', project })}
            onDelete={() => setAsking({ what: 'delete', project })}
          />
        ))}
      </ul>
      {asking?.what === 'rename' && (
        <RenameDialog
          project={asking.project}
          onRename={(name) => onRename(asking.project.id, name)}
          onClose={close}
        />
      )}
      {asking?.what === 'delete' && (
        <DeleteDialog project={asking.project} onDelete={() => onDelete(asking.project.id)} onClose={close} />
      )}
    </>
  )
}
