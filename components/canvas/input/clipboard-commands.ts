import { toast } from 'sonner'
import type { EntityId } from '@/lib/schema'
import type { Adoption } from '@/lib/sync'
import { placesBeside } from '../model/copy-places'
import { named } from '../model/words'
import { type CommandContext, selectedNodes } from './command-context'
import type { viewCommands } from './view-commands'

/** How often a paste is worked out again when the text moved meanwhile. */
const attempts = 3

/** Copy, paste and duplicate: what stands on the clipboard is SQL, ours or anybody's. */
export function clipboardCommands(context: CommandContext, view: ReturnType<typeof viewCommands>) {
  const { store, actions, state } = context
  const copy = async (): Promise<boolean> => {
    const sql = await actions.worker.excerpt({ ids: selectedNodes(context) })
    if (sql === '') return false
    try {
      await navigator.clipboard.writeText(sql)
    } catch {
      toast.error('The browser does not let this page write to the clipboard')
      return false
    }
    return true
  }
  const paste = async (script: string): Promise<void> => {
    if (script.trim() === '' || state().comparison) return
    for (let attempt = 1; ; attempt++) {
      const { revision } = state()
      const adopted = await actions.worker.adopt({ script })
      if (!adopted.ok) return void toast.error(adopted.error)
      if (state().revision === revision) return take(adopted.value)
      if (attempt === attempts) return void toast.error('The text keeps changing; try again')
    }
  }
  const take = async ({ change, ids, known, dangling }: Adoption): Promise<void> => {
    const placed = placesBeside(store.getState().scene, state().layout.placements, ids)
    if (Object.keys(placed).length > 0) actions.settle(placed)
    actions.edit(change, 'canvas')
    const added = ids.map(([, id]) => id)
    actions.select(added, 'canvas')
    if (dangling.length > 0) toast.info(`Left out, for want of the table it points at: ${named(dangling)}`)
    else if (known.length > 0) toast.info(`Used as it is here already: ${named(known)}`)
    // Answered in order: by then the text has been read and the nodes stand.
    await actions.worker.describe({ id: added[0] ?? ('' as EntityId) })
    requestAnimationFrame(() => view.revealAll(added))
  }
  return {
    copy,
    async cut(remove: () => void): Promise<void> {
      if (await copy()) remove()
    },
    paste,
    async duplicate(ids: readonly EntityId[] = selectedNodes(context)): Promise<void> {
      const sql = await actions.worker.excerpt({ ids })
      if (sql !== '') await paste(sql)
    },
    /** For the menu; the keyboard's paste comes as an event with its text. */
    async pasteFromClipboard(): Promise<void> {
      let text: string
      try {
        text = await navigator.clipboard.readText()
      } catch {
        toast.info('Press Ctrl+V to paste: the browser keeps the clipboard from menus')
        return
      }
      await paste(text)
    },
  }
}
