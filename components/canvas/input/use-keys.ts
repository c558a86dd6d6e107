import { type ClipboardEvent, type KeyboardEvent, useMemo } from 'react'
import { useWorkbenchState } from '../../state/use-workbench'
import { useCanvasStore } from '../canvas-store'
import { type CanvasKey, keyOf } from '../model/keys'
import { selectedNodes } from './command-context'
import { type Commands, useCommands } from './use-commands'

/** The keys of the diagram, while it has the focus. Undo, save and help are the workbench's. */
export function useKeys() {
  const commands = useCommands()
  const store = useCanvasStore()
  const state = useWorkbenchState()
  return useMemo(() => {
    const isOwn = (event: KeyboardEvent | ClipboardEvent): boolean => event.target === event.currentTarget
    return {
      onKeyDown(event: KeyboardEvent): void {
        if (!isOwn(event)) return
        const key = keyOf(event)
        if (key === null) return
        const { selection } = state()
        // With nothing selected, Escape and the end of the round leave the keys to the page.
        if (key === 'clear' && selection.length === 0 && store.getState().annotation === null) return
        if (commands.annotations.take(key) || run(key, commands)) event.preventDefault()
      },
      onPaste(event: ClipboardEvent): void {
        if (!isOwn(event)) return
        event.preventDefault()
        void commands.clipboard.paste(event.clipboardData.getData('text/plain'))
      },
    }
  }, [commands, store, state])
}

/** False when the key is left to the page. */
function run(key: CanvasKey, commands: Commands): boolean {
  const { view, create, annotations, edit, clipboard, layout, lines, context } = commands
  switch (key) {
    case 'next':
    case 'previous':
      return view.step(key) || (key === 'next' && annotations.step(1))
    case 'nextLine':
    case 'previousLine':
      return lines.step(key === 'nextLine' ? 1 : -1)
    case 'edit': {
      if (lines.openMenu()) return true
      const last = selectedNodes(context).at(-1)
      if (last !== undefined) view.edit(last, view.pickedColumn(), 'name')
      return last !== undefined
    }
    case 'menu':
      if (!lines.openMenu()) view.openMenu()
      return true
    case 'clear':
      layout.cancel()
      context.store.setState({ annotation: null })
      view.select([])
      return true
    case 'delete':
      edit.remove()
      return true
    case 'selectAll':
      view.selectAll()
      return true
    case 'copy':
      void clipboard.copy()
      return true
    case 'cut':
      void clipboard.cut(edit.remove)
      return true
    case 'duplicate':
      void clipboard.duplicate()
      return true
    case 'newTable':
      void create.table(context.pointer())
      return true
    case 'fit':
      view.fit()
      return true
    case 'fitSelection':
      view.fitSelection()
      return true
    case 'zoomIn':
      view.zoomBy(1.25)
      return true
    case 'zoomOut':
      view.zoomBy(0.8)
      return true
    case 'natural':
      view.zoomToNatural()
      return true
  }
  const [verb, dx, dy] = key
  if (verb === 'row') return view.stepRow(dy)
  if (verb === 'moveRow') {
    const picked = view.pickedRow()
    if (picked) void edit.moveColumn(picked.table, picked.column, picked.row + dy)
    return picked !== null
  }
  if (verb === 'go' || selectedNodes(context).length === 0) view.go(Math.sign(dx), Math.sign(dy))
  else edit.nudge(dx, dy)
  return true
}
