import type { Column, Table } from '../../schema/index.ts'
import { isJson, isTextual } from '../column-types.ts'
import { tableRule } from '../define.ts'
import { snakeCase, wordsOf } from '../names.ts'

/** A table of (entity, attribute, value) rows. */
export const entityAttributeValue = tableRule({
  id: 'entity-attribute-value',
  title: 'Entity-attribute-value table',
  category: 'design',
  severity: 'warning',
  catalogue: ['SCH025'],
  detects: 'A narrow table of a reference to an entity, the name of an attribute, and its value as text.',
  rationale:
    'Values lose their type, required attributes cannot be required, foreign keys and checks do not apply, and ' +
    'reading one entity takes a join per attribute. A jsonb column on the entity, or columns, do better.',
  source: 'Bill Karwin, SQL Antipatterns, chapter "Entity-Attribute-Value"',
  ignoreWhen: 'Attributes are defined by users, sparse, and always read and written as a whole set.',
  remedy: 'None: the rows become columns or a jsonb column of the entity, which moves data.',
  fixable: false,
  *check({ table, label }) {
    if (table.columns.length > 9 || wordsOf(table.name).some((word) => stores.has(word))) return
    const attribute = table.columns.find((column) => attributes.has(snakeCase(column.name)))
    const value = table.columns.find(isValue)
    const entity = table.columns.find((column) => column !== attribute && refersToEntity(table, column))
    if (!attribute || !value || !entity) return
    yield {
      entities: [table.id, attribute.id, value.id],
      message: `${label} stores attributes of ${entity.name} as rows of ${attribute.name} and ${value.name}.`,
      evidence: `Each row is (${entity.name}, ${attribute.name}, ${value.name} ${value.type.display}).`,
      confidence: attribute.name.includes('key') ? 0.5 : 0.8,
      fix: null,
    }
  },
})

function isValue(column: Column): boolean {
  return (isTextual(column.type) || isJson(column.type)) && values.has(snakeCase(column.name))
}

function refersToEntity(table: Table, column: Column): boolean {
  if (table.primaryKey?.columns.length === 1 && table.primaryKey.columns[0] === column.name) return false
  return (
    table.foreignKeys.some((key) => key.columns.includes(column.name)) ||
    (wordsOf(column.name).length > 1 && wordsOf(column.name).at(-1) === 'id')
  )
}

const attributes: ReadonlySet<string> = new Set(
  (
    'attribute attribute_name attribute_id attribute_key attr attr_name attr_id property property_name property_id ' +
    'field field_name field_id key meta_key param param_name parameter parameter_name attribut merkmal eigenschaft'
  ).split(' '),
)
const values: ReadonlySet<string> = new Set(
  'value val attribute_value attr_value property_value field_value meta_value value_text string_value text_value param_value wert valor valeur'.split(
    ' ',
  ),
)
const stores: ReadonlySet<string> = new Set(
  'variable variables setting settings secret secrets header headers cache option options preference preferences translation translations'.split(
    ' ',
  ),
)
