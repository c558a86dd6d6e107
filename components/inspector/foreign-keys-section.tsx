import { useState } from 'react'
import {
  constraintNames,
  type ForeignKey,
  joinQualified,
  nameProblem,
  type ReferentialAction,
  type Table,
} from '@/lib/schema'
import { ForeignKeyForm } from './foreign-key-form'
import { ItemRow } from './item-row'
import { Nothing, Section } from './section'
import { useTableOps } from './use-table-ops'

export const referentialActions: readonly ReferentialAction[] = [
  'no action',
  'restrict',
  'cascade',
  'set null',
  'set default',
]

/** Foreign keys of the table, their actions editable in place. */
export function ForeignKeysSection({ table }: { readonly table: Table }) {
  const { ref, write } = useTableOps(table)
  const [adding, setAdding] = useState(false)
  const alter = (key: ForeignKey, change: Partial<Pick<ForeignKey, 'onDelete' | 'onUpdate'>>): void => {
    const { id: _id, comment: _comment, named, references, ...facts } = { ...key, ...change }
    void write({
      op: 'foreignKey.alter',
      table: ref,
      name: key.name,
      foreignKey: {
        ...facts,
        name: named ? key.name : null,
        columns: [...facts.columns],
        onDeleteColumns: [...facts.onDeleteColumns],
        references: {
          table: joinQualified(references.schema, references.table),
          columns: [...references.columns],
        },
      },
    })
  }
  return (
    <Section
      title="Relationships"
      count={table.foreignKeys.length}
      add={{ label: 'Add a foreign key', onAdd: () => setAdding(true) }}
    >
      {table.foreignKeys.length === 0 && !adding && <Nothing>Refers to no table</Nothing>}
      <ul>
        {table.foreignKeys.map((key) => (
          <ItemRow
            key={key.id}
            id={key.id}
            name={key.name}
            kind="foreign key"
            validate={(name) => nameProblem(name, constraintNames(table))}
            onRename={(to) => write({ op: 'constraint.rename', table: ref, name: key.name, to })}
            comment={key.comment}
            onComment={(comment) =>
              write({ op: 'constraint.setComment', table: ref, name: key.name, comment })
            }
            drop={[{ op: 'constraint.drop', table: ref, name: key.name }]}
          >
            <p>
              ({key.columns.join(', ')}) → {key.references.table} ({key.references.columns.join(', ')})
            </p>
            <p className="flex flex-wrap gap-3">
              <ActionSelect
                label="On delete"
                value={key.onDelete}
                onChange={(onDelete) => alter(key, { onDelete })}
              />
              <ActionSelect
                label="On update"
                value={key.onUpdate}
                onChange={(onUpdate) => alter(key, { onUpdate })}
              />
            </p>
          </ItemRow>
        ))}
      </ul>
      {adding && <ForeignKeyForm table={table} onDone={() => setAdding(false)} />}
    </Section>
  )
}

/** A choice of referential action. */
export function ActionSelect(props: {
  readonly label: string
  readonly value: ReferentialAction
  readonly onChange: (action: ReferentialAction) => void
}) {
  return (
    <label className="flex items-center gap-1">
      {props.label}
      <select
        value={props.value}
        onChange={(event) => {
          const action = referentialActions.find((candidate) => candidate === event.target.value)
          if (action) props.onChange(action)
        }}
        className="rounded border border-line bg-surface px-1"
      >
        {referentialActions.map((action) => (
          <option key={action}>{action}</option>
        ))}
      </select>
    </label>
  )
}
