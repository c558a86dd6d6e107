import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels'
import { Canvas } from '@/components/canvas'
import { DdlEditor } from '@/components/editor'
import { PanelBoundary } from '../ui/panel-boundary'
import { ObjectList } from './object-list'
import { PanelFrame } from './panel-frame'
import { useShell } from './shell-state'
import { SidePanel } from './side-panel'

const separator =
  'relative bg-line outline-none transition-colors data-[separator=active]:bg-accent data-[separator=hover]:bg-line-strong focus-visible:bg-accent'

/** Objects and text on the left, the diagram in the middle, inspector and assistant on the right. */
export function WidePanels() {
  const open = useShell((state) => state.open)
  const left = open.objects || open.editor
  const panelIds = [...(left ? ['left'] : []), 'canvas', ...(open.side ? ['side'] : [])]
  const layout = useDefaultLayout({ id: 'athena.columns', panelIds, storage: localStorage })
  return (
    <Group
      id="athena.columns"
      className="min-h-0 grow"
      defaultLayout={layout.defaultLayout}
      onLayoutChanged={layout.onLayoutChanged}
    >
      {left && (
        <>
          <Panel id="left" defaultSize="30%" minSize={220} groupResizeBehavior="preserve-pixel-size">
            <LeftPanels />
          </Panel>
          <Separator className={`w-px ${separator}`} aria-label="Resize the left panels" />
        </>
      )}
      <Panel id="canvas" minSize={240}>
        <section aria-label="Diagram" className="h-full">
          <PanelBoundary name="The diagram">
            <Canvas />
          </PanelBoundary>
        </section>
      </Panel>
      {open.side && (
        <>
          <Separator className={`w-px ${separator}`} aria-label="Resize the right panel" />
          <Panel id="side" defaultSize="26%" minSize={260} groupResizeBehavior="preserve-pixel-size">
            <SidePanel />
          </Panel>
        </>
      )}
    </Group>
  )
}

function LeftPanels() {
  const open = useShell((state) => state.open)
  const togglePanel = useShell((state) => state.togglePanel)
  const panelIds = [...(open.objects ? ['objects'] : []), ...(open.editor ? ['editor'] : [])]
  const layout = useDefaultLayout({ id: 'athena.left', panelIds, storage: localStorage })
  return (
    <Group
      id="athena.left"
      orientation="vertical"
      className="h-full"
      defaultLayout={layout.defaultLayout}
      onLayoutChanged={layout.onLayoutChanged}
    >
      {open.objects && (
        <Panel id="objects" defaultSize="34%" minSize={90}>
          <PanelFrame title="Objects" shortcut="Ctrl+B" onHide={() => togglePanel('objects')}>
            <ObjectList />
          </PanelFrame>
        </Panel>
      )}
      {open.objects && open.editor && (
        <Separator className={`h-px ${separator}`} aria-label="Resize objects and text" />
      )}
      {open.editor && (
        <Panel id="editor" minSize={120}>
          <PanelFrame title="DDL" shortcut="Ctrl+J" onHide={() => togglePanel('editor')}>
            <DdlEditor />
          </PanelFrame>
        </Panel>
      )}
    </Group>
  )
}
