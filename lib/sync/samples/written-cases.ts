import type { SchemaOpInput } from '../../schema/index.ts'

/** An op on a script, after which the engine must have what the op itself makes of the script before. */
export interface WrittenCase {
  readonly title: string
  readonly sql: string
  readonly op: SchemaOpInput
  /** Parts of the text that the op must have changed to this. */
  readonly says?: readonly string[]
}

const shop = `
CREATE TABLE users (id int PRIMARY KEY, email text, town text, age int);
CREATE TABLE orders (id int PRIMARY KEY, user_id int REFERENCES users, total numeric, email text, placed date);
`
const email: SchemaOpInput = { op: 'column.rename', table: 'users', column: 'email', to: 'mail' }
const total: SchemaOpInput = { op: 'column.rename', table: 'orders', column: 'total', to: 'amount' }
const orderId: SchemaOpInput = { op: 'column.rename', table: 'orders', column: 'id', to: 'order_id' }
const orders: SchemaOpInput = { op: 'table.rename', table: 'orders', to: 'sales' }

/** Each way in which a query or a declaration can mean a column or a table without saying whose it is. */
export const writtenCases: readonly WrittenCase[] = [
  ...of(email, {
    'a natural join over the column':
      'CREATE VIEW v AS SELECT total FROM users NATURAL JOIN (SELECT email, total FROM orders) o;',
    'a natural join of tables': 'CREATE VIEW v AS SELECT placed FROM users NATURAL JOIN orders;',
    'a natural join beside the column':
      'CREATE TABLE t (id int, note text); CREATE VIEW v AS SELECT email, note FROM users NATURAL JOIN t;',
    'a join using the column': 'CREATE VIEW v AS SELECT email, total FROM users JOIN orders USING (email);',
    'a join using another column':
      'CREATE VIEW v AS SELECT u.email, o.total FROM users u JOIN orders o USING (id);',
    'a join using with an alias':
      'CREATE VIEW v AS SELECT j.email FROM users u JOIN orders o USING (email) AS j;',
    'a CTE': 'CREATE VIEW v AS WITH c AS (SELECT email, id FROM users) SELECT email, id FROM c;',
    'a CTE with names of its own':
      'CREATE VIEW v AS WITH c (e, i) AS (SELECT email, id FROM users) SELECT e FROM c WHERE i > 0;',
    'a CTE of all columns': 'CREATE VIEW v AS WITH c AS (SELECT * FROM users) SELECT email FROM c;',
    'a CTE of all columns of an alias':
      'CREATE VIEW v AS WITH c AS (SELECT u.* FROM users u) SELECT c.email FROM c;',
    'a CTE that hides the table':
      'CREATE VIEW v AS WITH users AS (SELECT email, total FROM orders) SELECT email FROM users;',
    'a recursive CTE':
      'CREATE VIEW v AS WITH RECURSIVE c AS (SELECT id, email FROM users UNION ALL SELECT c.id + 1, c.email FROM c WHERE c.id < 3) SELECT email FROM c;',
    'two CTEs':
      'CREATE VIEW v AS WITH a AS (SELECT * FROM users), b AS (SELECT id, email FROM a) SELECT b.email FROM b;',
    'a subquery': "CREATE VIEW v AS SELECT s.email FROM (SELECT email FROM users WHERE email <> '') s;",
    'a subquery of all columns': 'CREATE VIEW v AS SELECT s.email FROM (SELECT * FROM users) s;',
    'a subquery of all columns, unqualified':
      'CREATE VIEW v AS SELECT email FROM (SELECT * FROM users) s ORDER BY email;',
    'a subquery with names of its own':
      'CREATE VIEW v AS SELECT s.a FROM (SELECT email, id FROM users) s (a, b);',
    'a relation with names of its own': 'CREATE VIEW v AS SELECT u.a, u.b, u.town FROM users u (a, b);',
    'a relation with the same name of its own': 'CREATE VIEW v AS SELECT u.email FROM users u (email, b);',
    'a lateral subquery':
      'CREATE VIEW v AS SELECT u.id, l.t FROM users u, LATERAL (SELECT o.total AS t FROM orders o WHERE o.email = u.email) l;',
    'a lateral function':
      "CREATE VIEW v AS SELECT u.id, p FROM users u CROSS JOIN LATERAL regexp_split_to_table(u.email, '@') AS p;",
    'a correlated subquery':
      'CREATE VIEW v AS SELECT id, (SELECT count(*) FROM orders WHERE orders.email = users.email) FROM users;',
    'a correlated subquery, unqualified':
      'CREATE VIEW v AS SELECT id FROM users WHERE EXISTS (SELECT 1 FROM orders WHERE user_id = users.id AND town = email);',
    'all columns of a view': 'CREATE VIEW v AS SELECT * FROM users; CREATE VIEW w AS SELECT email FROM v;',
    'all columns of a view of a view':
      'CREATE VIEW v AS SELECT * FROM users; CREATE VIEW w AS SELECT * FROM v; CREATE VIEW x AS SELECT w.email FROM w;',
    'an index on a view of all columns':
      'CREATE MATERIALIZED VIEW m AS SELECT * FROM users; CREATE INDEX ON m (email);',
    'a comment on a view of all columns':
      "CREATE VIEW v AS SELECT * FROM users; COMMENT ON COLUMN v.email IS 'x';",
    'a view that is dropped again':
      'CREATE MATERIALIZED VIEW m AS SELECT * FROM users; CREATE INDEX ON m (email); DROP MATERIALIZED VIEW m;',
    'a table made of all columns': 'CREATE TABLE copy AS SELECT * FROM users; CREATE INDEX ON copy (email);',
    'a table like another':
      "CREATE TABLE copy (LIKE users); CREATE INDEX ON copy (email); INSERT INTO copy (id, email) VALUES (1, 'a');",
    'a set operation':
      'CREATE VIEW v AS SELECT email FROM users UNION SELECT email FROM orders ORDER BY email;',
    'a set operation, second branch':
      'CREATE VIEW v AS SELECT email AS x FROM orders UNION ALL SELECT email FROM users;',
    'window clauses':
      'CREATE VIEW v AS SELECT id, row_number() OVER w, count(*) OVER (PARTITION BY email ORDER BY id) FROM users WINDOW w AS (PARTITION BY town ORDER BY email DESC);',
    'output names of expressions':
      'CREATE VIEW v AS SELECT email::varchar(5), (users.email) COLLATE "C" AS c FROM users; CREATE VIEW w AS SELECT CASE WHEN id > 0 THEN town ELSE email END FROM users; CREATE VIEW x AS SELECT (SELECT max(email)), (SELECT o.email FROM orders o LIMIT 1) FROM users; CREATE VIEW y AS SELECT v.email, w.email AS e FROM v, w;',
    'an aggregate with FILTER and ORDER BY':
      "CREATE VIEW v AS SELECT town, string_agg(email, ',' ORDER BY email) FILTER (WHERE email <> '') FROM users GROUP BY town HAVING max(email) > 'a';",
    'an ordered-set aggregate':
      'CREATE VIEW v AS SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY email) FROM users;',
    'grouping sets':
      'CREATE VIEW v AS SELECT email, town, count(*) FROM users GROUP BY GROUPING SETS ((email), (email, town), ());',
    'distinct on': 'CREATE VIEW v AS SELECT DISTINCT ON (email) email, id FROM users ORDER BY email, id;',
    'a row of the table': 'CREATE VIEW v AS SELECT u, (u).email AS e, row_to_json(u) FROM users u;',
    'a row by the name of the table':
      'CREATE VIEW v AS SELECT (users).email AS e, (users.*) IS NULL AS n FROM users;',
    'a case expression':
      'CREATE VIEW v AS SELECT CASE WHEN email IS NULL THEN town ELSE email END AS c FROM users;',
    'output names':
      'CREATE VIEW v AS SELECT email, u.email AS again, lower(email), (email) AS inside FROM users u; CREATE VIEW w AS SELECT email, lower FROM v;',
    'output name of a cast':
      'CREATE VIEW v AS SELECT email::varchar(5) FROM users; CREATE VIEW w AS SELECT email FROM v;',
    'values beside':
      "CREATE VIEW v AS SELECT u.email, x.n FROM users u JOIN (VALUES (1, 'a')) AS x (n, email) ON x.email = u.email;",
    'a generated column': 'ALTER TABLE users ADD low text GENERATED ALWAYS AS (lower(email)) STORED;',
    'an expression index': 'CREATE INDEX i ON users (lower(email), (email || town)) WHERE email IS NOT NULL;',
    'an index with INCLUDE': 'CREATE UNIQUE INDEX i ON users (town) INCLUDE (email);',
    statistics:
      'CREATE STATISTICS s ON email, town FROM users; CREATE STATISTICS s2 (mcv) ON lower(email), (age + 1) FROM users;',
    'a publication with columns': 'CREATE PUBLICATION p FOR TABLE users (id, email) WHERE (id > 0);',
    'a publication with a condition': "CREATE PUBLICATION p FOR TABLE users WHERE (email <> ''), orders;",
    'a policy with a subquery':
      'CREATE POLICY p ON orders USING (email IN (SELECT u.email FROM users u WHERE u.id = user_id)) WITH CHECK (EXISTS (SELECT FROM users WHERE users.email = orders.email));',
    'a policy on the table':
      'CREATE POLICY p ON users USING (email = current_user OR EXISTS (SELECT 1 FROM orders WHERE orders.email = users.email));',
    'a policy, unqualified inside':
      'CREATE POLICY p ON users USING (EXISTS (SELECT 1 FROM orders o WHERE o.user_id = age AND town = o.email));',
    'a trigger':
      'CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN new; END $$; CREATE TRIGGER t BEFORE UPDATE OF email ON users FOR EACH ROW WHEN (OLD.email IS DISTINCT FROM NEW.email) EXECUTE FUNCTION f();',
    'a rule':
      'CREATE RULE r AS ON UPDATE TO users WHERE OLD.email <> NEW.email DO ALSO INSERT INTO orders (id, email) VALUES (OLD.id, NEW.email);',
    'a rule on another table':
      'CREATE RULE r AS ON INSERT TO orders DO ALSO UPDATE users SET email = NEW.email WHERE users.id = NEW.user_id;',
    'a rule with ON CONFLICT':
      'CREATE UNIQUE INDEX ue ON users (email); CREATE RULE r AS ON INSERT TO orders DO ALSO INSERT INTO users (id, email) VALUES (NEW.id, NEW.email) ON CONFLICT (email) DO UPDATE SET email = excluded.email WHERE users.email <> excluded.email;',
    'an SQL function with a body':
      'CREATE FUNCTION f(x int) RETURNS text LANGUAGE sql BEGIN ATOMIC SELECT email FROM users WHERE id = x; END;',
    'an SQL function that returns':
      'CREATE FUNCTION f(x int) RETURNS text LANGUAGE sql RETURN (SELECT max(email) FROM users);',
    'an SQL function in quotes':
      'CREATE FUNCTION f(x int) RETURNS text LANGUAGE sql AS $$ SELECT email FROM users WHERE id = x $$;',
    'a function of rows':
      'CREATE FUNCTION f() RETURNS SETOF users LANGUAGE sql AS $$ SELECT * FROM users $$; CREATE VIEW v AS SELECT email FROM f();',
    'a function of typed columns':
      'CREATE FUNCTION f(x users.email%TYPE) RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;',
    inserts:
      "INSERT INTO users (id, email, town) VALUES (1, 'email', 't'); INSERT INTO users AS u (id, email) VALUES (1, 'b') ON CONFLICT (id) DO UPDATE SET email = excluded.email || u.email RETURNING email;",
    'an insert on conflict of the column':
      "CREATE UNIQUE INDEX ue ON users (email); INSERT INTO users (id, email) VALUES (2, 'x') ON CONFLICT (email) WHERE id > 0 DO NOTHING;",
    'an insert from a query':
      'INSERT INTO orders (id, email) SELECT id, email FROM users WHERE email IS NOT NULL;',
    'an insert from all columns':
      'CREATE TABLE backup (LIKE users); INSERT INTO backup SELECT * FROM users; INSERT INTO backup (id, email) SELECT id, email FROM users;',
    'an update from':
      'UPDATE orders SET email = u.email FROM users u WHERE u.id = user_id AND orders.email <> u.email RETURNING orders.email, u.email;',
    'an update of several': "UPDATE users SET (email, town) = (lower(email), town) WHERE email > 'a';",
    'a delete using':
      'DELETE FROM orders USING users WHERE users.email = orders.email RETURNING users.email;',
    'a merge':
      'MERGE INTO users u USING orders o ON u.email = o.email WHEN MATCHED AND o.email <> u.email THEN UPDATE SET email = o.email WHEN NOT MATCHED THEN INSERT (id, email) VALUES (o.id, o.email);',
    'a foreign key to it':
      'ALTER TABLE users ADD UNIQUE (email); ALTER TABLE orders ADD FOREIGN KEY (email) REFERENCES users (email) ON UPDATE CASCADE;',
    'grants of columns': 'CREATE ROLE clerk; GRANT SELECT (email, id), UPDATE (email) ON users TO clerk;',
    comments: "COMMENT ON COLUMN users.email IS 'the email of users.email';",
    'a copy': "COPY users (id, email) TO '/dev/null'; COPY (SELECT email FROM users) TO '/dev/null';",
    'options of the column':
      'ALTER TABLE users ALTER email SET STATISTICS 100, ALTER COLUMN email SET STORAGE EXTERNAL;',
    'an excluded constraint': "ALTER TABLE users ADD EXCLUDE USING btree (email WITH =) WHERE (email <> '');",
    'a block': 'DO $$ BEGIN UPDATE users SET email = lower(email); END $$;',
    'explain and prepare':
      'EXPLAIN SELECT email FROM users; PREPARE q AS SELECT email FROM users WHERE email = $1; DEALLOCATE q;',
    'a nested alias of the same name':
      'CREATE VIEW v AS SELECT o.email FROM orders o WHERE o.email IN (SELECT email FROM users) AND o.id > 0;',
    'quoted and other cases':
      'CREATE VIEW v AS SELECT U."email", U.EMAIL AS x, "users"."email" AS y FROM users, users U;',
    'a window frame and a name like it':
      'CREATE VIEW v AS SELECT email AS town, town AS email FROM users ORDER BY email;',
    'a table function beside':
      'CREATE VIEW v AS SELECT email, g FROM users, generate_series(1, 3) g ORDER BY g, email;',
    'a full join with coalesce':
      'CREATE VIEW v AS SELECT coalesce(u.email, o.email) AS email FROM users u FULL JOIN orders o ON u.email = o.email WHERE u.email IS NULL;',
    'a join in parentheses with an alias':
      'CREATE VIEW v AS SELECT j.town, j.total FROM (users u JOIN orders o ON o.user_id = u.id AND o.email = u.email) j (a, b, town, d, e, f, total);',
    tablesample: "CREATE VIEW v AS SELECT email FROM users TABLESAMPLE system (10) WHERE email <> '';",
    'subscripts and fields':
      "CREATE VIEW v AS SELECT (string_to_array(email, '@'))[1] AS box, array[email, town] AS both FROM users;",
    'at time zone and extract':
      "CREATE VIEW v AS SELECT extract(year FROM now() AT TIME ZONE email) AS y, substring(email FROM 2 FOR 3) AS s, position('a' IN email) AS p, trim(BOTH FROM email) AS t, overlay(email PLACING 'x' FROM 1) AS o FROM users;",
    'between and like':
      "CREATE VIEW v AS SELECT 1 AS one FROM users WHERE email BETWEEN town AND email || 'z' OR email LIKE town ESCAPE '!' OR email SIMILAR TO town OR (email, town) IN (SELECT email, email FROM orders) OR email IS DISTINCT FROM town OR email = ANY (ARRAY[town, email]) OR email COLLATE \"C\" > 'a';",
    json: "CREATE VIEW v AS SELECT json_build_object('email', email) AS j, jsonb_build_object('a', town) ->> 'email' AS k FROM users;",
  }),
  ...of(total, {
    'partition key':
      'CREATE TABLE parts (id int, total int) PARTITION BY RANGE (total); CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM (0) TO (1); CREATE VIEW v AS SELECT total FROM orders;',
  }),
  {
    title: 'a column of a partition key',
    sql: `CREATE TABLE parts (id int, day date, kind text) PARTITION BY RANGE (day, lower(kind));
CREATE TABLE parts_1 PARTITION OF parts (CHECK (day > '2000-01-01')) FOR VALUES FROM ('2020-01-01', 'a') TO ('2021-01-01', 'b');
CREATE INDEX ON parts (day); CREATE INDEX ON parts_1 (day DESC); INSERT INTO parts (id, day, kind) VALUES (1, '2020-02-02', 'a');`,
    op: { op: 'column.rename', table: 'parts', column: 'day', to: 'on_day' },
  },
  {
    title: 'a column in the expression of a partition key',
    sql: `CREATE TABLE parts (id int, kind text) PARTITION BY LIST (lower(kind)); CREATE TABLE parts_1 PARTITION OF parts FOR VALUES IN ('kind');`,
    op: { op: 'column.rename', table: 'parts', column: 'kind', to: 'sort' },
  },
  ...of(orderId, {
    'cluster on': 'ALTER TABLE orders CLUSTER ON orders_pkey; CLUSTER orders USING orders_pkey;',
    'a primary key used by others':
      'CREATE TABLE lines (order_id int REFERENCES orders, n int, PRIMARY KEY (order_id, n)); CREATE VIEW v AS SELECT o.id, l.n FROM orders o JOIN lines l ON l.order_id = o.id;',
    'a name that another side has':
      'CREATE TABLE lines (order_id int, n int); CREATE VIEW v AS SELECT id, n FROM orders, lines WHERE order_id = id;',
    'a name that an output has':
      'CREATE VIEW v AS SELECT id AS order_id, total FROM orders ORDER BY order_id;',
    'a name that a group has':
      'CREATE VIEW v AS SELECT total AS order_id, count(*) FROM orders GROUP BY order_id;',
    'a name that the outer query has':
      'CREATE TABLE lines (order_id int, n int); CREATE VIEW v AS SELECT n FROM lines WHERE EXISTS (SELECT 1 FROM orders WHERE total = order_id);',
    'a name that a natural join finds':
      'CREATE TABLE lines (order_id int, n int); CREATE VIEW v AS SELECT total, n FROM orders NATURAL JOIN lines;',
    'a name of a policy':
      'CREATE TABLE lines (order_id int, n int); CREATE POLICY p ON lines USING (EXISTS (SELECT 1 FROM orders o WHERE o.total = order_id));',
  }),
  ...of(orders, {
    'a natural join': 'CREATE VIEW v AS SELECT placed FROM users NATURAL JOIN orders;',
    'a row': 'CREATE VIEW v AS SELECT orders, orders.*, row_to_json(orders) AS j FROM orders;',
    'a CTE of the same name':
      'CREATE VIEW v AS WITH orders AS (SELECT * FROM users) SELECT orders.email FROM orders;',
    'a name that a CTE has':
      'CREATE VIEW v AS WITH sales AS (SELECT 1 AS one) SELECT sales.one, orders.id FROM sales, orders;',
    'a name that an alias has':
      'CREATE VIEW v AS SELECT sales.id, orders.total FROM users sales JOIN orders ON orders.user_id = sales.id;',
    'a name that a column has':
      'CREATE TABLE t (sales int, orders int); CREATE VIEW v AS SELECT t.orders, orders.id FROM t, orders;',
    'the row type of a function':
      "CREATE FUNCTION f(a orders) RETURNS SETOF orders LANGUAGE sql AS $$ SELECT a $$; COMMENT ON FUNCTION f(orders) IS 'x'; CREATE VIEW v AS SELECT id FROM f(NULL);",
    'the row type with a schema':
      'CREATE FUNCTION f(a public.orders, b orders[]) RETURNS public.orders LANGUAGE plpgsql AS $$ BEGIN RETURN a; END $$; ALTER FUNCTION f(public.orders, orders[]) STABLE; GRANT EXECUTE ON FUNCTION f(orders, public.orders[]) TO PUBLIC;',
    'the type of a column in a function':
      'CREATE FUNCTION f(a orders.total%TYPE, OUT b public.orders.total%TYPE) LANGUAGE sql AS $$ SELECT a $$;',
    'rows in a body':
      'CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ DECLARE r orders%ROWTYPE; t orders.total%TYPE; BEGIN RETURN 1; END $$;',
    'a table of the row type':
      'CREATE TABLE t (one orders, many orders[]); CREATE TYPE pair AS (a orders, b int);',
    'an aggregate and an operator':
      'CREATE FUNCTION f(a orders, b orders) RETURNS bool LANGUAGE sql AS $$ SELECT true $$; CREATE OPERATOR === (LEFTARG = orders, RIGHTARG = orders, FUNCTION = f);',
    'a cast':
      "CREATE FUNCTION f(a orders) RETURNS text LANGUAGE sql AS $$ SELECT 'x'::text $$; CREATE CAST (orders AS text) WITH FUNCTION f(orders);",
    'a dropped function':
      'CREATE FUNCTION f(a orders) RETURNS int LANGUAGE sql AS $$ SELECT 1 $$; DROP FUNCTION f(orders);',
    'a cast in a view': "CREATE VIEW v AS SELECT NULL::orders AS o, 'orders'::regclass AS c;",
    'statistics and a publication':
      'CREATE STATISTICS s ON total, placed FROM orders; CREATE PUBLICATION p FOR TABLE orders (id, total), users; ALTER PUBLICATION p SET TABLE orders;',
    'a rule and a trigger':
      'CREATE FUNCTION g() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN new; END $$; CREATE TRIGGER t AFTER INSERT ON orders FOR EACH ROW EXECUTE FUNCTION g(); CREATE RULE r AS ON DELETE TO users DO ALSO DELETE FROM orders WHERE orders.user_id = OLD.id;',
    'a policy':
      'CREATE POLICY p ON orders USING (EXISTS (SELECT 1 FROM users WHERE users.id = orders.user_id)); ALTER POLICY p ON orders USING (orders.total > 0);',
    'a sequence':
      "CREATE SEQUENCE s OWNED BY orders.id; ALTER TABLE orders ALTER id SET DEFAULT nextval('s');",
    'an inherited table':
      'CREATE TABLE old_orders () INHERITS (orders); CREATE TABLE more (LIKE orders INCLUDING ALL);',
    'a body that is checked':
      'CREATE FUNCTION f(x int) RETURNS numeric LANGUAGE sql BEGIN ATOMIC SELECT total FROM orders WHERE orders.id = x; END;',
    tending:
      'ALTER TABLE orders CLUSTER ON orders_pkey; LOCK TABLE orders; TRUNCATE orders; ALTER TABLE orders REPLICA IDENTITY USING INDEX orders_pkey;',
  }),
  {
    title: 'a serial with a comment on its sequence, table renamed',
    sql: `CREATE TABLE t (id serial PRIMARY KEY); COMMENT ON SEQUENCE t_id_seq IS 'x'; GRANT USAGE ON SEQUENCE t_id_seq TO PUBLIC; ALTER SEQUENCE t_id_seq CACHE 5; SELECT setval('t_id_seq', 5); CREATE TABLE u (id int DEFAULT nextval('t_id_seq'));`,
    op: { op: 'table.rename', table: 't', to: 'things' },
  },
  {
    title: 'a serial with a comment on its sequence, column renamed',
    sql: `CREATE TABLE t (id serial PRIMARY KEY); COMMENT ON SEQUENCE t_id_seq IS 'x'; ALTER SEQUENCE t_id_seq OWNED BY t.id;`,
    op: { op: 'column.rename', table: 't', column: 'id', to: 'key' },
  },
  {
    title: 'an identity with statements about its sequence, table renamed',
    sql: `CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY); ALTER SEQUENCE t_id_seq RESTART 5; COMMENT ON SEQUENCE t_id_seq IS 'y';`,
    op: { op: 'table.rename', table: 't', to: 'things' },
  },
  {
    title: 'a key named after its table',
    sql: `CREATE TABLE t (id int PRIMARY KEY, a int UNIQUE, b int CHECK (b > 0)); COMMENT ON CONSTRAINT t_pkey ON t IS 'x'; COMMENT ON CONSTRAINT t_a_key ON t IS 'y'; ALTER TABLE t DROP CONSTRAINT t_b_check; ALTER TABLE t CLUSTER ON t_pkey;`,
    op: { op: 'table.rename', table: 't', to: 'things' },
  },
  {
    title: 'a key named after its column',
    sql: `CREATE TABLE t (id int PRIMARY KEY, a int UNIQUE); CREATE INDEX ON t (a); COMMENT ON CONSTRAINT t_a_key ON t IS 'y'; COMMENT ON INDEX t_a_idx IS 'z'; ALTER TABLE t CLUSTER ON t_a_idx;`,
    op: { op: 'column.rename', table: 't', column: 'a', to: 'b' },
  },
  {
    title: 'a constraint named after its column that is gone',
    sql: `CREATE TABLE t (id int, a int UNIQUE); ALTER TABLE t RENAME CONSTRAINT t_a_key TO only_a; ALTER TABLE t DROP CONSTRAINT only_a;`,
    op: { op: 'column.rename', table: 't', column: 'a', to: 'b' },
  },
  {
    title: 'a value that is a default',
    sql: `CREATE TYPE state AS ENUM ('todo', 'done'); CREATE TABLE t (s state DEFAULT 'todo', r state DEFAULT 'todo'::state NOT NULL, n text DEFAULT 'todo', l state[] DEFAULT '{todo}'); ALTER TABLE t ALTER s SET DEFAULT 'todo'::public.state;`,
    op: { op: 'enum.renameValue', enum: 'state', value: 'todo', to: 'open' },
  },
  {
    title: 'a value in conditions and rows',
    sql: `CREATE TYPE state AS ENUM ('todo', 'done'); CREATE TABLE t (id int, s state DEFAULT 'todo' CHECK (s <> 'done')); CREATE INDEX i ON t (id) WHERE s = 'todo'; CREATE VIEW v AS SELECT * FROM t WHERE s = 'todo'; INSERT INTO t VALUES (1, 'todo'); CREATE POLICY p ON t USING (s IN ('todo'));`,
    op: { op: 'enum.renameValue', enum: 'state', value: 'todo', to: 'open' },
  },
  {
    title: 'a value that a block makes',
    sql: `DO $$ BEGIN CREATE TYPE state AS ENUM ('todo', 'done'); EXCEPTION WHEN duplicate_object THEN null; END $$; CREATE TABLE t (s state DEFAULT 'todo');`,
    op: { op: 'enum.renameValue', enum: 'state', value: 'todo', to: 'open' },
  },
  {
    title: 'a type renamed under defaults and routines',
    sql: `CREATE TYPE state AS ENUM ('todo', 'done'); CREATE TABLE t (s state DEFAULT 'todo'::state, l state[] DEFAULT ARRAY['todo'::state]::state[], CHECK (s = ANY (ARRAY['todo'::state, 'done'::public.state]))); CREATE FUNCTION f(a state, b state[] DEFAULT '{}'::state[]) RETURNS state LANGUAGE sql AS $$ SELECT a $$; CREATE CAST (text AS state) WITH INOUT; COMMENT ON TYPE state IS 'x'; CREATE VIEW v AS SELECT CAST('todo' AS state) AS x; CREATE DOMAIN d AS state DEFAULT 'todo'::state; CREATE TYPE c AS (a state);`,
    op: { op: 'enum.rename', enum: 'state', to: 'status' },
  },
  {
    title: 'a view renamed',
    sql: `${shop}CREATE VIEW v AS SELECT * FROM users; CREATE VIEW w AS SELECT v.email, v FROM v; COMMENT ON VIEW v IS 'x'; COMMENT ON COLUMN v.email IS 'y'; GRANT SELECT ON v TO PUBLIC; CREATE FUNCTION f(x v) RETURNS int LANGUAGE sql AS $$ SELECT 1 $$; CREATE RULE r AS ON DELETE TO v DO INSTEAD NOTHING; ALTER VIEW v SET (security_barrier);`,
    op: { op: 'view.rename', view: 'v', to: 'people' },
  },
  {
    title: 'a table moved to another schema',
    sql: `CREATE SCHEMA app; ${shop}CREATE VIEW v AS SELECT o.id, orders.total FROM orders, orders o; CREATE FUNCTION f(a orders) RETURNS int LANGUAGE sql AS $$ SELECT 1 $$; CREATE INDEX i ON orders (total); COMMENT ON INDEX i IS 'x'; ALTER TABLE orders CLUSTER ON i;`,
    op: { op: 'table.setSchema', table: 'orders', schema: 'app' },
  },
  {
    title: 'a serial moved to another schema',
    sql: `CREATE SCHEMA app; CREATE TABLE t (id serial, n int); COMMENT ON SEQUENCE t_id_seq IS 'x'; ALTER TABLE t ALTER n SET DEFAULT nextval('t_id_seq');`,
    op: { op: 'table.setSchema', table: 't', schema: 'app' },
  },
]

function of(op: SchemaOpInput, cases: Readonly<Record<string, string>>): readonly WrittenCase[] {
  return Object.entries(cases).map(([title, sql]) => ({
    title: `${op.op}: ${title}`,
    sql: `${shop}${sql}\n`,
    op,
  }))
}
