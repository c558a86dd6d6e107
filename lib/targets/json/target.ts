import { allEntities, type Schema } from '../../schema/index.ts'
import { selectEntities } from '../selection.ts'
import type { ExportInput, ExportResult, Target } from '../target.ts'
import type { JsonModel } from './model.ts'

/** The whole model as JSON, described by `jsonModelSchema`; nothing of the model is left out. */
export const json: Target = {
  id: 'json',
  label: 'JSON model',
  description: 'Every fact of the model, for programs; its JSON Schema is documented',
  extension: 'json',
  mediaType: 'application/json',
  emit,
}

function emit(input: ExportInput): ExportResult {
  const model = toJsonModel(selectEntities(input.schema, input.selection), input)
  return { files: [{ path: 'schema.json', content: `${JSON.stringify(model, null, 2)}\n` }], losses: [] }
}

function toJsonModel(schema: Schema, input: ExportInput): JsonModel {
  const kept = new Set<string>([...allEntities(schema)].map((entity) => entity.id))
  const placements = Object.fromEntries(
    Object.entries(input.layout.placements).filter(([id]) => kept.has(id)),
  )
  return {
    format: 'athena-schema',
    version: 1,
    title: input.title,
    dialect: schema.dialect,
    searchPath: [...schema.searchPath],
    ...(schema.defaultPrivileges ? { defaultPrivileges: schema.defaultPrivileges } : {}),
    schemas: [...schema.schemas.values()],
    extensions: [...schema.extensions.values()],
    enums: [...schema.enums.values()],
    domains: [...schema.domains.values()],
    composites: [...schema.composites.values()],
    ranges: [...schema.ranges.values()],
    sequences: [...schema.sequences.values()],
    tables: [...schema.tables.values()],
    views: [...schema.views.values()],
    routines: [...schema.routines.values()],
    objects: [...schema.objects.values()],
    layout: { placements, annotations: input.layout.annotations },
  }
}
