import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyOps, emptySchema, parseOps, type Schema, type SchemaOpInput } from '../schema/index.ts'
import { dialectOf } from '../sql/index.ts'
import { diffSchemas } from './index.ts'

const dialect = dialectOf('postgres')

const name = fc.constantFrom('a', 'b', 'c', 'Order Lines', 'select', 'd')
const type = fc.constantFrom('integer', 'text', 'numeric(10,2)', 'timestamptz', 'public.mood', 'uuid[]')
const column = fc.record({
  name,
  type,
  nullable: fc.boolean(),
  default: fc.constantFrom(null, 'NULL', 'now()'),
  comment: fc.constantFrom(null, "it's", 'x'),
})
const table = fc.record({
  name: fc.constantFrom('t', 'u', 'v', 'W'),
  columns: fc.uniqueArray(column, { minLength: 1, maxLength: 4, selector: (each) => each.name }),
  keyed: fc.boolean(),
  unique: fc.boolean(),
  indexed: fc.boolean(),
  check: fc.constantFrom(null, '1 < 2', 'true'),
  comment: fc.constantFrom(null, 'one', 'two'),
})

/** A schema made by operations, so that it holds only what operations can say. */
const schemas = fc
  .record({
    tables: fc.uniqueArray(table, { maxLength: 4, selector: (each) => each.name }),
    links: fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { maxLength: 3 }),
    values: fc.uniqueArray(fc.constantFrom('sad', 'ok', 'happy', "it's"), { minLength: 1, maxLength: 4 }),
    views: fc.array(fc.nat(3), { maxLength: 2 }),
  })
  .map(({ tables, links, values, views }): Schema => {
    const ops: SchemaOpInput[] = [{ op: 'enum.add', enum: { schema: 'public', name: 'mood', values } }]
    for (const each of tables) {
      const [first] = each.columns
      if (!first) continue
      ops.push({
        op: 'table.add',
        table: {
          schema: 'public',
          name: each.name,
          columns: each.columns,
          comment: each.comment,
          primaryKey: each.keyed ? { columns: [first.name] } : null,
          uniques: each.unique ? [{ columns: [first.name] }] : [],
          checks: each.check ? [{ expression: each.check }] : [],
        },
      })
      if (each.indexed) {
        ops.push({ op: 'index.add', table: `public.${each.name}`, index: { keys: [{ column: first.name }] } })
      }
    }
    for (const [n, [from, to]] of links.entries()) {
      const a = tables[from]
      const b = tables[to]
      const [first] = a?.columns ?? []
      const [target] = b?.columns ?? []
      if (!a || !b?.keyed || !first || !target) continue
      const foreignKey = {
        name: `link_${n}`,
        columns: [first.name],
        references: { table: `public.${b.name}` },
      }
      ops.push({ op: 'foreignKey.add', table: `public.${a.name}`, foreignKey })
    }
    for (const [n, at] of views.entries()) {
      const read = tables[at]
      const [first] = read?.columns ?? []
      if (!read || !first) continue
      const query = `SELECT "${first.name}" FROM public."${read.name}"`
      ops.push({ op: 'view.add', view: { schema: 'public', name: `view_${n}`, query } })
    }
    const result = applyOps(emptySchema('postgres', ['public']), parseOps(ops), dialect)
    if (!result.ok) throw new Error(result.error.message)
    return result.value
  })

describe('S9', () => {
  test('S9: applying diff(a, b) to a gives b, for any two schemas', () => {
    fc.assert(
      fc.property(schemas, schemas, (a, b) => {
        const { ops } = diffSchemas(a, b, dialect)
        const result = applyOps(a, ops, dialect)
        expect(result.ok, result.ok ? '' : result.error.message).toBe(true)
        if (result.ok) expect(factsOf(result.value)).toEqual(factsOf(b))
      }),
      { numRuns: 300 },
    )
  })

  test('S9: diff(a, a) is empty', () => {
    fc.assert(
      fc.property(schemas, (a) => {
        expect(diffSchemas(a, a, dialect).ops).toEqual([])
      }),
    )
  })

  test.each(['pagila', 'sakila', 'chinook', 'danbooru', 'adventureworks', 'quartz'])(
    'S9: %s differs neither from itself nor from its normal form',
    (file) => {
      const path = join(import.meta.dirname, `../sql/fixtures/corpus/${file}.sql`)
      const { schema } = dialect.lower(dialect.parse(readFileSync(path, 'utf8')))
      expect(diffSchemas(schema, schema, dialect).ops).toEqual([])
      expect(diffSchemas(schema, dialect.normalize(schema), dialect).ops).toEqual([])
    },
  )
})

