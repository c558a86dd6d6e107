import { useState } from 'react'
import { type EnumType, joinQualified, nameProblem, type SchemaOpInput } from '@/lib/schema'
import { useActions, useWorkbenchState } from '../state/use-workbench'
import { EditableText } from '../ui/editable-text'
import { DefinitionSection } from './definition-section'
import { FactList } from './fact-list'
import { factsOf } from './facts'
import { Heading } from './heading'
import { Section } from './section'
import { takenNames } from './selected'
import { UsesSection } from './uses-section'

/** An enum: its values are renamed in place, new ones are added at the end or before another. */
export function EnumInspector({ type }: { readonly type: EnumType }) {
  const { applyOps } = useActions()
  const state = useWorkbenchState()
  const ref = joinQualified(type.schema, type.name)
  const write = (op: SchemaOpInput): void => void applyOps([op], 'inspector')
  const validate = (value: string): string | null => nameProblem(value, type.values)
  const facts = factsOf(type)
  return (
    <div>
      <Heading
        id={type.id}
        kind="enum"
        schemaName={type.schema}
        name={{
          value: type.name,
          validate: (name) => nameProblem(name, takenNames(state().schema, type)),
          onCommit: (to) => write({ op: 'enum.rename', enum: ref, to }),
        }}
        comment={{
          value: type.comment,
          onCommit: (comment) => write({ op: 'enum.setComment', enum: ref, comment }),
        }}
        drop={[{ op: 'enum.drop', enum: ref }]}
      />
      <Section title="Values" count={type.values.length}>
        <ol className="list-decimal pl-6 marker:text-[11px] marker:text-ink-faint">
          {type.values.map((value) => (
            <li key={value}>
              <EditableText
                label={`Value ${value}`}
                value={value}
                validate={validate}
                onCommit={(to) => write({ op: 'enum.renameValue', enum: ref, value, to })}
              />
            </li>
          ))}
        </ol>
        <NewValue
          key={type.values.length}
          values={type.values}
          validate={validate}
          onAdd={(value, before) =>
            write({ op: 'enum.addValue', enum: ref, value, ...(before !== '' && { before }) })
          }
        />
      </Section>
      <UsesSection entity={type} />
      {facts.length > 0 && (
        <Section title="Facts">
          <FactList facts={facts} />
        </Section>
      )}
      <DefinitionSection id={type.id} />
    </div>
  )
}

function NewValue(props: {
  readonly values: readonly string[]
  readonly validate: (value: string) => string | null
  /** `before` is the value it goes before, or nothing for the end. */
  readonly onAdd: (value: string, before: string) => void
}) {
  const [before, setBefore] = useState('')
  return (
    <div className="mt-1 flex items-center gap-2">
      <select
        value={before}
        aria-label="Where the new value goes"
        onChange={(event) => setBefore(event.target.value)}
        className="max-w-[45%] rounded border border-line bg-surface px-1 py-0.5"
      >
        <option value="">at the end</option>
        {props.values.map((value) => (
          <option key={value} value={value}>
            before {value}
          </option>
        ))}
      </select>
      <EditableText
        className="grow"
        label="New value"
        placeholder="New value"
        value=""
        validate={props.validate}
        onCommit={(value) => props.onAdd(value, before)}
      />
    </div>
  )
}
