import { dialectOf } from '@/lib/sql'
import { useWorkbench } from '../../state/use-workbench'
import { useCanvas } from '../canvas-store'

export const typeNamesId = 'canvas-types'

/** The types offered while a column's type is edited in place: the dialect's, and those of the schema. */
export function TypeNames() {
  const isWanted = useCanvas((state) => state.editing?.part === 'type')
  return isWanted ? <TypeList /> : null
}

function TypeList() {
  const schema = useWorkbench((state) => state.schema)
  const own = [...schema.enums.values(), ...schema.domains.values(), ...schema.composites.values()]
  const names = own.map((type) => (type.schema === 'public' ? type.name : `${type.schema}.${type.name}`))
  const known = dialectOf(schema.dialect).language.types.map((type) => type.name)
  return (
    <datalist id={typeNamesId}>
      {[...new Set([...names, ...known])].map((name) => (
        <option key={name}>{name}</option>
      ))}
    </datalist>
  )
}