test('spelling is no difference', () => {
  const before = read(`
    CREATE TABLE t (id serial PRIMARY KEY, at timestamptz DEFAULT now() CHECK (at > 'epoch'), n int4 NOT NULL, s varchar(9) DEFAULT 'x');
    CREATE INDEX i ON t (n);`)
  const after = read(`
    SET search_path = public;
    CREATE SEQUENCE public.t_id_seq AS integer START WITH 1 INCREMENT BY 1 NO MINVALUE NO MAXVALUE CACHE 1;
    CREATE TABLE public.t (
      id integer DEFAULT nextval('public.t_id_seq'::regclass) NOT NULL, "at" timestamp with time zone DEFAULT NOW(),
      n integer NOT NULL, s character varying(9) DEFAULT 'x'::character varying,
      CONSTRAINT t_at_check CHECK ((at > 'epoch')));
    ALTER SEQUENCE public.t_id_seq OWNED BY public.t.id;
    ALTER TABLE ONLY public.t ADD CONSTRAINT t_pkey PRIMARY KEY (id);
    CREATE INDEX i ON public.t USING btree (n);`)
  expect(diffSchemas(before, after, dialect).ops).toEqual([])
})

test('a likely rename is asked about, and carried out when it is chosen', () => {
  const before = read('CREATE TABLE users (id int PRIMARY KEY, email text NOT NULL, created_at date);')
  const after = read('CREATE TABLE users (id int PRIMARY KEY, email_address text NOT NULL, created_at date);')
  const { ops, questions } = diffSchemas(before, after, dialect)
  expect(ops.map((op) => op.op)).toEqual(['column.drop', 'column.add'])
  const [question] = questions
  expect(question).toMatchObject({ kind: 'column', from: 'column:public.users.email' })
  const chosen = diffSchemas(before, after, dialect, { renames: question ? [question] : [] })
  expect(chosen.ops).toEqual([
    { op: 'column.rename', table: 'public.users', column: 'email', to: 'email_address' },
  ])
  expect(chosen.questions).toEqual([])
})

function read(sql: string): Schema {
  return dialect.lower(dialect.parse(sql)).schema
}

/** What two equal schemas share: names, order and facts of everything that operations can say. */
function factsOf(schema: Schema): unknown {
  const sorted = <T extends { readonly id: string }>(items: Iterable<T>) =>
    [...items].sort((a, b) => (a.id < b.id ? -1 : 1))
  return {
    enums: sorted(schema.enums.values()).map(({ id, values, comment }) => ({ id, values, comment })),
    views: sorted(schema.views.values()).map(({ id, query, comment }) => ({ id, query, comment })),
    tables: sorted(schema.tables.values()).map((table) => ({
      id: table.id,
      comment: table.comment,
      columns: table.columns.map(({ id, type, nullable, default: value, comment }) => [
        id,
        type.display,
        nullable,
        // The engine keeps no default of nothing but NULL.
        value?.toLowerCase() === 'null' ? null : value,
        comment,
      ]),
      primaryKey: table.primaryKey && [table.primaryKey.name, table.primaryKey.columns],
      uniques: sorted(table.uniques).map(({ id, columns }) => [id, columns]),
      checks: sorted(table.checks).map(({ id, expression }) => [id, expression]),
      foreignKeys: sorted(table.foreignKeys).map(({ id, columns, references }) => [id, columns, references]),
      indexes: sorted(table.indexes).map(({ id, keys }) => [id, keys]),
    })),
  }
}
