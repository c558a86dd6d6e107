import { toast } from 'sonner'
import type { Placement } from '@/lib/layout'
import {
  type EntityId,
  entityId,
  type ForeignKey,
  freeName,
  joinQualified,
  relationNames,
  type SchemaOpInput,
  type Table,
} from '@/lib/schema'
import { flipOps } from '../model/alter-key'
import { withoutAnnotation } from '../model/annotations'
import { columnOf } from '../model/badges'
import { junctionOps, type LinkEnd, linkOps } from '../model/connect'
import { moveColumnOp } from '../model/reorder'
import { type CommandContext, selectedNodes } from './command-context'
import type { viewCommands } from './view-commands'

/** Commands that change what is there already. */
export function editCommands(context: CommandContext, view: ReturnType<typeof viewCommands>) {
  const { store, actions, state } = context
  const patch = (ids: readonly EntityId[], change: (old: Placement) => Placement): void => {
    const { placements } = state().layout
    const next: Record<string, Placement> = {}
    for (const id of ids) {
      const old = placements[id]
      if (old) next[id] = change(old)
    }
    if (Object.keys(next).length > 0) actions.place(next)
  }
  return {
    async link(from: LinkEnd, to: LinkEnd): Promise<void> {
      const made = linkOps(state().schema, from, to)
      if (made.ok) await actions.applyOps(made.value, 'canvas')
      else toast.error(made.error)
    },
    /** Turns a foreign key round, and says which columns that leaves without one. */
    async flip(table: Table, key: ForeignKey): Promise<void> {
      const made = flipOps(state().schema, table, key)
      if (!made.ok) toast.error(made.error)
      else if ((await actions.applyOps(made.value, 'canvas')).ok) {
        toast.info(`${key.columns.join(', ')} of ${table.name} stays, without a foreign key`)
      }
    },
    async junction(leftId: EntityId, rightId: EntityId): Promise<void> {
      const { schema } = state()
      const left = schema.tables.get(leftId)
      const right = schema.tables.get(rightId)
      if (!left || !right) return
      const made = junctionOps(schema, left, right, relationNames(schema, left.schema))
      if (!made.ok) toast.error(made.error)
      else if ((await actions.applyOps(made.value.ops, 'canvas')).ok) {
        actions.select([entityId('table', left.schema, made.value.name)], 'canvas')
      }
    },
    async addColumn(id: EntityId, after: string | null): Promise<void> {
      const table = state().schema.tables.get(id)
      if (!table) return
      const name = freeName(
        'new_column',
        table.columns.map((column) => column.name),
      )
      const op: SchemaOpInput = {
        op: 'column.add',
        table: joinQualified(table.schema, table.name),
        column: { name, type: 'text' },
        ...(after !== null && { after }),
      }
      const done = await actions.applyOps([op], 'canvas')
      if (done.ok) view.edit(id, name, 'name')
    },
    async moveColumn(id: EntityId, column: string, to: number): Promise<void> {
      const table = state().schema.tables.get(id)
      const op = table && moveColumnOp(table, column, to)
      if (op) await actions.applyOps([op], 'canvas')
    },
    async addValue(id: EntityId): Promise<void> {
      const type = state().schema.enums.get(id)
      if (!type) return
      const value = freeName('new_value', type.values)
      const op: SchemaOpInput = { op: 'enum.addValue', enum: joinQualified(type.schema, type.name), value }
      const done = await actions.applyOps([op], 'canvas')
      if (done.ok) view.edit(id, value, 'name')
    },
    /** Asks first, naming the consequences. Chosen notes and areas go without asking. */
    remove(): void {
      const { annotation } = store.getState()
      if (annotation !== null) {
        store.setState({ annotation: null })
        actions.setLayout(withoutAnnotation(state().layout, annotation))
        return
      }
      const { selection } = state()
      const members = selection.filter((id) => columnOf(id) !== null || id.startsWith('foreignKey:'))
      const ids = members.length > 0 ? members : selectedNodes(context)
      if (ids.length > 0 && !state().comparison) store.setState({ dialog: { kind: 'delete', ids } })
    },
    nudge(dx: number, dy: number): void {
      patch(selectedNodes(context), (old) => ({ ...old, x: old.x + dx, y: old.y + dy }))
    },
    color(ids: readonly EntityId[], color: string | null): void {
      patch(ids, (old) => ({ ...old, color }))
    },
    hide(ids: readonly EntityId[]): void {
      patch(ids, (old) => ({ ...old, hidden: true }))
      actions.select([], 'canvas')
    },
    show(ids: readonly EntityId[]): void {
      patch(ids, ({ hidden: _hidden, ...old }) => old)
    },
    /** Gives the partitions of a table cards of their own, or puts them back into its card. */
    unfold(id: EntityId, unfolded: boolean): void {
      patch([id], ({ unfolded: _unfolded, ...old }) => (unfolded ? { ...old, unfolded } : old))
    },
    /** Header only, all rows, or (undefined) the first rows. */
    fold(ids: readonly EntityId[], collapsed: boolean | undefined): void {
      patch(ids, ({ collapsed: _collapsed, ...old }) =>
        collapsed === undefined ? old : { ...old, collapsed },
      )
    },
  }
}
