import { toast } from 'sonner'
import { type EntityId, emptySchema } from '@/lib/schema'
import { schemaOf } from '@/lib/worker'
import { copyOps } from '../model/copy'
import { nodeEntities } from '../model/scene'
import { type CommandContext, selectedNodes } from './command-context'

/** Copy and paste: what stands on the clipboard is SQL, ours or anybody's. */
export function clipboardCommands(context: CommandContext) {
  const { actions, state } = context
  const copy = async (): Promise<boolean> => {
    const sql = await definitionOf(context, selectedNodes(context))
    if (sql === '') return false
    try {
      await navigator.clipboard.writeText(sql)
    } catch {
      toast.error('The browser does not let this page write to the clipboard')
      return false
    }
    return true
  }
  const paste = async (sql: string): Promise<void> => {
    if (sql.trim() === '' || state().comparison) return
    const { schema, text } = state()
    // Compared with an empty text, everything that the pasted SQL declares is what is missing.
    const { entities } = await actions.worker.compare({ base: sql, target: '' })
    const pasted = schemaOf(entities, emptySchema(schema.dialect, schema.searchPath))
    const ids = [...nodeEntities(pasted)].map((entity) => entity.id)
    if (ids.length === 0) {
      toast.error('The clipboard holds no SQL that declares a table, view or enum')
      return
    }
    const clashes = ids.some((id) => schema.tables.has(id) || schema.views.has(id) || schema.enums.has(id))
    if (clashes) {
      const copies = copyOps(pasted, schema, ids)
      const done = await actions.applyOps(copies.ops, 'canvas')
      if (done.ok) actions.select([...copies.ids.values()], 'canvas')
      return
    }
    const gap = text === '' || text.endsWith('\n\n') ? '' : text.endsWith('\n') ? '\n' : '\n\n'
    const insert = `${gap}${sql.trim()}\n`
    actions.edit({ replacements: [{ from: text.length, to: text.length, insert }] }, 'canvas')
    actions.select(ids, 'canvas')
  }
  return {
    copy,
    async cut(remove: () => void): Promise<void> {
      if (await copy()) remove()
    },
    paste,
    /** For the menu; the keyboard's paste comes as an event with its text. */
    async pasteFromClipboard(): Promise<void> {
      try {
        await paste(await navigator.clipboard.readText())
      } catch {
        toast.info('Press Ctrl+V to paste: the browser keeps the clipboard from menus')
      }
    },
  }
}

/** The objects as SQL that stands alone; empty when there are none. */
async function definitionOf({ actions, state }: CommandContext, ids: readonly EntityId[]): Promise<string> {
  if (ids.length === 0) return ''
  const { layout, projectName } = state()
  const input = { exporter: 'sql-canonical', layout, selection: ids, title: projectName }
  const { files } = await actions.worker.export(input)
  return files.flatMap((file) => (typeof file.content === 'string' ? [file.content] : [])).join('\n')
}
