import { useReactFlow, useStoreApi } from '@xyflow/react'
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import type { EntityId } from '@/lib/schema'
import { useActions, useWorkbenchState } from '../../state/use-workbench'
import { useCanvasStore } from '../canvas-store'
import { edgeAt } from '../edges/lines'
import { viewportOf, visibleBox } from '../use-window'
import { annotationCommands } from './annotation-commands'
import { clipboardCommands } from './clipboard-commands'
import type { CanvasFlowNode, CommandContext } from './command-context'
import { createCommands } from './create-commands'
import { editCommands } from './edit-commands'
import { layoutCommands } from './layout-commands'
import { lineCommands } from './line-commands'
import { viewCommands } from './view-commands'

export interface Commands {
  readonly view: ReturnType<typeof viewCommands>
  readonly create: ReturnType<typeof createCommands>
  readonly edit: ReturnType<typeof editCommands>
  readonly clipboard: ReturnType<typeof clipboardCommands>
  readonly layout: ReturnType<typeof layoutCommands>
  readonly annotations: ReturnType<typeof annotationCommands>
  readonly lines: ReturnType<typeof lineCommands>
  readonly context: CommandContext
  /** Whether the canvas itself made this selection. */
  readonly isOwnSelection: (selection: readonly EntityId[]) => boolean
}

/** How far beside a line it is still hit, in pixels. */
const hitReach = 6

const CommandsContext = createContext<Commands | null>(null)

/** Makes every command of the canvas once. */
export function CommandsProvider({ children }: { readonly children: ReactNode }) {
  const store = useCanvasStore()
  const actions = useActions()
  const state = useWorkbenchState()
  const flow = useReactFlow<CanvasFlowNode>()
  const flowStore = useStoreApi()
  const commands = useMemo((): Commands => {
    const visible = () => visibleBox(viewportOf(flowStore.getState()))
    const own = new WeakSet<readonly EntityId[]>()
    const context: CommandContext = {
      store,
      actions: {
        ...actions,
        select(ids, origin) {
          own.add(ids)
          actions.select(ids, origin)
        },
      },
      state,
      flow,
      visible,
      pointer() {
        const { pointer } = store.getState()
        const { x, y, width, height } = visible()
        return pointer ?? { x: x + width / 2, y: y + height / 2 }
      },
      edgeAt({ clientX: x, clientY: y }) {
        const { scene, detail } = store.getState()
        if (detail !== 'rows') return null
        return edgeAt(scene, visible(), flow.screenToFlowPosition({ x, y }), hitReach / flow.getZoom())
      },
    }
    const view = viewCommands(context)
    return {
      view,
      create: createCommands(context, view),
      edit: editCommands(context, view),
      clipboard: clipboardCommands(context, view),
      layout: layoutCommands(context, view),
      annotations: annotationCommands(context, view),
      lines: lineCommands(context),
      context,
      isOwnSelection: (selection) => own.has(selection),
    }
  }, [store, actions, state, flow, flowStore])
  return <CommandsContext value={commands}>{children}</CommandsContext>
}

/** Every command of the canvas; the object never changes. */
export function useCommands(): Commands {
  const commands = useContext(CommandsContext)
  if (!commands) throw new Error('canvas: no commands here')
  return commands
}
