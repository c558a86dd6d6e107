import { useState } from 'react'
import { type Index, type IndexKey, nameProblem, relationNames, type Table } from '@/lib/schema'
import { useWorkbenchState } from '../state/use-workbench'
import { IndexForm } from './index-form'
import { ItemRow } from './item-row'
import { Nothing, Section } from './section'
import { useTableOps } from './use-table-ops'

/** Indexes that no constraint owns. */
export function IndexesSection({ table }: { readonly table: Table }) {
  const { ref, write } = useTableOps(table)
  const state = useWorkbenchState()
  const [adding, setAdding] = useState(false)
  return (
    <Section
      title="Indexes"
      count={table.indexes.length}
      add={{ label: 'Add an index', onAdd: () => setAdding(true) }}
    >
      {table.indexes.length === 0 && !adding && <Nothing>No indexes besides the keys</Nothing>}
      <ul>
        {table.indexes.map((index) => (
          <ItemRow
            key={index.id}
            id={index.id}
            name={index.name}
            kind="index"
            validate={(name) => nameProblem(name, relationNames(state().schema, table.schema))}
            onRename={(to) => write({ op: 'index.rename', table: ref, name: index.name, to })}
            comment={index.comment}
            onComment={(comment) => write({ op: 'index.setComment', table: ref, name: index.name, comment })}
            drop={[{ op: 'index.drop', table: ref, name: index.name }]}
          >
            {indexText(index)}
          </ItemRow>
        ))}
      </ul>
      {adding && <IndexForm table={table} onDone={() => setAdding(false)} />}
    </Section>
  )
}

/** What an index is over, in the order of SQL. */
export function indexText(index: Index): string {
  const kind = index.unique ? `unique ${index.method}` : index.method
  const include = index.include.length > 0 ? ` include (${index.include.join(', ')})` : ''
  const where = index.where ? ` where ${index.where}` : ''
  return `${kind} (${index.keys.map(keyText).join(', ')})${include}${where}`
}

function keyText(key: IndexKey): string {
  return `${key.column ?? key.expression ?? ''}${key.order === 'desc' ? ' desc' : ''}`
}
