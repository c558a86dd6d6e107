import type { DataType, EntityId, Schema, SchemaOpInput } from '../../schema/index.ts'
import { joinQualified } from '../../schema/index.ts'
import { schemaRule } from '../define.ts'
import { isNamedInCode } from '../mentions.ts'
import { fixOf } from '../ops-of.ts'
import { labelOf } from '../table-context.ts'

/** Types and sequences that nothing uses any more. */
export const unusedObject = schemaRule({
  id: 'unused-object',
  title: 'Type or sequence that nothing uses',
  category: 'design',
  severity: 'info',
  tags: ['readability'],
  catalogue: ['SCH036'],
  detects:
    'An enum, domain or sequence that no column, type, routine, view or other object of the script mentions.',
  rationale:
    'The column that used it was dropped or changed and the type stayed. Readers look for its use, and code ' +
    'generators make a class for it.',
  source: 'https://github.com/azimuttapp/azimutt (unused entities); Martin Fowler, Refactoring, "Dead Code"',
  ignoreWhen: 'Programs use it without the schema: a sequence they draw from, a type they cast to.',
  remedy: 'Drops it.',
  fixable: true,
  *check({ schema, facts }) {
    if (schema.tables.size === 0) return
    let types: ReadonlySet<string> | null = null
    for (const { id, kind, object, type, drop } of candidatesOf(schema)) {
      if (type) {
        types ??= typesUsed(schema)
        if (types.has(`${object.schema}.${object.name}`)) continue
      }
      if (isNamedInCode(schema, object.name)) continue
      const label = labelOf(facts, object)
      yield {
        entities: [id],
        message: `Nothing uses the ${kind} ${label}.`,
        evidence: `No column, type, routine, view or other object of the script mentions ${object.name}.`,
        confidence: kind === 'sequence' ? 0.6 : 0.75,
        fix: fixOf(`Drop the ${kind} ${label}`, 'weigh', drop),
      }
    }
  },
})

interface Candidate {
  readonly id: EntityId
  readonly kind: 'enum' | 'domain' | 'sequence'
  readonly object: { readonly schema: string; readonly name: string }
  /** Whether columns may have it as their type. */
  readonly type: boolean
  readonly drop: SchemaOpInput
}

function* candidatesOf(schema: Schema): Generator<Candidate> {
  for (const each of schema.enums.values()) {
    const ref = joinQualified(each.schema, each.name)
    yield { id: each.id, kind: 'enum', object: each, type: true, drop: { op: 'enum.drop', enum: ref } }
  }
  for (const [kind, objects] of [
    ['domain', schema.domains],
    ['sequence', schema.sequences],
  ] as const) {
    for (const each of objects.values()) {
      if (each.entity === 'sequence' && each.ownedBy) continue
      const object = each.id.slice(each.id.indexOf(':') + 1)
      yield {
        id: each.id,
        kind,
        object: each,
        type: kind === 'domain',
        drop: { op: 'object.drop', kind, object },
      }
    }
  }
}

function typesUsed(schema: Schema): ReadonlySet<string> {
  const used = new Set<string>()
  const add = ({ schema: space, name }: DataType) => {
    if (space !== null) used.add(`${space}.${name}`)
  }
  for (const table of schema.tables.values()) for (const column of table.columns) add(column.type)
  for (const domain of schema.domains.values()) add(domain.type)
  for (const composite of schema.composites.values()) for (const each of composite.attributes) add(each.type)
  for (const range of schema.ranges.values()) add(range.subtype)
  return used
}
