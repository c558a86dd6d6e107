import type { Table } from '@/lib/schema'
import { FactList } from './fact-list'
import { type Fact, optionText, sharedFacts } from './facts'
import { Section } from './section'

/** What the form does not edit but the text keeps: partitioning, inheritance, storage, owner, privileges. */
export function StoredSection({ table }: { readonly table: Table }) {
  const facts: readonly Fact[] = [
    ['Partitioned', partitionText(table)],
    ['Inherits', table.inherits.map((parent) => parent.name).join(', ')],
    ['Tablespace', table.tablespace ?? ''],
    ['Server', table.server ?? ''],
    ['Access method', table.accessMethod ?? ''],
    ['Replica identity', table.replicaIdentity ?? ''],
    ['Options', optionText(table.options)],
  ]
  const shown = [...facts.filter(([, value]) => value !== ''), ...sharedFacts(table)]
  if (shown.length === 0) return null
  return (
    <Section title="Also in the text">
      <FactList facts={shown} />
    </Section>
  )
}

function partitionText({ partitionBy }: Table): string {
  if (!partitionBy) return ''
  return `by ${partitionBy.strategy} (${partitionBy.keys.map((key) => key.column ?? key.expression).join(', ')})`
}
