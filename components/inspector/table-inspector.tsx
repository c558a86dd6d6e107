import { type EntityId, joinQualified, nameProblem, relationNames, type Table } from '@/lib/schema'
import { useActions, useWorkbench, useWorkbenchState } from '../state/use-workbench'
import { ChecksSection } from './checks-section'
import { ColumnsGrid } from './columns-grid'
import { ForeignKeysSection } from './foreign-keys-section'
import { Heading } from './heading'
import { IndexesSection } from './indexes-section'
import { KeysSection } from './keys-section'
import { ReferencedBySection } from './referenced-by-section'
import { SecuritySection } from './security-section'
import { StoredSection } from './stored-section'
import { TriggersSection } from './triggers-section'

const kinds = { table: 'table', partitioned: 'partitioned table', foreign: 'foreign table' } as const

/** A table in forms: heading, columns, keys, relationships, indexes, checks, row security and what is verbatim. */
export function TableInspector({ table, selected }: { readonly table: Table; readonly selected: EntityId }) {
  const { applyOps } = useActions()
  const state = useWorkbenchState()
  const schemas = useWorkbench((s) => s.schema.schemas)
  const ref = joinQualified(table.schema, table.name)
  const kind = table.partitionOf ? 'partition' : kinds[table.kind]
  const spaces = [...new Set([table.schema, ...[...schemas.values()].map((space) => space.name)])]
  return (
    <div>
      <Heading
        id={table.id}
        kind={table.persistence === 'permanent' ? kind : `${table.persistence} ${kind}`}
        schemaName=""
        name={{
          value: table.name,
          validate: (name) => nameProblem(name, relationNames(state().schema, table.schema)),
          onCommit: (to) => applyOps([{ op: 'table.rename', table: ref, to }], 'inspector'),
        }}
        comment={{
          value: table.comment,
          onCommit: (comment) => applyOps([{ op: 'table.setComment', table: ref, comment }], 'inspector'),
        }}
        drop={[{ op: 'table.drop', table: ref }]}
      >
        <label className="flex items-center gap-2 text-ink-muted">
          Schema
          <select
            value={table.schema}
            onChange={(event) =>
              applyOps([{ op: 'table.setSchema', table: ref, schema: event.target.value }], 'inspector')
            }
            className="rounded border border-line bg-surface px-1.5 py-0.5"
          >
            {spaces.map((space) => (
              <option key={space}>{space}</option>
            ))}
          </select>
        </label>
        {table.partitionOf && (
          <p className="text-ink-muted">
            Partition of {table.partitionOf.parent.name}{' '}
            <code className="font-mono text-[11px]">{table.partitionOf.bound}</code>
          </p>
        )}
      </Heading>
      <ColumnsGrid table={table} selected={selected} />
      <KeysSection table={table} />
      <ForeignKeysSection table={table} />
      <ReferencedBySection table={table} />
      <IndexesSection table={table} />
      <ChecksSection table={table} />
      <SecuritySection table={table} />
      <TriggersSection triggers={table.triggers} rules={table.rules} />
      <StoredSection table={table} />
    </div>
  )
}
