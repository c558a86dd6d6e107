import { type EntityId, entityId } from '@/lib/schema'
import { useWorkbench } from '../../state/use-workbench'
import { useCanvas, useCanvasStore } from '../canvas-store'
import { selectedNodes } from '../input/command-context'
import { useCommands } from '../input/use-commands'
import { nodeOf } from '../model/badges'
import { Colors, Heading, Item, Rule } from './parts'

/** What can be done with one node, with a column of it, or with all that are selected. */
export function NodeItems({ id, column }: { readonly id: EntityId; readonly column: string | null }) {
  const { context } = useCommands()
  const selection = useWorkbench((state) => state.selection)
  const count = new Set(selection.map(nodeOf)).size
  const locked = useWorkbench((state) => state.comparison !== null)
  if (locked) return <LookItems id={id} />
  return count > 1 ? <ManyItems ids={selectedNodes(context)} /> : <OneItems id={id} column={column} />
}

function OneItems({ id, column }: { readonly id: EntityId; readonly column: string | null }) {
  const { view, edit, clipboard } = useCommands()
  const node = useCanvas((state) => state.scene.nodes.get(id))
  const unfolded = useWorkbench((state) => state.layout.placements[id]?.unfolded === true)
  if (!node) return null
  const { entity, fold } = node
  const isTable = entity.entity === 'table'
  return (
    <>
      {column !== null && isTable && <ColumnItems id={id} column={column} />}
      {column !== null && entity.entity === 'enum' && (
        <>
          <Heading>{column}</Heading>
          <Item label="Rename value" onSelect={() => view.edit(id, column, 'name')} />
          <Rule />
        </>
      )}
      <Heading>{entity.name}</Heading>
      <Item label="Rename" keys="Enter" onSelect={() => view.edit(id, null, 'name')} />
      {isTable && <Item label="Add column" onSelect={() => void edit.addColumn(id, null)} />}
      {entity.entity === 'enum' && <Item label="Add value" onSelect={() => void edit.addValue(id)} />}
      <Item label="Duplicate" keys="Ctrl+D" onSelect={() => void clipboard.duplicate([id])} />
      <Item label="Cut" keys="Ctrl+X" onSelect={() => void clipboard.cut(edit.remove)} />
      <Item label="Copy" keys="Ctrl+C" onSelect={() => void clipboard.copy()} />
      <Rule />
      {(fold.partitions > 0 || unfolded) && (
        <Item
          label={unfolded ? 'Fold its partitions into it' : 'Unfold its partitions'}
          onSelect={() => edit.unfold(id, !unfolded)}
        />
      )}
      {fold.more > 0 && <Item label="Show all rows" onSelect={() => edit.fold([id], false)} />}
      {fold.rows > 0 ? (
        <Item label="Fold to its name" onSelect={() => edit.fold([id], true)} />
      ) : (
        <Item label="Open" onSelect={() => edit.fold([id], false)} />
      )}
      <Colors onPick={(color) => edit.color([id], color)} />
      <Item label="Hide" onSelect={() => edit.hide([id])} />
      <LookItems id={id} />
      <Rule />
      <Item label="Delete …" keys="Del" danger onSelect={() => edit.remove()} />
    </>
  )
}

function ColumnItems({ id, column }: { readonly id: EntityId; readonly column: string }) {
  const { view, edit } = useCommands()
  const store = useCanvasStore()
  const table = useWorkbench((state) => state.schema.tables.get(id))
  if (!table) return null
  const at = table.columns.findIndex(({ name }) => name === column)
  const columnId = entityId('column', table.schema, table.name, column)
  return (
    <>
      <Heading>{column}</Heading>
      <Item label="Rename" onSelect={() => view.edit(id, column, 'name')} />
      <Item label="Change type" onSelect={() => view.edit(id, column, 'type')} />
      <Item
        label="Move up"
        keys="Ctrl+Shift+↑"
        disabled={at <= 0}
        onSelect={() => void edit.moveColumn(id, column, at - 1)}
      />
      <Item
        label="Move down"
        keys="Ctrl+Shift+↓"
        disabled={at === table.columns.length - 1}
        onSelect={() => void edit.moveColumn(id, column, at + 1)}
      />
      <Item label="Add column below" onSelect={() => void edit.addColumn(id, column)} />
      <Item
        label="Delete column …"
        danger
        onSelect={() => store.setState({ dialog: { kind: 'delete', ids: [columnId] } })}
      />
      <Rule />
    </>
  )
}

function ManyItems({ ids }: { readonly ids: readonly EntityId[] }) {
  const { edit, layout, clipboard, create, context } = useCommands()
  const tables = useWorkbench((state) => state.schema.tables)
  const [left, right, ...others] = ids.filter((id) => tables.has(id))
  return (
    <>
      <Heading>{ids.length} selected</Heading>
      {left !== undefined && right !== undefined && others.length === 0 && (
        <Item label="Join by a junction table" onSelect={() => void edit.junction(left, right)} />
      )}
      <Item label="Tidy the selection" onSelect={() => void layout.tidySelection()} />
      <Item label="Put into an area" onSelect={() => create.area(context.pointer())} />
      <Item label="Duplicate" keys="Ctrl+D" onSelect={() => void clipboard.duplicate(ids)} />
      <Item label="Cut" keys="Ctrl+X" onSelect={() => void clipboard.cut(edit.remove)} />
      <Item label="Copy" keys="Ctrl+C" onSelect={() => void clipboard.copy()} />
      <Rule />
      <Item label="Fold to their names" onSelect={() => edit.fold(ids, true)} />
      <Item label="Open" onSelect={() => edit.fold(ids, undefined)} />
      <Colors onPick={(color) => edit.color(ids, color)} />
      <Item label="Hide" onSelect={() => edit.hide(ids)} />
      <Rule />
      <Item label="Delete …" keys="Del" danger onSelect={() => edit.remove()} />
    </>
  )
}

/** What changes nothing. */
function LookItems({ id }: { readonly id: EntityId }) {
  const { view } = useCommands()
  return (
    <>
      <Item label="Select related" onSelect={() => view.selectRelated(id)} />
      <Item label="Go to its definition" onSelect={() => view.select([id])} />
    </>
  )
}
