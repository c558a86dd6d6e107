import type { EntityId, OpaqueObject, Schema } from '../../schema/index.ts'
import { joinQualified, parseEntityId, type SchemaOpInput } from '../../schema/index.ts'
import { schemaRule } from '../define.ts'
import { fixOf } from '../ops-of.ts'
import { labelOf } from '../table-context.ts'

/** For teams that keep some kinds of objects out of the database. */
export const bannedObject = schemaRule({
  id: 'banned-object',
  title: 'Object of a kind that is not wanted',
  category: 'design',
  severity: 'warning',
  stance: 'policy',
  tags: ['policy', 'portability', 'operations'],
  catalogue: ['SCH040', 'SCH041'],
  detects: 'A trigger, routine, view, partitioned table or whatever else the option names.',
  rationale:
    'Logic in the database is seen by few, tested by fewer, and in the way of tools that copy tables; some ' +
    'kinds tie a schema to one engine. Teams draw the line at different places, and want it held.',
  source: 'https://www.skeema.io/docs/options/#lint-has-routine; Bytebase SQL review (disallowed objects)',
  ignoreWhen: 'The team has no such line.',
  remedy: 'Drops what a drop loses no rows of: triggers, routines and views. The others are for a person.',
  fixable: true,
  options: {
    kinds: {
      type: 'strings',
      default: ['trigger'],
      says: 'What is banned: trigger, function, procedure, view, materialized view, enum, domain, partitioned table, inheritance, event trigger, publication and so on',
    },
  },
  *check({ schema, facts }, { kinds }) {
    const banned = new Set(kinds.map((kind) => kind.trim().toLowerCase()))
    if (banned.size === 0) return
    for (const { id, kind, label, drop } of objectsOf(schema, (object) => labelOf(facts, object))) {
      if (!banned.has(kind)) continue
      yield {
        entities: [id],
        message: `${label} is a ${kind}, which is not wanted here.`,
        evidence: `The option names: ${[...banned].join(', ')}.`,
        confidence: 1,
        fix: drop ? fixOf(`Drop the ${kind} ${label}`, 'weigh', drop) : null,
      }
    }
  },
})

interface Named {
  readonly id: EntityId
  readonly kind: string
  readonly label: string
  readonly drop: SchemaOpInput | null
}

function* objectsOf(
  schema: Schema,
  label: (object: Pick<OpaqueObject, 'schema' | 'name'>) => string,
): Generator<Named> {
  for (const table of schema.tables.values()) {
    for (const { id, name } of table.triggers) {
      yield { id, kind: 'trigger', label: `${name} of ${label(table)}`, drop: dropOf('trigger', id) }
    }
    if (table.partitionOf === null && table.inherits.length > 0)
      yield { id: table.id, kind: 'inheritance', label: label(table), drop: null }
    if (table.kind !== 'table')
      yield { id: table.id, kind: `${table.kind} table`, label: label(table), drop: null }
  }
  for (const view of schema.views.values()) {
    const kind = view.kind === 'view' ? 'view' : 'materialized view'
    yield {
      id: view.id,
      kind,
      label: label(view),
      drop: { op: 'view.drop', view: joinQualified(view.schema, view.name) },
    }
  }
  for (const routine of schema.routines.values())
    yield { id: routine.id, kind: routine.kind, label: label(routine), drop: dropOf('routine', routine.id) }
  for (const each of schema.enums.values())
    yield { id: each.id, kind: 'enum', label: label(each), drop: null }
  for (const each of schema.domains.values())
    yield { id: each.id, kind: 'domain', label: label(each), drop: null }
  for (const each of schema.objects.values())
    yield { id: each.id, kind: each.kind.toLowerCase(), label: each.name, drop: null }
}

function dropOf(kind: 'trigger' | 'routine', id: EntityId): SchemaOpInput {
  return {
    op: 'object.drop',
    kind,
    object: id.slice(id.indexOf(':') + 1) || parseEntityId(id).parts.join('.'),
  }
}
