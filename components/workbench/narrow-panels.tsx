import { BookOpen, Code, ListTree, type LucideIcon, SlidersHorizontal, Workflow } from 'lucide-react'
import { Tabs } from 'radix-ui'
import { AssistantPanel } from '@/components/assistant'
import { Canvas } from '@/components/canvas'
import { DdlEditor } from '@/components/editor'
import { Inspector } from '@/components/inspector'
import { PanelBoundary } from '../ui/panel-boundary'
import { ObjectList } from './object-list'
import { type NarrowView, useShell } from './shell-state'

const views: readonly { readonly id: NarrowView; readonly label: string; readonly icon: LucideIcon }[] = [
  { id: 'objects', label: 'Objects', icon: ListTree },
  { id: 'editor', label: 'DDL', icon: Code },
  { id: 'canvas', label: 'Diagram', icon: Workflow },
  { id: 'inspector', label: 'Inspector', icon: SlidersHorizontal },
  { id: 'athena', label: 'Athena', icon: BookOpen },
]

/** One panel at a time, chosen by tabs: for narrow windows. */
export function NarrowPanels() {
  const view = useShell((state) => state.narrowView)
  const setView = useShell((state) => state.setNarrowView)
  return (
    <Tabs.Root
      value={view}
      onValueChange={(value) => setView(value as NarrowView)}
      className="flex min-h-0 grow flex-col"
    >
      <Tabs.Content value={view} className="min-h-0 grow overflow-auto">
        <PanelBoundary key={view} name="This panel">
          <NarrowContent view={view} />
        </PanelBoundary>
      </Tabs.Content>
      <Tabs.List aria-label="Panels" className="flex shrink-0 border-line border-t">
        {views.map(({ id, label, icon: Icon }) => (
          <Tabs.Trigger
            key={id}
            value={id}
            className="flex grow flex-col items-center gap-0.5 py-1.5 text-[11px] text-ink-muted data-[state=active]:text-accent"
          >
            <Icon size={16} aria-hidden />
            {label}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
    </Tabs.Root>
  )
}

function NarrowContent({ view }: { readonly view: NarrowView }) {
  switch (view) {
    case 'objects':
      return <ObjectList />
    case 'editor':
      return <DdlEditor />
    case 'canvas':
      return <Canvas />
    case 'inspector':
      return <Inspector />
    case 'athena':
      return <AssistantPanel />
  }
}
