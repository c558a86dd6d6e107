import { describe, expect, it } from 'vitest'
import { openDocument } from '../../sync/index.ts'
import { symbolAt } from './symbol-at.ts'

const schema = `CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL, mood mood, key text);
CREATE TABLE public.orders (
  id bigint PRIMARY KEY,
  user_id bigint CONSTRAINT orders_user_fk REFERENCES users (id),
  total numeric CHECK (total > 0)
);
CREATE INDEX orders_total_idx ON orders (total) WHERE user_id IS NOT NULL;
CREATE VIEW spenders AS SELECT u.email, o.total FROM users u JOIN orders o ON o.user_id = u.id;
ALTER TABLE ONLY public.orders ADD CONSTRAINT positive CHECK (total > 0);
COMMENT ON COLUMN public.orders.total IS 'Sum';
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ begin return new; end $$;
CREATE TRIGGER orders_touch BEFORE UPDATE OF total ON orders FOR EACH ROW EXECUTE FUNCTION touch();
CREATE POLICY own_orders ON orders USING (user_id > 0);`

const state = openDocument(schema, 'postgres')

/** What the name at the bar means; the text around it is found in the schema. */
function meant(marked: string): string | null {
  const at = schema.indexOf(marked.replace('|', ''))
  expect(at, marked).toBeGreaterThanOrEqual(0)
  return symbolAt(state, at + marked.indexOf('|'))?.id ?? null
}

describe('symbolAt', () => {
  it.each([
    ['CREATE TABLE us|ers', 'table:public.users'],
    ['public.ord|ers (\n', 'table:public.orders'],
    ['users (i|d bigint', 'column:public.users.id'],
    ['ema|il text', 'column:public.users.email'],
    ['mo|od mood', 'column:public.users.mood'],
    ['mood mo|od', 'enum:public.mood'],
    ['CREATE TYPE mo|od', 'enum:public.mood'],
    ['REFERENCES use|rs (id)', 'table:public.users'],
    ['REFERENCES users (i|d)', 'column:public.users.id'],
    ['orders_user|_fk', 'foreignKey:public.orders.orders_user_fk'],
    ['CHECK (tot|al > 0)\n', 'column:public.orders.total'],
    ['orders_tot|al_idx', 'index:public.orders.orders_total_idx'],
    ['ON ord|ers (total)', 'table:public.orders'],
    ['ON orders (tot|al)', 'column:public.orders.total'],
    ['WHERE user|_id IS', 'column:public.orders.user_id'],
    ['SELECT u.em|ail', 'column:public.users.email'],
    ['SELECT |u.email', 'table:public.users'],
    ['o.tot|al FROM', 'column:public.orders.total'],
    ['FROM use|rs u', 'table:public.users'],
    ['o.user_id = u.i|d', 'column:public.users.id'],
    ['CREATE VIEW spend|ers', 'view:public.spenders'],
    ['ONLY public.ord|ers ADD', 'table:public.orders'],
    ['CONSTRAINT posit|ive', 'check:public.orders.positive'],
    ['ON COLUMN public.ord|ers.total', 'table:public.orders'],
    ['ON COLUMN public.orders.tot|al', 'column:public.orders.total'],
    ['FUNCTION tou|ch() RETURNS', 'routine:public.touch.'],
    ['EXECUTE FUNCTION tou|ch()', 'routine:public.touch.'],
    ['UPDATE OF tot|al', 'column:public.orders.total'],
    ['total ON ord|ers FOR', 'table:public.orders'],
    ['orders_tou|ch BEFORE', 'trigger:public.orders.orders_touch'],
    ['POLICY own_ord|ers', 'policy:public.orders.own_orders'],
    ['USING (user_|id > 0)', 'column:public.orders.user_id'],
    ['PRIMARY KE|Y, email', null],
    ['CREA|TE TABLE users', null],
    ["'sa|d'", null],
  ])('%s', (marked, id) => expect(meant(marked)).toBe(id))

  it('sees past a byte order mark', () => {
    const marked = openDocument('\uFEFFcreate table a (id int);', 'postgres')
    expect(symbolAt(marked, 14)?.id).toBe('table:public.a')
  })

  it('never throws, wherever it is asked', () => {
    for (let offset = -1; offset <= schema.length + 1; offset++) symbolAt(state, offset)
  })
})
