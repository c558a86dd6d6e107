import { useState } from 'react'
import { nameProblem, type Table } from '@/lib/schema'
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
            validate={(name) => nameProblem(name, [])}
            onRename={null}
            comment={policy.comment}
            onComment={null}
            drop={[{ op: 'policy.drop', table: ref, name: policy.name }]}
          >
            {policy.permissive ? 'permissive' : 'restrictive'}, for {policy.command}, to{' '}
            {policy.roles.join(', ') || 'public'}
            {policy.using && <code className="block font-mono text-[11px]">using {policy.using}</code>}
            {policy.check && <code className="block font-mono text-[11px]">with check {policy.check}</code>}
          </ItemRow>
        ))}
      </ul>
      {adding && <PolicyForm table={table} onDone={() => setAdding(false)} />}
    </Section>
  )
}
