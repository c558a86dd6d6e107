'use client'

import { EllipsisVertical, Pencil, Trash2 } from 'lucide-react'
import Link from 'next/link'
import { DropdownMenu } from 'radix-ui'
import type { ProjectSummary } from '@/lib/store'
import { ProjectThumbnail } from './project-thumbnail'
import { RelativeTime } from './relative-time'

interface Props {
  readonly project: ProjectSummary
  readonly dialectLabel: string
  readonly onRename: () => void
  readonly onDelete: () => void
}

/** One project of the list; the whole card opens it. */
export function ProjectCard({ project, dialectLabel, onRename, onDelete }: Props) {
  const { id, name, thumbnail, updatedAt } = project
  return (
    <li className="group relative flex flex-col overflow-hidden rounded-xl border border-line bg-surface-raised transition-[border-color,box-shadow] focus-within:border-accent hover:border-line-strong hover:shadow-raised">
      <div className="h-36 border-line border-b bg-canvas p-3">
        <ProjectThumbnail thumbnail={thumbnail} />
      </div>
      <div className="flex items-start gap-2 px-4 pt-3 pb-3.5">
        <div className="min-w-0 grow">
          <h3 className="truncate font-semibold text-[14px]" title={name}>
            {/* The link covers the card; the menu lies above it. */}
            <Link
              href={`/p/${id}`}
              className="after:absolute after:inset-0 after:rounded-xl focus-visible:outline-none"
            >
              {name}
            </Link>
          </h3>
          <p className="mt-0.5 flex flex-wrap gap-x-1.5 text-ink-muted">
            <span>{dialectLabel}</span>
            <span aria-hidden="true">·</span>
            <span>{counted(project)}</span>
            <span aria-hidden="true">·</span>
            <RelativeTime iso={updatedAt} />
          </p>
        </div>
        <ProjectMenu name={name} onRename={onRename} onDelete={onDelete} />
      </div>
    </li>
  )
}

/** How many tables; a project that was never drawn has not been counted. */
function counted({ tableCount, thumbnail }: ProjectSummary): string {
  if (tableCount === 0 && thumbnail === null) return 'not drawn yet'
  return tableCount === 1 ? '1 table' : `${tableCount.toLocaleString('en')} tables`
}

function ProjectMenu(props: {
  readonly name: string
  readonly onRename: () => void
  readonly onDelete: () => void
}) {
  const item =
    'flex cursor-default items-center gap-2 rounded-md px-2 py-1.5 outline-none data-highlighted:bg-surface-sunken'
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger
        aria-label={`Actions for ${props.name}`}
        className="relative z-10 -mr-1.5 rounded-md p-1.5 text-ink-muted hover:bg-surface-sunken hover:text-ink data-[state=open]:bg-surface-sunken"
      >
        <EllipsisVertical size={16} aria-hidden="true" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="end"
          sideOffset={4}
          className="z-50 min-w-36 rounded-lg border border-line bg-surface-raised p-1 shadow-raised"
        >
          <DropdownMenu.Item className={item} onSelect={props.onRename}>
            <Pencil size={14} aria-hidden="true" /> Rename…
          </DropdownMenu.Item>
          <DropdownMenu.Item className={`${item} text-danger`} onSelect={props.onDelete}>
            <Trash2 size={14} aria-hidden="true" /> Delete…
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
