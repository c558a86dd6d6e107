import { nameProblem, type SchemaOpInput, type TopLevelEntity } from '@/lib/schema'
import { useActions, useWorkbenchState } from '../state/use-workbench'
import { DefinitionSection } from './definition-section'
import { FactList } from './fact-list'
import { factsOf } from './facts'
import { Heading } from './heading'
import { Section } from './section'
import { takenNames } from './selected'
import { UsesSection } from './uses-section'

type Other = Exclude<TopLevelEntity, { readonly entity: 'table' | 'view' | 'enum' }>

/** Objects whose statement is edited in the text: what is known of them, who uses them, the statement itself. */
export function OtherInspector({ entity }: { readonly entity: Other }) {
  const { applyOps } = useActions()
  const state = useWorkbenchState()
  const at = { kind: entity.entity, object: entity.id.slice(entity.id.indexOf(':') + 1) }
  const drop: readonly SchemaOpInput[] =
    entity.entity === 'schema' ? [{ op: 'schema.drop', name: entity.name }] : [{ op: 'object.drop', ...at }]
  const facts = factsOf(entity)
  const nameField =
    entity.entity === 'extension'
      ? entity.name
      : {
          value: entity.name,
          validate: (name: string) => nameProblem(name, takenNames(state().schema, entity)),
          onCommit: (to: string) =>
            applyOps([{ op: 'object.rename', kind: entity.entity, object: at.object, to }], 'inspector'),
        }
  return (
    <div>
      <Heading
        id={entity.id}
        kind={kindOf(entity)}
        schemaName={entity.entity === 'schema' ? '' : entity.schema}
        name={nameField}
        comment={{
          value: entity.comment,
          onCommit: (comment) => applyOps([{ op: 'object.setComment', ...at, comment }], 'inspector'),
        }}
        drop={drop}
      />
      {facts.length > 0 && (
        <Section title={entity.entity === 'composite' ? 'Attributes' : 'Facts'}>
          <FactList facts={facts} />
        </Section>
      )}
      <UsesSection entity={entity} />
      <DefinitionSection id={entity.id} />
    </div>
  )
}

function kindOf(entity: Other): string {
  switch (entity.entity) {
    case 'routine':
      return entity.kind
    case 'composite':
      return 'composite type'
    case 'range':
      return 'range type'
    case 'object':
      return entity.kind
    default:
      return entity.entity
  }
}
