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

/** Every statement that says something of the objects, in the order of the text. */
async function definitionOf({ actions, state }: CommandContext, ids: readonly EntityId[]): Promise<string> {
  const { text, schema } = state()
  const members = ids.flatMap((id) => {
    const table = schema.tables.get(id)
    if (!table) return [id]
    const parts = [...table.indexes, ...table.foreignKeys, ...table.triggers, ...table.policies]
    return [id, ...parts.map((part) => part.id)]
  })
  const spans = (await Promise.all(members.map((id) => actions.worker.locate({ id })))).flat()
  const statements = spans
    .filter((span) => span.role !== 'drop')
    .sort((a, b) => a.from - b.from || b.to - a.to)
  const parts: string[] = []
  let end = -1
  for (const { from, to } of statements) {
    if (to <= end) continue
    const sql = text.slice(Math.max(from, end), to).trim()
    parts.push(sql.endsWith(';') ? sql : `${sql};`)
    end = to
  }
  return parts.length === 0 ? '' : `${parts.join('\n\n')}\n`
}
