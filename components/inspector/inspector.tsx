'use client'

import { useWorkbenchLater } from '../state/use-workbench'
import { EnumInspector } from './enum-inspector'
import { OtherInspector } from './other-inspector'
import { SchemaSummary } from './schema-summary'
import { ownerOf } from './selected'
import { TableInspector } from './table-inspector'
import { ViewInspector } from './view-inspector'

/** Everything of the selected object, editable in forms; of the schema when nothing is selected. */
export function Inspector() {
  const schema = useWorkbenchLater((state) => state.schema)
  const selected = useWorkbenchLater((state) => state.selection.at(-1))
  const entity = selected === undefined ? null : ownerOf(schema, selected)
  if (!entity) return <SchemaSummary />
  switch (entity.entity) {
    case 'table':
      return <TableInspector key={entity.id} table={entity} selected={selected ?? entity.id} />
    case 'view':
      return <ViewInspector key={entity.id} view={entity} />
    case 'enum':
      return <EnumInspector key={entity.id} type={entity} />
    default:
      return <OtherInspector key={entity.id} entity={entity} />
  }
}
