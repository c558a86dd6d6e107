import { typeNames } from '../../state/type-names'
import { useWorkbench } from '../../state/use-workbench'
import { useCanvas } from '../canvas-store'

export const typeNamesId = 'canvas-types'

/** The types offered while a column's type is edited in place. */
export function TypeNames() {
  const isWanted = useCanvas((state) => state.editing?.part === 'type')
  return isWanted ? <TypeList /> : null
}

function TypeList() {
  const schema = useWorkbench((state) => state.schema)
  return (
    <datalist id={typeNamesId}>
      {typeNames(schema).map((name) => (
        <option key={name}>{name}</option>
      ))}
    </datalist>
  )
}
