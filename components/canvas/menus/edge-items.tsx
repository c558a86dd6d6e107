import { joinQualified, type ReferentialAction } from '@/lib/schema'
import { useActions, useWorkbench } from '../../state/use-workbench'
import { useCanvas, useCanvasStore } from '../canvas-store'
import { useCommands } from '../input/use-commands'
import { alterKeyOp, manyOrOneOp } from '../model/alter-key'
import { edgeLabel } from '../model/words'
import { Heading, Item, Rule } from './parts'

const actionNames: readonly ReferentialAction[] = [
  'no action',
  'restrict',
  'cascade',
  'set null',
  'set default',
]

/** What can be done with a foreign key from its line; other lines only lead to their ends. */
export function EdgeItems({ id }: { readonly id: string }) {
  const edge = useCanvas((state) => state.scene.edges.get(id))
  const locked = useWorkbench((state) => state.comparison !== null)
  const { view } = useCommands()
  if (!edge) return null
  return (
    <>
      <Heading>{edgeLabel(edge)}</Heading>
      {edge.relationship && !locked && <KeyItems id={id} />}
      <Item label={`Go to ${edge.source.entity.name}`} onSelect={() => goTo(edge.source.id)} />
      <Item label={`Go to ${edge.target.entity.name}`} onSelect={() => goTo(edge.target.id)} />
    </>
  )
  function goTo(node: Parameters<typeof view.reveal>[0]): void {
    view.select([node])
    view.reveal(node, 'readable')
  }
}

function KeyItems({ id }: { readonly id: string }) {
  const { applyOps } = useActions()
  const { edit } = useCommands()
  const store = useCanvasStore()
  const edge = useCanvas((state) => state.scene.edges.get(id))
  const table = edge?.source.entity
  const key = table?.entity === 'table' ? table.foreignKeys.find((one) => one.id === id) : undefined
  if (table?.entity !== 'table' || !key) return null
  const optional = key.columns.some((name) => table.columns.find((one) => one.name === name)?.nullable)
  const ref = joinQualified(table.schema, table.name)
  const primary = new Set(table.primaryKey?.columns)
  const free = key.columns.filter((name) => !primary.has(name))
  const isMany = edge?.relationship?.cardinality.from.max === 'many'
  const counted = manyOrOneOp(table, key, isMany ? 'one' : 'many')
  return (
    <>
      {actionNames.map((action) => (
        <Item
          key={action}
          label={`${key.onDelete === action ? '✓ ' : ''}On delete ${action}`}
          disabled={key.onDelete === action}
          onSelect={() => void applyOps([alterKeyOp(table, key, { onDelete: action })], 'canvas')}
        />
      ))}
      <Item
        label={optional ? 'Make it required (not null)' : 'Make it optional (nullable)'}
        disabled={free.length === 0}
        onSelect={() =>
          void applyOps(
            free.map((column) => ({ op: 'column.setNullable', table: ref, column, nullable: !optional })),
            'canvas',
          )
        }
      />
      <Item
        label={isMany ? 'Make it one to one (unique)' : 'Make it one to many (not unique)'}
        disabled={counted === null}
        onSelect={() => void (counted && applyOps([counted], 'canvas'))}
      />
      <Item
        label={`Turn it round: ${edge?.target.entity.name} refers to ${table.name}`}
        disabled={edge?.source === edge?.target}
        onSelect={() => void edit.flip(table, key)}
      />
      <Rule />
      <Item
        label="Delete the foreign key …"
        danger
        onSelect={() => store.setState({ dialog: { kind: 'delete', ids: [key.id] } })}
      />
      <Rule />
    </>
  )
}
