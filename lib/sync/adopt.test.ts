import { describe, expect, it } from 'vitest'
import { applyChange } from '../text/index.ts'
import { adoptScript } from './adopt.ts'
import { openDocument } from './open.ts'

const home = `CREATE TYPE status AS ENUM ('new', 'paid');
CREATE TABLE customer (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email text);
CREATE TABLE orders (
    id bigserial PRIMARY KEY,
    customer_id bigint REFERENCES customer (id),
    status status
);
CREATE INDEX orders_customer_idx ON orders (customer_id);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER orders_touch BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION touch();
`

function adopt(script: string, text = home) {
  const state = openDocument(text, 'postgres')
  const adopted = adoptScript(state, script)
  if (!adopted.ok)
    return { error: adopted.error, text, added: '', errors: [], ids: [], known: [], dangling: [] }
  const next = applyChange(text, adopted.value.change)
  const { diagnostics } = openDocument(next, 'postgres')
  return {
    ...adopted.value,
    error: null,
    text: next,
    added: next.slice(text.length).trim(),
    errors: diagnostics.map(({ message }) => message),
  }
}

describe('a script put behind a text', () => {
  it('stays as it is written where no name is taken', () => {
    const script = `-- all of it\nCREATE TABLE "Tag" (\n\tid int PRIMARY KEY -- the key\n);\n\nINSERT INTO "Tag" VALUES (1);`
    const { added, errors } = adopt(script)
    expect(added).toBe(script)
    expect(errors).toEqual([])
  })

  it('comes in under free names with all that belongs to it', () => {
    const { added, ids, known, errors } = adopt(home)
    expect(errors).toEqual([])
    expect(
      added,
    ).toBe(`CREATE TABLE customer_copy (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email text);
CREATE TABLE orders_copy (
    id bigserial PRIMARY KEY,
    customer_id bigint REFERENCES customer_copy (id),
    status status
);
CREATE INDEX orders_copy_customer_idx ON orders_copy (customer_id);
CREATE TRIGGER orders_touch BEFORE UPDATE ON orders_copy FOR EACH ROW EXECUTE FUNCTION touch();`)
    expect(ids).toEqual([
      ['table:public.customer', 'table:public.customer_copy'],
      ['table:public.orders', 'table:public.orders_copy'],
    ])
    expect(known).toEqual(['enum:public.status', 'routine:public.touch.'])
  })

  it('finds a free name each time', () => {
    const script = 'CREATE TABLE customer (id int);'
    const once = adopt(script)
    expect(adopt(script, once.text).added).toBe('CREATE TABLE customer_copy_2 (id int);')
  })

  it('points at the tables of the document where the script has none', () => {
    const { added, dangling } = adopt(
      'CREATE TABLE note (id int, customer_id bigint REFERENCES customer (id));',
    )
    expect(added).toContain('REFERENCES customer (id)')
    expect(dangling).toEqual([])
  })

  it('leaves out a foreign key to a table that neither side has', () => {
    const { added, dangling, errors } = adopt(
      'CREATE TABLE note (id int, shop_id bigint REFERENCES shop (id));',
    )
    expect(added).toBe('CREATE TABLE note (id int, shop_id bigint);')
    expect(dangling).toEqual(['foreignKey:public.note.note_shop_id_fkey'])
    expect(errors).toEqual([])
  })

  it('gives a copied table the sequence that it owns, in the style of a dump', () => {
    const dump = `CREATE TABLE public.a (id integer NOT NULL);
CREATE SEQUENCE public.a_id_seq START WITH 1;
ALTER SEQUENCE public.a_id_seq OWNED BY public.a.id;
ALTER TABLE ONLY public.a ALTER COLUMN id SET DEFAULT nextval('public.a_id_seq'::regclass);
ALTER TABLE ONLY public.a ADD CONSTRAINT a_pkey PRIMARY KEY (id);
COMMENT ON TABLE public.a IS 'a';
`
    expect(adopt(dump, dump).added).toBe(
      dump.replaceAll('public.a', 'public.a_copy').replace('a_pkey', 'a_copy_pkey').trim(),
    )
  })

  it('renames a type whose values differ, and keeps the one that is the same', () => {
    const script = (values: string) => `CREATE TYPE status AS ENUM (${values});\nCREATE TABLE t (s status);`
    expect(adopt(script("'new', 'paid'")).added).toBe('CREATE TABLE t (s status);')
    expect(adopt(script("'open'")).added).toBe(
      "CREATE TYPE status_copy AS ENUM ('open');\nCREATE TABLE t (s status_copy);",
    )
  })

  it('copies a type that comes alone', () => {
    expect(adopt("CREATE TYPE status AS ENUM ('new', 'paid');").added).toBe(
      "CREATE TYPE status_copy AS ENUM ('new', 'paid');",
    )
  })

  it('quotes a name that needs it', () => {
    const { added } = adopt('CREATE TABLE "Order Line" (id int);', 'CREATE TABLE "Order Line" (id int);\n')
    expect(added).toBe('CREATE TABLE "Order Line_copy" (id int);')
  })

  it('ends the last statement of either side', () => {
    const { text } = adopt('CREATE TABLE b (id int)', 'CREATE TABLE a (id int)')
    expect(text).toBe('CREATE TABLE a (id int);\n\nCREATE TABLE b (id int);\n')
  })

  it('puts the end that is lacking before a comment, not into it', () => {
    const { text } = adopt('CREATE TABLE b (id int) -- two', 'CREATE TABLE a (id int) -- one')
    expect(text).toBe('CREATE TABLE a (id int); -- one\n\nCREATE TABLE b (id int) -- two\n;\n')
  })

  it.each(['', '   ', 'hello there', '{"json": true}', '-- only words'])('refuses %j', (script) => {
    expect(adopt(script).error).toMatch(/no SQL/)
  })

  it('refuses what is all there', () => {
    expect(adopt('CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ x $$;').error).toMatch(
      /already/,
    )
  })
})
