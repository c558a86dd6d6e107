import { type EntityId, type EntityKind, parseEntityId } from '@/lib/schema'

/** The name of the table, view or other object that an entity is or is inside of. */
export function objectName(id: EntityId): string {
  const { kind, parts } = parseEntityId(id)
  if (kind === 'schema' || kind === 'extension') return parts.join('.')
  const [space, name] = parts
  return space === 'public' || space === undefined ? (name ?? '') : `${space}.${name ?? ''}`
}

const kindWords: Readonly<Partial<Record<EntityKind, string>>> = {
  primaryKey: 'primary key',
  unique: 'unique constraint',
  foreignKey: 'foreign key',
  check: 'check',
  exclusion: 'exclusion constraint',
  composite: 'type',
  range: 'type',
  routine: 'function',
}

/** How a place is called in a finding: its kind, where it needs one, and its name from the table on. */
export function placeName(id: EntityId): string {
  const { kind, parts } = parseEntityId(id)
  const names = parts.length > 1 && parts[0] === 'public' ? parts.slice(1) : parts
  if (kind === 'routine') {
    // The last part is the types of the arguments.
    return `function ${names.slice(0, -1).join('.')}(${names.at(-1)})`
  }
  const name = names.join('.')
  return kind === 'table' || kind === 'column' ? name : `${kindWords[kind] ?? kind} ${name}`
}

/** How sure a finding is, in words. */
export function sureness(confidence: number): string {
  if (confidence >= 0.9) return 'certain'
  if (confidence >= 0.7) return 'quite sure'
  return confidence >= 0.5 ? 'likely' : 'a hint'
}
