import { type EntityId, nameProblem, type RewriteRule, type SchemaOpInput, type Trigger } from '@/lib/schema'
import { useActions } from '../state/use-workbench'
import { ItemRow } from './item-row'
import { Section } from './section'

/** Triggers and rewrite rules: what they react to and run; their statements are edited in the text. */
export function TriggersSection(props: {
  readonly triggers: readonly Trigger[]
  readonly rules: readonly RewriteRule[]
}) {
  const { applyOps } = useActions()
  const { triggers, rules } = props
  if (triggers.length + rules.length === 0) return null
  const item = (kind: 'trigger' | 'rule', id: EntityId, name: string, comment: string | null) => {
    const object = id.slice(id.indexOf(':') + 1)
    const drop: readonly SchemaOpInput[] = [{ op: 'object.drop', kind, object }]
    return {
      id,
      name,
      kind,
      comment,
      validate: (to: string) =>
        nameProblem(
          to,
          kind === 'trigger' ? triggers.map((each) => each.name) : rules.map((each) => each.name),
        ),
      onRename: (to: string) => void applyOps([{ op: 'object.rename', kind, object, to }], 'inspector'),
      onComment: (text: string | null) =>
        void applyOps([{ op: 'object.setComment', kind, object, comment: text }], 'inspector'),
      drop,
    }
  }
  return (
    <Section
      title={rules.length === 0 ? 'Triggers' : triggers.length === 0 ? 'Rules' : 'Triggers and rules'}
      count={triggers.length + rules.length}
    >
      <ul>
        {triggers.map((trigger) => (
          <ItemRow key={trigger.id} {...item('trigger', trigger.id, trigger.name, trigger.comment)}>
            {trigger.constraint && 'constraint trigger, '}
            {trigger.timing} {trigger.events.join(' or ')}, runs {trigger.routine}
          </ItemRow>
        ))}
        {rules.map((rule) => (
          <ItemRow key={rule.id} {...item('rule', rule.id, rule.name, rule.comment)}>
            rewrites what is asked of it
          </ItemRow>
        ))}
      </ul>
    </Section>
  )
}
