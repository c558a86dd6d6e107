import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { jsonModelSchema } from './model.ts'

/** What readers of the JSON model hold it against; UPDATE_GOLDEN=1 writes it anew. */
const file = new URL('../../../docs/json-model.schema.json', import.meta.url)

test('the documented JSON Schema is that of the model', () => {
  const schema = jsonModelSchema()
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(file, `${JSON.stringify(schema, null, 2)}\n`)
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(schema)))
})
