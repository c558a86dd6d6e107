import type { TopLevelEntity } from '@/lib/schema'
import { useActions } from '../state/use-workbench'
import { Button } from '../ui/button'
import { Section } from './section'

/** Objects that are read but edited in the text: what is known of them, and the way there. */
export function OtherInspector({ entity }: { readonly entity: TopLevelEntity }) {
  const { select } = useActions()
  return (
    <div>
      <header className="px-3 pt-3 pb-2.5">
        <p className="text-[11px] text-ink-faint uppercase tracking-wide">{entity.entity}</p>
        <h2 className="font-semibold text-[15px]">{entity.name}</h2>
        {entity.comment && <p className="text-ink-muted">{entity.comment}</p>}
      </header>
      <Section title="Definition">
        <pre className="whitespace-pre-wrap break-words font-mono text-[11px] text-ink-muted">
          {definition(entity)}
        </pre>
        <Button className="mt-2" onClick={() => select([entity.id], 'inspector')}>
          Show in the text
        </Button>
      </Section>
    </div>
  )
}

function definition(entity: TopLevelEntity): string {
  switch (entity.entity) {
    case 'routine':
    case 'object':
      return entity.definition
    case 'domain':
      return [
        entity.type.display,
        entity.nullable ? '' : 'not null',
        ...entity.checks.map((c) => `check (${c.expression})`),
      ]
        .filter(Boolean)
        .join('\n')
    case 'composite':
      return entity.attributes.map((attribute) => `${attribute.name} ${attribute.type.display}`).join('\n')
    case 'range':
      return `range of ${entity.subtype.display}`
    case 'sequence':
      return entity.ownedBy
        ? `owned by ${entity.ownedBy.table}.${entity.ownedBy.column}`
        : entity.type.display
    case 'extension':
      return entity.version ? `version ${entity.version}` : 'extension'
    default:
      return entity.name
  }
}
