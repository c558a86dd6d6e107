import { useWorkbench } from '../state/use-workbench'

const builtIn = [
  'bigint',
  'boolean',
  'bytea',
  'character varying(255)',
  'date',
  'double precision',
  'inet',
  'integer',
  'interval',
  'jsonb',
  'numeric(12,2)',
  'smallint',
  'text',
  'text[]',
  'time',
  'timestamp with time zone',
  'tsvector',
  'uuid',
]

export const typeListId = 'column-types'

/** The types offered in a column's type field: common built-in ones and those of the schema. */
export function TypeNames() {
  const enums = useWorkbench((state) => state.schema.enums)
  const domains = useWorkbench((state) => state.schema.domains)
  const composites = useWorkbench((state) => state.schema.composites)
  const own = [...enums.values(), ...domains.values(), ...composites.values()]
  return (
    <datalist id={typeListId}>
      {own.map((type) => (
        <option key={type.id}>{type.schema === 'public' ? type.name : `${type.schema}.${type.name}`}</option>
      ))}
      {builtIn.map((name) => (
        <option key={name}>{name}</option>
      ))}
    </datalist>
  )
}
