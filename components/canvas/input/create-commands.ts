import type { Annotation, Point } from '@/lib/layout'
import { type EntityId, entityId, freeName, relationNames, type SchemaOpInput } from '@/lib/schema'
import { freeAnnotationId, withAnnotation } from '../model/annotations'
import { boundsOf } from '../model/scene'
import { defaultSchema } from '../model/words'
import { type CommandContext, selectedNodes } from './command-context'
import type { viewCommands } from './view-commands'

/** Commands that make something new, at a point of the diagram. */
export function createCommands(context: CommandContext, view: ReturnType<typeof viewCommands>) {
  const { store, actions, state } = context
  const here = (kind: 'table' | 'view', base: string) => {
    const { schema } = state()
    const space = defaultSchema(schema.searchPath)
    const name = freeName(base, relationNames(schema, space))
    return { space, name, id: entityId(kind, space, name) }
  }
  /** Stands where it was asked for as soon as the text that declares it has been read. */
  const add = async (id: EntityId, at: Point, op: SchemaOpInput): Promise<boolean> => {
    actions.settle({ [id]: { x: Math.round(at.x / 8) * 8, y: Math.round(at.y / 8) * 8 } })
    const done = await actions.applyOps([op], 'canvas')
    if (done.ok) actions.select([id], 'canvas')
    return done.ok
  }
  const addAnnotation = (annotation: Omit<Annotation, 'id'>): void => {
    const { layout } = state()
    const id = freeAnnotationId(layout)
    actions.setLayout(withAnnotation(layout, { ...annotation, id }))
    store.setState({ annotation: `edit ${id}` })
  }
  return {
    async table(at: Point): Promise<void> {
      const { space, name, id } = here('table', 'new_table')
      const key = {
        name: 'id',
        type: 'bigint',
        nullable: false,
        identity: { mode: 'always', options: {} },
      } as const
      const op: SchemaOpInput = {
        op: 'table.add',
        table: { schema: space, name, columns: [key], primaryKey: { columns: ['id'] } },
      }
      if (await add(id, at, op)) view.edit(id, null, 'name')
    },
    async view(at: Point): Promise<void> {
      const { space, name, id } = here('view', 'new_view')
      const { schema } = state()
      const source = selectedNodes(context).flatMap((node) => schema.tables.get(node) ?? [])[0]
      const query = source ? selectFrom(source) : 'SELECT 1 AS one'
      const done = await add(id, at, { op: 'view.add', view: { schema: space, name, query } })
      if (done) view.edit(id, null, 'name')
    },
    async enumType(at: Point): Promise<void> {
      const { schema } = state()
      const space = defaultSchema(schema.searchPath)
      const taken = [...schema.enums.values(), ...schema.tables.values(), ...schema.domains.values()]
      const name = freeName(
        'new_enum',
        taken.filter((one) => one.schema === space).map((one) => one.name),
      )
      const id = entityId('enum', space, name)
      const values = ['first', 'second']
      const done = await add(id, at, { op: 'enum.add', enum: { schema: space, name, values } })
      if (done) view.edit(id, null, 'name')
    },
    note({ x, y }: Point): void {
      addAnnotation({ kind: 'note', x, y, width: 220, height: 120, text: '' })
    },
    /** An area around what is selected, or an empty one. */
    area({ x, y }: Point): void {
      const { nodes } = store.getState().scene
      const bounds = boundsOf(selectedNodes(context).flatMap((id) => nodes.get(id) ?? []))
      const box = bounds
        ? { x: bounds.x - 24, y: bounds.y - 48, width: bounds.width + 48, height: bounds.height + 72 }
        : { x, y, width: 480, height: 320 }
      addAnnotation({ kind: 'area', ...box, text: '', color: 'schema-8' })
    },
  }
}

function selectFrom(table: {
  readonly schema: string
  readonly name: string
  readonly columns: readonly { readonly name: string }[]
}): string {
  const columns = table.columns.map(({ name }) => quoted(name)).join(', ')
  return `SELECT ${columns || '*'} FROM ${quoted(table.schema)}.${quoted(table.name)}`
}

function quoted(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`
}
