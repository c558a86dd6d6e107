import {
  type CheckConstraint,
  constraintNames,
  type ExclusionConstraint,
  fragmentProblem,
  nameProblem,
  type Table,
} from '@/lib/schema'
import { EditableText } from '../ui/editable-text'
import { ItemRow } from './item-row'
import { Section } from './section'
import { useTableOps } from './use-table-ops'

/** Check and exclusion constraints; a check's expression is edited in place. */
export function ChecksSection({ table }: { readonly table: Table }) {
  const { ref, write } = useTableOps(table)
  const validate = (name: string) => nameProblem(name, constraintNames(table))
  const item = ({ id, name, comment }: CheckConstraint | ExclusionConstraint, kind: string) => ({
    id,
    name,
    comment,
    kind,
    validate,
    onRename: (to: string) => void write({ op: 'constraint.rename', table: ref, name, to }),
    onComment: (text: string | null) =>
      void write({ op: 'constraint.setComment', table: ref, name, comment: text }),
    drop: [{ op: 'constraint.drop', table: ref, name } as const],
  })
  return (
    <Section title="Checks" count={table.checks.length + table.exclusions.length}>
      <ul>
        {table.checks.map((check) => (
          <ItemRow key={check.id} {...item(check, 'check')}>
            <EditableText
              mono
              label={`Expression of check ${check.name}`}
              value={check.expression}
              validate={fragmentProblem}
              onCommit={(expression) =>
                write({
                  op: 'check.alter',
                  table: ref,
                  name: check.name,
                  check: {
                    name: check.named ? check.name : null,
                    expression,
                    noInherit: check.noInherit,
                    notValid: check.notValid,
                    enforced: check.enforced,
                  },
                })
              }
            />
          </ItemRow>
        ))}
        {table.exclusions.map((exclusion) => (
          <ItemRow key={exclusion.id} {...item(exclusion, 'exclusion')}>
            {exclusion.method} (
            {exclusion.elements.map((e) => `${e.column ?? e.expression} with ${e.operator}`).join(', ')})
          </ItemRow>
        ))}
      </ul>
      <EditableText
        key={table.checks.length}
        mono
        label="New check"
        placeholder="New check, e.g. quantity > 0"
        value=""
        validate={fragmentProblem}
        onCommit={(expression) => write({ op: 'check.add', table: ref, check: { expression } })}
      />
    </Section>
  )
}
