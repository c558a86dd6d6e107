import { useReactFlow } from '@xyflow/react'
import { DropdownMenu } from 'radix-ui'
import { useRef } from 'react'
import { useWorkbench } from '../../state/use-workbench'
import { type MenuRequest, useCanvas, useCanvasStore } from '../canvas-store'
import { useCommands } from '../input/use-commands'
import { AnnotationItems } from './annotation-items'
import { EdgeItems } from './edge-items'
import { NodeItems } from './node-items'
import { Item, menuClass, Rule } from './parts'

/** The context menu of whatever was asked for, at the pointer. */
export function CanvasMenu() {
  const store = useCanvasStore()
  const request = useCanvas((state) => state.menu)
  const last = useRef<MenuRequest | null>(null)
  if (request) last.current = request
  // The last request stays while the menu closes.
  const shown = request ?? last.current
  return (
    <DropdownMenu.Root
      open={request !== null}
      onOpenChange={(open) => !open && store.setState({ menu: null })}
      modal={false}
    >
      <DropdownMenu.Trigger asChild>
        <span
          aria-hidden="true"
          tabIndex={-1}
          className="pointer-events-none fixed size-0"
          style={{ left: shown?.x ?? 0, top: shown?.y ?? 0 }}
        />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          key={shown ? `${shown.x} ${shown.y}` : ''}
          side="right"
          align="start"
          collisionPadding={8}
          className={menuClass}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            // What a menu item opened for writing keeps the focus.
            const { editing, annotation } = store.getState()
            if (!editing && !annotation?.startsWith('edit '))
              document.querySelector<HTMLElement>('.canvas')?.focus()
          }}
        >
          {shown && <Items request={shown} />}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

function Items({ request }: { readonly request: MenuRequest }) {
  switch (request.on.kind) {
    case 'canvas':
      return <GroundItems request={request} />
    case 'node':
      return <NodeItems id={request.on.id} column={request.on.column} />
    case 'edge':
      return <EdgeItems id={request.on.id} />
    case 'annotation':
      return <AnnotationItems id={request.on.id} />
  }
}

function GroundItems({ request }: { readonly request: MenuRequest }) {
  const { create, view, layout, clipboard } = useCommands()
  const flow = useReactFlow()
  const locked = useWorkbench((state) => state.comparison !== null)
  const at = flow.screenToFlowPosition({ x: request.x, y: request.y })
  return (
    <>
      <Item label="New table" keys="N" disabled={locked} onSelect={() => void create.table(at)} />
      <Item label="New view" disabled={locked} onSelect={() => void create.view(at)} />
      <Item label="New enum" disabled={locked} onSelect={() => void create.enumType(at)} />
      <Item label="New note" disabled={locked} onSelect={() => create.note(at)} />
      <Item label="New area" disabled={locked} onSelect={() => create.area(at)} />
      <Rule />
      <Item
        label="Paste"
        keys="Ctrl+V"
        disabled={locked}
        onSelect={() => void clipboard.pasteFromClipboard()}
      />
      <Item label="Select all" keys="Ctrl+A" onSelect={() => view.selectAll()} />
      <Rule />
      <Item label="Tidy the whole diagram" disabled={locked} onSelect={() => void layout.tidyAll()} />
      <Item label="Fit the diagram" keys="Shift+1" onSelect={() => view.fit()} />
    </>
  )
}
