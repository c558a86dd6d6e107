import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { emptyLayout } from '../layout/index.ts'
import { entityId } from '../schema/index.ts'
import { dialectOf } from '../sql/index.ts'
import { jsonModel, targetOf, targets } from './index.ts'

const dialect = dialectOf('postgres')
const text = readFileSync(join(import.meta.dirname, 'fixtures/shop/input.sql'), 'utf8')
const { schema } = dialect.lower(dialect.parse(text))
const input = { text, schema, layout: emptyLayout, title: 'shop' }
const items = entityId('table', 'public', 'order_items')

test('SQL of a selection declares all that it needs and nothing else', () => {
  const { files } = targetOf('sql').emit({ ...input, selection: new Set([items]) })
  const made = dialect.lower(dialect.parse(files[0]?.content ?? ''))
  expect(made.diagnostics).toEqual([])
  expect([...made.schema.tables.keys()].sort()).toEqual(
    ['customers', 'order_items', 'orders', 'products'].map((name) => entityId('table', 'public', name)),
  )
  expect([...made.schema.enums.keys()]).toEqual([entityId('enum', 'public', 'status')])
  expect(made.schema.views.size).toBe(0)
})

test('a selected column means its table', () => {
  const column = entityId('column', 'public', 'order_items', 'sku')
  const of = (id: typeof items) => targetOf('mermaid').emit({ ...input, selection: new Set([id]) }).files
  expect(of(column)).toEqual(of(items))
})

test('a diagram of a selection says which lines it lacks', () => {
  const { losses } = targetOf('mermaid').emit({ ...input, selection: new Set([items]) })
  expect(losses.map((loss) => loss.feature)).toContain('foreign key to public.orders')
})

test('the text itself is exported to the last byte', () => {
  const { files, losses } = targetOf('sql').emit({ ...input, selection: null })
  expect(files).toEqual([{ path: 'schema.sql', content: text }])
  expect(losses).toEqual([])
})

test('the JSON model is as its schema says', () => {
  const { files } = targetOf('json').emit({ ...input, selection: null })
  const model = jsonModel.parse(JSON.parse(files[0]?.content ?? ''))
  expect(model.tables.length).toBe(schema.tables.size)
})

test.each(targets.map((target) => [target.id, target] as const))('%s takes an empty schema', (_, target) => {
  const empty = dialect.lower(dialect.parse('')).schema
  const { files, losses } = target.emit({ ...input, text: '', schema: empty, selection: null })
  expect(files.length).toBeGreaterThan(0)
  expect(losses).toEqual([])
})
