import {
  Code,
  FileDown,
  GitCompare,
  History,
  Keyboard,
  ListTree,
  PanelRight,
  Redo2,
  Search,
  ShieldCheck,
  Undo2,
} from 'lucide-react'
import Link from 'next/link'
import { BranchMenu } from '@/components/branches'
import { dialectData } from '@/lib/sql/about'
import { useActions, useWorkbench } from '../state/use-workbench'
import { Button, IconButton } from '../ui/button'
import { Mark } from '../ui/mark'
import { ProjectName } from './project-name'
import { SaveIndicator } from './save-indicator'
import { type PanelId, useShell } from './shell-state'
import { ThemeToggle } from './theme-toggle'

/** Project, save state, history, search and what opens over the workbench. */
export function TopBar() {
  const dialect = useWorkbench((state) => state.dialect)
  const openDialog = useShell((state) => state.openDialog)
  const openCompare = useShell((state) => state.openCompare)
  const showExport = useShell((state) => state.showExport)
  return (
    <header className="flex h-11 shrink-0 items-center gap-1.5 border-line border-b bg-surface px-2 max-sm:gap-0 max-sm:px-1">
      <Link
        href="/"
        aria-label="All projects"
        title="All projects"
        className="flex items-center gap-1.5 rounded px-1.5 py-1 font-semibold hover:bg-surface-sunken"
      >
        <Mark className="size-5" />
        <span className="hidden text-[14px] lg:inline">Athena</span>
      </Link>
      <span aria-hidden className="text-line-strong">
        /
      </span>
      <ProjectName />
      <BranchMenu />
      <span className="hidden rounded bg-surface-sunken px-1.5 py-0.5 text-[11px] text-ink-muted sm:inline">
        {dialectData.find(({ id }) => id === dialect)?.label ?? dialect}
      </span>
      <SaveIndicator />
      <span className="grow" />
      <HistoryButtons />
      <button
        type="button"
        aria-label="Search and commands"
        onClick={() => openDialog('palette')}
        aria-keyshortcuts="Control+K"
        className="flex min-w-0 items-center gap-2 rounded-md border border-line bg-surface-sunken px-2 py-1 text-ink-muted hover:border-line-strong"
      >
        <Search size={14} aria-hidden className="shrink-0" />
        <span className="hidden w-20 text-left lg:inline 2xl:hidden">Search</span>
        <span className="hidden w-52 text-left 2xl:inline">Search and commands</span>
        <kbd className="hidden whitespace-nowrap font-sans text-[11px] md:inline">Ctrl K</kbd>
      </button>
      <TopButton
        label="Verify"
        onClick={() => openDialog('verify')}
        icon={<ShieldCheck size={14} aria-hidden />}
      />
      <TopButton label="Compare" onClick={() => openCompare()} icon={<GitCompare size={14} aria-hidden />} />
      <TopButton
        label="Versions"
        onClick={() => openDialog('versions')}
        icon={<History size={14} aria-hidden />}
      />
      <TopButton label="Export" onClick={showExport} icon={<FileDown size={14} aria-hidden />} />
      <PanelButtons />
      <ThemeToggle />
      <IconButton label="Keyboard shortcuts (?)" onClick={() => openDialog('help')} className="max-sm:hidden">
        <Keyboard size={15} />
      </IconButton>
    </header>
  )
}

function TopButton(props: {
  readonly label: string
  readonly icon: React.ReactNode
  readonly onClick: () => void
}) {
  return (
    <Button variant="ghost" title={props.label} className="max-sm:px-1" onClick={props.onClick}>
      {props.icon}
      <span className="sr-only xl:not-sr-only">{props.label}</span>
    </Button>
  )
}

function HistoryButtons() {
  const { undo, redo } = useActions()
  const canUndo = useWorkbench((state) => state.canUndo)
  const canRedo = useWorkbench((state) => state.canRedo)
  return (
    <>
      <IconButton label="Undo (Ctrl+Z)" disabled={!canUndo} onClick={undo}>
        <Undo2 size={15} />
      </IconButton>
      <IconButton label="Redo (Ctrl+Shift+Z)" disabled={!canRedo} onClick={redo}>
        <Redo2 size={15} />
      </IconButton>
    </>
  )
}

const panels = [
  { id: 'objects', label: 'Objects (Ctrl+B)', icon: ListTree },
  { id: 'editor', label: 'DDL editor (Ctrl+J)', icon: Code },
  { id: 'side', label: 'Inspector and Athena (Ctrl+Alt+B)', icon: PanelRight },
] as const satisfies readonly { id: PanelId; label: string; icon: unknown }[]

function PanelButtons() {
  const open = useShell((state) => state.open)
  const togglePanel = useShell((state) => state.togglePanel)
  return (
    <fieldset className="hidden items-center gap-0.5 border-line border-x px-1.5 min-[900px]:flex">
      <legend className="sr-only">Panels</legend>
      {panels.map(({ id, label, icon: Icon }) => (
        <IconButton
          key={id}
          label={label}
          aria-pressed={open[id]}
          onClick={() => togglePanel(id)}
          className="aria-pressed:bg-accent-soft aria-pressed:text-accent"
        >
          <Icon size={15} />
        </IconButton>
      ))}
    </fieldset>
  )
}
