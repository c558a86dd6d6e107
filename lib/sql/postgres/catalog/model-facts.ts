import type { Schema, View } from '../../../schema/index.ts'
import { addFact, type Facts, sqlFact } from './facts.ts'
import { indexFacts, optionFacts, ownerFact, sequenceFacts, triggerFacts } from './part-facts.ts'
import { tableFacts } from './table-facts.ts'

/** The model as facts in the words of the catalogue's queries. */
export function modelFacts(schema: Schema): Facts {
  const facts: Facts = new Map()
  for (const space of schema.schemas.values()) {
    addFact(facts, `schema ${space.name}`, 'comment', space.comment)
    ownerFact(facts, `schema ${space.name}`, space.owner)
  }
  for (const types of [schema.enums, schema.domains, schema.composites, schema.ranges]) {
    for (const type of types.values()) ownerFact(facts, `type ${type.schema}.${type.name}`, type.owner)
  }
  for (const table of schema.tables.values()) tableFacts(facts, schema, table)
  for (const view of schema.views.values()) viewFacts(facts, view)
  for (const type of schema.enums.values()) {
    const entity = `type ${type.schema}.${type.name}`
    addFact(facts, entity, 'kind', 'e')
    addFact(facts, entity, 'labels', type.values)
    addFact(facts, entity, 'comment', type.comment)
  }
  for (const type of schema.domains.values()) {
    const entity = `type ${type.schema}.${type.name}`
    const base = type.type.display
    addFact(facts, entity, 'kind', 'd')
    addFact(facts, entity, 'base', base)
    addFact(facts, entity, 'nullable', type.nullable)
    addFact(facts, entity, 'collation', type.collation === 'default' ? null : type.collation)
    addFact(facts, entity, 'default', sqlFact(type.default, { kind: 'domain default', type: base }))
    addFact(facts, entity, 'comment', type.comment)
    addFact(facts, entity, 'checks', type.checks.map((check) => check.name).sort())
    for (const check of type.checks) {
      addFact(
        facts,
        entity,
        `check ${check.name}`,
        sqlFact(check.expression, { kind: 'domain check', type: base }),
      )
      addFact(facts, entity, `check ${check.name} validated`, !check.notValid)
      addFact(facts, entity, `check ${check.name} comment`, check.comment ?? null)
    }
  }
  for (const type of schema.composites.values()) {
    const entity = `type ${type.schema}.${type.name}`
    addFact(facts, entity, 'kind', 'c')
    addFact(
      facts,
      entity,
      'attributes',
      type.attributes.map((a) => `${a.name} ${a.type.display}`),
    )
    addFact(facts, entity, 'comment', type.comment)
  }
  for (const type of schema.ranges.values()) {
    const entity = `type ${type.schema}.${type.name}`
    addFact(facts, entity, 'kind', 'r')
    addFact(facts, entity, 'subtype', type.subtype.display)
    addFact(facts, entity, 'comment', type.comment)
  }
  for (const sequence of schema.sequences.values()) {
    const entity = `sequence ${sequence.schema}.${sequence.name}`
    sequenceFacts(facts, entity, '', sequence.type.display, sequence.options)
    addFact(facts, entity, 'owned by', ownerText(sequence.ownedBy))
    ownerFact(facts, entity, sequence.owner)
    addFact(facts, entity, 'comment', sequence.comment)
  }
  for (const routine of schema.routines.values()) {
    const entity = `routine ${routine.schema}.${routine.name}(${routine.signature})`
    addFact(facts, entity, 'kind', routine.kind)
    ownerFact(facts, entity, routine.owner)
    addFact(facts, entity, 'comment', routine.comment)
    if (routine.kind === 'aggregate') continue
    if (routine.kind === 'function') addFact(facts, entity, 'returns', routine.returns)
    addFact(facts, entity, 'language', routine.language ?? 'sql')
    addFact(facts, entity, 'volatility', routine.volatility)
    addFact(facts, entity, 'security definer', routine.securityDefiner)
  }
  for (const extension of schema.extensions.values()) {
    addFact(facts, `extension ${extension.name}`, 'schema', extension.schema)
  }
  return facts
}

export function ownerText(
  owner: { readonly schema: string; readonly table: string; readonly column: string } | null,
): string | null {
  return owner && `${owner.schema}.${owner.table}.${owner.column}`
}

function viewFacts(facts: Facts, view: View): void {
  const at = `${view.schema}.${view.name}`
  const entity = `view ${at}`
  addFact(facts, entity, 'kind', view.kind)
  ownerFact(facts, entity, view.owner)
  const check: Readonly<Record<string, string>> = view.checkOption ? { check_option: view.checkOption } : {}
  optionFacts(facts, entity, { ...view.options, ...check })
  const columns = view.columns
  addFact(
    facts,
    entity,
    'query',
    sqlFact(view.query, { kind: 'view', schema: view.schema, view: view.name, columns }),
  )
  addFact(facts, entity, 'comment', view.comment)
  if (view.columns.length > 0) addFact(facts, entity, 'columns', view.columns)
  for (const index of view.indexes) indexFacts(facts, view, index)
  for (const trigger of view.triggers) triggerFacts(facts, at, trigger)
  for (const rule of view.rules) addFact(facts, `rule ${at}.${rule.name}`, 'comment', rule.comment)
}
