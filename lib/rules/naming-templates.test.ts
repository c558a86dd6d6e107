import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openDocument } from '../sync/index.ts'
import { learnNaming } from './learn-naming.ts'
import {
  matches,
  type NameKind,
  type NameTemplate,
  nameBy,
  parseTemplate,
  templateFor,
} from './naming-templates.ts'

describe('naming templates', () => {
  it.each([
    ['idx_{table}_{columns}', 'index', 'idx_order_customer_id_day'],
    ['index_{table}_on_{columns:_and_}', 'index', 'index_order_on_customer_id_and_day'],
    ['fk_{table}_{target}', 'foreignKey', 'fk_order_customer'],
    ['{table}_pkey', 'primaryKey', 'order_pkey'],
  ] as const)('%s makes %s', (text, kind, name) => {
    const parts = { table: 'order', columns: ['customer_id', 'day'], target: 'customer' }
    expect(nameBy(template(text, kind), parts)).toBe(name)
  })

  it.each([
    ['idx_{tables}', 'knows no {tables}'],
    ['idx_{table', 'a { without'],
    ['idx_table}', 'a } without'],
    ['idx_{target}', 'knows no {target}'],
    ['idx', 'neither'],
  ])('%s is refused', (text, why) => {
    const parsed = parseTemplate(text, 'index')
    expect(parsed.ok ? null : parsed.error).toContain(why)
  })

  it('make names that match, fit, and are none that is taken', () => {
    const word = fc.stringMatching(/^[a-zA-Zé][a-zA-Z0-9_é]{0,50}$/)
    fc.assert(
      fc.property(
        word,
        fc.array(word, { minLength: 1, maxLength: 4 }),
        fc.nat(3),
        (table, columns, again) => {
          const each = { ...template('idx_{table}_{columns}', 'index'), letters: 'kept' as const }
          const taken = new Set<string>()
          for (let time = 0; time <= again; time++) {
            const name = nameBy(each, { table, columns }, taken)
            expect(taken.has(name)).toBe(false)
            expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(63)
            taken.add(name)
          }
          expect(matches(each, nameBy(each, { table, columns }), { table, columns })).toBe(true)
        },
      ),
    )
  })

  it('tell names that follow them from others, whatever the columns where these are not known', () => {
    const each = template('idx_{table}_{columns}', 'index')
    expect(matches(each, 'idx_a_b_c', { table: 'a', columns: ['b', 'c'] })).toBe(true)
    expect(matches(each, 'idx_a_b_c1', { table: 'a', columns: ['b', 'c'] })).toBe(true)
    expect(matches(each, 'idx_a_lower', { table: 'a' })).toBe(true)
    expect(matches(each, 'a_b_idx', { table: 'a', columns: ['b'] })).toBe(false)
    expect(matches(each, 'idx_a_c', { table: 'a', columns: ['b'] })).toBe(false)
  })

  it('are learned from what most names are', () => {
    const tables = ['a', 'b', 'c'].map(
      (name) =>
        `CREATE TABLE ${name} (id bigint CONSTRAINT pk_${name} PRIMARY KEY, x int, CONSTRAINT uq_${name}_x UNIQUE (x));` +
        `CREATE INDEX ix_${name}_x ON ${name} (x);`,
    )
    const naming = learnNaming(openDocument(tables.join('\n'), 'postgres').schema)
    expect(templateFor(naming, 'primaryKey').text).toBe('pk_{table}')
    expect(templateFor(naming, 'unique').text).toBe('uq_{table}_{columns}')
    expect(templateFor(naming, 'index').text).toBe('ix_{table}_{columns}')
    expect(templateFor(naming, 'foreignKey')).toMatchObject({
      text: '{table}_{columns}_fkey',
      origin: 'usual',
    })
  })

  it('are as set where they are set', () => {
    const schema = openDocument('CREATE TABLE a (x int); CREATE INDEX a_x_idx ON a (x);', 'postgres').schema
    const naming = learnNaming(schema, { index: 'i_{columns}', tables: 'singular' })
    expect(templateFor(naming, 'index')).toMatchObject({ text: 'i_{columns}', origin: 'set' })
    expect(naming.tables).toBe('singular')
  })
})

function template(text: string, kind: NameKind): NameTemplate {
  const parsed = parseTemplate(text, kind)
  if (!parsed.ok) throw new Error(parsed.error)
  return parsed.value
}
