import { type EnumType, joinQualified, nameProblem, type SchemaOpInput } from '@/lib/schema'
import { useActions } from '../state/use-workbench'
import { EditableText } from '../ui/editable-text'
import { Heading } from './heading'
import { Section } from './section'

/** An enum: its values are renamed in place, new ones are added at the end. */
export function EnumInspector({ type }: { readonly type: EnumType }) {
  const { applyOps } = useActions()
  const ref = joinQualified(type.schema, type.name)
  const write = (op: SchemaOpInput): void => void applyOps([op], 'inspector')
  const validate = (value: string): string | null => nameProblem(value, type.values)
  return (
    <div>
      <Heading
        kind="enum"
        schemaName={type.schema}
        name={{
          value: type.name,
          validate: (name) => nameProblem(name, []),
          onCommit: (to) => write({ op: 'enum.rename', enum: ref, to }),
        }}
        comment={{
          value: type.comment,
          onCommit: (comment) => write({ op: 'enum.setComment', enum: ref, comment }),
        }}
      />
      <Section title="Values" count={type.values.length}>
        <ol>
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
        <EditableText
          key={type.values.length}
          label="New value"
          placeholder="New value"
          value=""
          validate={validate}
          onCommit={(value) => write({ op: 'enum.addValue', enum: ref, value })}
        />
      </Section>
    </div>
  )
}
