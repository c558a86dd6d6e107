import { useState } from 'react'
import { fragmentProblem, nameProblem, type Policy, type Table } from '@/lib/schema'
import { EditableText } from '../ui/editable-text'
import { ItemRow } from './item-row'
import { PolicyForm } from './policy-form'
import { Section } from './section'
import { useTableOps } from './use-table-ops'

/** Row security and its policies. */
export function SecuritySection({ table }: { readonly table: Table }) {
  const { ref, write } = useTableOps(table)
  const [adding, setAdding] = useState(false)
  const { enabled, forced } = table.rowSecurity
  const set = (rowSecurity: { readonly enabled: boolean; readonly forced: boolean }): void =>
    void write({ op: 'table.setRowSecurity', table: ref, ...rowSecurity })
  const names = table.policies.map((policy) => policy.name)
  const alter = (policy: Policy, change: Partial<Pick<Policy, 'name' | 'using' | 'check'>>): void => {
    const { name, permissive, command, roles, using, check } = { ...policy, ...change }
    void write({
      op: 'policy.alter',
      table: ref,
      name: policy.name,
      policy: { name, permissive, command, roles: [...roles], using, check },
    })
  }
  return (
    <Section
      title="Row security"
      count={table.policies.length}
      add={{ label: 'Add a policy', onAdd: () => setAdding(true) }}
    >
      <div className="flex gap-4">
        <label className="flex items-center gap-1.5">
          <input
            type="checkbox"
            checked={enabled}
            onChange={(e) => set({ enabled: e.target.checked, forced })}
          />
          Enabled
        </label>
        <label className="flex items-center gap-1.5">
          <input
            type="checkbox"
            checked={forced}
            onChange={(e) => set({ enabled, forced: e.target.checked })}
          />
          Also for the owner
        </label>
      </div>
      <ul>
        {table.policies.map((policy) => (
          <ItemRow
            key={policy.id}
            id={policy.id}
            name={policy.name}
            kind="policy"
            validate={(name) => nameProblem(name, names)}
            onRename={(name) => alter(policy, { name })}
            comment={policy.comment}
            onComment={(comment) =>
              write({ op: 'policy.setComment', table: ref, name: policy.name, comment })
            }
            drop={[{ op: 'policy.drop', table: ref, name: policy.name }]}
          >
            {policy.permissive ? 'permissive' : 'restrictive'}, for {policy.command}, to{' '}
            {policy.roles.join(', ') || 'public'}
            {policy.using !== null && (
              <Condition
                words="using"
                label={`Rows that policy ${policy.name} lets be seen`}
                sql={policy.using}
                onCommit={(using) => alter(policy, { using })}
              />
            )}
            {policy.check !== null && (
              <Condition
                words="with check"
                label={`Rows that policy ${policy.name} lets be written`}
                sql={policy.check}
                onCommit={(check) => alter(policy, { check })}
              />
            )}
          </ItemRow>
        ))}
      </ul>
      {adding && <PolicyForm table={table} onDone={() => setAdding(false)} />}
    </Section>
  )
}

function Condition(props: {
  readonly words: string
  readonly label: string
  readonly sql: string
  readonly onCommit: (sql: string) => void
}) {
  return (
    <span className="flex items-center">
      {props.words}
      <EditableText
        mono
        className="grow"
        label={props.label}
        value={props.sql}
        validate={fragmentProblem}
        onCommit={props.onCommit}
      />
    </span>
  )
}
