import { useMemo } from 'react'
import { typeNames } from '../state/type-names'
import { useWorkbench } from '../state/use-workbench'

export const typeListId = 'column-types'

/** The types offered in a column's type field. */
export function TypeNames() {
  const dialect = useWorkbench((state) => state.dialect)
  const searchPath = useWorkbench((state) => state.schema.searchPath)
  const enums = useWorkbench((state) => state.schema.enums)
  const domains = useWorkbench((state) => state.schema.domains)
  const composites = useWorkbench((state) => state.schema.composites)
  const ranges = useWorkbench((state) => state.schema.ranges)
  const names = useMemo(
    () => typeNames({ dialect, searchPath, enums, domains, composites, ranges }),
    [dialect, searchPath, enums, domains, composites, ranges],
  )
  return (
    <datalist id={typeListId}>
      {names.map((name) => (
        <option key={name}>{name}</option>
      ))}
    </datalist>
  )
}
