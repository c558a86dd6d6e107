import type { StatementNode } from '../../../core/index.ts'

/** An example of a command: what it is read as, its text, and the object that it declares. */
export type Example = readonly [kind: StatementNode['kind'], sql: string, declares?: string]

/** Every command of PostgreSQL 18's reference with the forms that it comes in. */
export const commands: Readonly<Record<string, readonly Example[]>> = {
  ABORT: [['other', 'ABORT WORK AND CHAIN']],
  'ALTER AGGREGATE': [
    ['alterObject', 'ALTER AGGREGATE my_sum(integer) RENAME TO my_total'],
    ['alterObject', 'ALTER AGGREGATE stats.my_rank(VARIADIC "any" ORDER BY VARIADIC "any") OWNER TO joe'],
    ['alterObject', 'ALTER AGGREGATE my_count(*) SET SCHEMA stats'],
  ],
  'ALTER COLLATION': [
    ['alterObject', 'ALTER COLLATION "de_DE" REFRESH VERSION'],
    ['alterObject', 'ALTER COLLATION "en_US" OWNER TO joe'],
  ],
  'ALTER CONVERSION': [['alterObject', 'ALTER CONVERSION iso_8859_1_to_utf8 RENAME TO latin1_to_unicode']],
  'ALTER DATABASE': [
    ['other', 'ALTER DATABASE test SET enable_indexscan TO off'],
    ['other', 'ALTER DATABASE test REFRESH COLLATION VERSION'],
    ['alterObject', 'ALTER DATABASE test RENAME TO shop'],
  ],
  'ALTER DEFAULT PRIVILEGES': [
    ['alterDefaultPrivileges', 'ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT SELECT ON TABLES TO PUBLIC'],
    [
      'alterDefaultPrivileges',
      'ALTER DEFAULT PRIVILEGES FOR ROLE admin, root IN SCHEMA app, audit REVOKE GRANT OPTION FOR INSERT, UPDATE ON TABLES FROM webuser CASCADE',
    ],
    [
      'alterDefaultPrivileges',
      'ALTER DEFAULT PRIVILEGES FOR USER admin REVOKE EXECUTE ON ROUTINES FROM PUBLIC',
    ],
    [
      'alterDefaultPrivileges',
      'ALTER DEFAULT PRIVILEGES GRANT ALL PRIVILEGES ON LARGE OBJECTS TO GROUP ops WITH GRANT OPTION',
    ],
  ],
  'ALTER DOMAIN': [
    ['alterDomain', 'ALTER DOMAIN zipcode SET NOT NULL'],
    ['alterDomain', 'ALTER DOMAIN zipcode ADD CONSTRAINT zipchk CHECK (char_length(VALUE) = 5) NOT VALID'],
    ['alterDomain', 'ALTER DOMAIN zipcode DROP CONSTRAINT IF EXISTS zipchk CASCADE'],
    ['alterDomain', 'ALTER DOMAIN zipcode RENAME CONSTRAINT zipchk TO zip_check'],
    ['alterDomain', 'ALTER DOMAIN zipcode VALIDATE CONSTRAINT zipchk'],
    ['alterDomain', "ALTER DOMAIN zipcode SET DEFAULT '00000'"],
    ['alterObject', 'ALTER DOMAIN zipcode SET SCHEMA customers'],
  ],
  'ALTER EVENT TRIGGER': [
    ['alterObject', 'ALTER EVENT TRIGGER log_ddl DISABLE'],
    ['alterObject', 'ALTER EVENT TRIGGER log_ddl ENABLE ALWAYS'],
  ],
  'ALTER EXTENSION': [
    ['alterObject', "ALTER EXTENSION hstore UPDATE TO '2.0'"],
    ['alterObject', 'ALTER EXTENSION hstore SET SCHEMA utils'],
    ['alterObject', 'ALTER EXTENSION hstore ADD FUNCTION populate_record(anyelement, hstore)'],
  ],
  'ALTER FOREIGN DATA WRAPPER': [
    ['alterObject', "ALTER FOREIGN DATA WRAPPER dbi OPTIONS (ADD foo '1', DROP bar)"],
    ['alterObject', 'ALTER FOREIGN DATA WRAPPER dbi VALIDATOR bob.myvalidator'],
  ],
  'ALTER FOREIGN TABLE': [
    ['alterTable', 'ALTER FOREIGN TABLE distributors ALTER COLUMN street SET NOT NULL'],
    [
      'alterTable',
      "ALTER FOREIGN TABLE IF EXISTS app.distributors OPTIONS (ADD opt1 'value', SET opt2 'value2', DROP opt3)",
    ],
  ],
  'ALTER FUNCTION': [
    ['alterObject', 'ALTER FUNCTION sqrt(integer) RENAME TO square_root'],
    ['alterObject', 'ALTER FUNCTION check_password(text) SET search_path = admin, pg_temp'],
    ['alterObject', 'ALTER FUNCTION f(integer) STABLE SECURITY DEFINER'],
    ['alterObject', 'ALTER FUNCTION f(integer) DEPENDS ON EXTENSION mathlib'],
    ['alterObject', 'ALTER FUNCTION f CALLED ON NULL INPUT PARALLEL SAFE COST 10 ROWS 20'],
  ],
  'ALTER GROUP': [['other', 'ALTER GROUP staff ADD USER karl, john']],
  'ALTER INDEX': [
    ['alterTable', 'ALTER INDEX distributors RENAME TO suppliers'],
    ['alterTable', 'ALTER INDEX IF EXISTS distributors SET (fillfactor = 75)'],
    ['alterTable', 'ALTER INDEX coord_idx ALTER COLUMN 3 SET STATISTICS 1000'],
    ['attachIndexPartition', 'ALTER INDEX parent_idx ATTACH PARTITION child_idx'],
    ['other', 'ALTER INDEX ALL IN TABLESPACE fast OWNED BY joe SET TABLESPACE slow NOWAIT'],
  ],
  'ALTER LANGUAGE': [['alterObject', 'ALTER PROCEDURAL LANGUAGE plsample OWNER TO joe']],
  'ALTER LARGE OBJECT': [['alterObject', 'ALTER LARGE OBJECT 1234 OWNER TO joe']],
  'ALTER MATERIALIZED VIEW': [
    ['alterTable', 'ALTER MATERIALIZED VIEW foo RENAME TO bar'],
    ['alterTable', 'ALTER MATERIALIZED VIEW foo ALTER COLUMN a SET STATISTICS 200, CLUSTER ON foo_idx'],
    ['alterTable', 'ALTER MATERIALIZED VIEW foo NO DEPENDS ON EXTENSION hstore'],
    ['other', 'ALTER MATERIALIZED VIEW ALL IN TABLESPACE fast SET TABLESPACE slow'],
  ],
  'ALTER OPERATOR': [
    ['alterObject', 'ALTER OPERATOR @@ (text, text) OWNER TO joe'],
    ['alterObject', 'ALTER OPERATOR && (int[], int[]) SET (RESTRICT = _int_contsel, JOIN = NONE, MERGES)'],
    ['alterObject', 'ALTER OPERATOR my.~ (NONE, text) SET SCHEMA other'],
  ],
  'ALTER OPERATOR CLASS': [['alterObject', 'ALTER OPERATOR CLASS my.ops USING gist RENAME TO more_ops']],
  'ALTER OPERATOR FAMILY': [
    [
      'alterObject',
      'ALTER OPERATOR FAMILY integer_ops USING btree ADD OPERATOR 1 < (int4, int2), FUNCTION 1 btint42cmp(int4, int2)',
    ],
    ['alterObject', 'ALTER OPERATOR FAMILY integer_ops USING btree DROP OPERATOR 1 (int4, int2)'],
  ],
  'ALTER POLICY': [
    ['alterPolicy', 'ALTER POLICY p ON t RENAME TO q'],
    ['alterPolicy', 'ALTER POLICY p ON t TO joe, CURRENT_USER USING (a > 1) WITH CHECK (a < 10)'],
  ],
  'ALTER PROCEDURE': [
    ['alterObject', 'ALTER PROCEDURE insert_data(integer, integer) RENAME TO insert_record'],
    ['alterObject', 'ALTER PROCEDURE p SET search_path FROM CURRENT'],
  ],
  'ALTER PUBLICATION': [
    ['alterObject', 'ALTER PUBLICATION pub ADD TABLE users (user_id, firstname), departments WHERE (active)'],
    ['alterObject', 'ALTER PUBLICATION pub SET TABLES IN SCHEMA marketing, sales'],
    [
      'alterObject',
      "ALTER PUBLICATION pub SET (publish = 'update, delete', publish_generated_columns = stored)",
    ],
  ],
  'ALTER ROLE': [
    ['other', "ALTER ROLE chris VALID UNTIL 'May 4 12:00:00 2030 +1' NOBYPASSRLS"],
    ['other', 'ALTER ROLE fred IN DATABASE devel SET client_min_messages = DEBUG'],
    ['other', 'ALTER ROLE ALL RESET ALL'],
  ],
  'ALTER ROUTINE': [['alterObject', 'ALTER ROUTINE foo(integer) RENAME TO foobar']],
  'ALTER RULE': [['alterObject', 'ALTER RULE notify_all ON emp RENAME TO notify_me']],
  'ALTER SCHEMA': [
    ['alterObject', 'ALTER SCHEMA app RENAME TO shop'],
    ['alterObject', 'ALTER SCHEMA app OWNER TO SESSION_USER'],
  ],
  'ALTER SEQUENCE': [
    ['alterSequence', 'ALTER SEQUENCE serial RESTART WITH 105'],
    [
      'alterSequence',
      'ALTER SEQUENCE IF EXISTS app.serial AS bigint INCREMENT BY -1 NO MINVALUE MAXVALUE -1 CACHE 4 NO CYCLE OWNED BY t.c',
    ],
    ['alterTable', 'ALTER SEQUENCE serial OWNER TO joe'],
    ['alterTable', 'ALTER SEQUENCE serial SET UNLOGGED'],
  ],
  'ALTER SERVER': [['alterObject', "ALTER SERVER foo VERSION '8.4' OPTIONS (SET host 'baz')"]],
  'ALTER STATISTICS': [
    ['alterObject', 'ALTER STATISTICS s SET STATISTICS 200'],
    ['alterObject', 'ALTER STATISTICS app.s SET SCHEMA stats'],
  ],
  'ALTER SUBSCRIPTION': [
    ['alterObject', 'ALTER SUBSCRIPTION mysub SET PUBLICATION insert_only WITH (refresh = false)'],
    ['alterObject', 'ALTER SUBSCRIPTION mysub DISABLE'],
    ['alterObject', "ALTER SUBSCRIPTION mysub SKIP (lsn = '0/1234')"],
  ],
  'ALTER SYSTEM': [
    ['other', 'ALTER SYSTEM SET wal_level = replica'],
    ['other', 'ALTER SYSTEM RESET ALL'],
  ],
  'ALTER TABLE': [
    [
      'alterTable',
      'ALTER TABLE ONLY app.t ADD COLUMN IF NOT EXISTS c varchar(30) COLLATE "C" DEFAULT \'x\' NOT NULL, DROP COLUMN d CASCADE',
    ],
    ['alterTable', 'ALTER TABLE t ADD COLUMN v int GENERATED ALWAYS AS (a + b) VIRTUAL'],
    [
      'alterTable',
      'ALTER TABLE t ALTER c SET DATA TYPE timestamptz USING to_timestamp(c), ALTER c DROP DEFAULT',
    ],
    ['alterTable', 'ALTER TABLE t ALTER c SET EXPRESSION AS (a * 2), ALTER d DROP EXPRESSION IF EXISTS'],
    [
      'alterTable',
      'ALTER TABLE t ALTER id ADD GENERATED ALWAYS AS IDENTITY (START WITH 10), ALTER x SET GENERATED BY DEFAULT SET INCREMENT BY 2 RESTART WITH 5',
    ],
    [
      'alterTable',
      'ALTER TABLE t ALTER id DROP IDENTITY IF EXISTS, ALTER c SET STATISTICS DEFAULT, ALTER d SET (n_distinct = -1), ALTER d RESET (n_distinct)',
    ],
    ['alterTable', 'ALTER TABLE t ALTER c SET STORAGE EXTERNAL, ALTER d SET COMPRESSION lz4'],
    ['alterTable', 'ALTER TABLE t ADD CONSTRAINT nn NOT NULL c NOT VALID'],
    ['alterTable', 'ALTER TABLE t ADD CONSTRAINT nn NOT NULL c NO INHERIT, ADD NOT NULL d'],
    [
      'alterTable',
      'ALTER TABLE t ADD CONSTRAINT zipchk CHECK (char_length(zip) = 5) NO INHERIT NOT ENFORCED',
    ],
    [
      'alterTable',
      'ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY (a, PERIOD valid) REFERENCES u (a, PERIOD valid) NOT ENFORCED',
    ],
    [
      'alterTable',
      'ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY (a, b) REFERENCES u MATCH FULL ON DELETE SET NULL (b) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED NOT VALID',
    ],
    [
      'alterTable',
      'ALTER TABLE t ADD CONSTRAINT k UNIQUE NULLS NOT DISTINCT (a, b) INCLUDE (c) WITH (fillfactor = 70) USING INDEX TABLESPACE fast',
    ],
    ['alterTable', 'ALTER TABLE t ADD PRIMARY KEY (id, valid WITHOUT OVERLAPS)'],
    ['alterTable', 'ALTER TABLE t ADD CONSTRAINT pk PRIMARY KEY USING INDEX t_idx DEFERRABLE'],
    ['alterTable', 'ALTER TABLE t ADD EXCLUDE USING gist (c WITH &&, room WITH =) WHERE (active)'],
    ['alterTable', 'ALTER TABLE t ALTER CONSTRAINT fk NOT ENFORCED, ALTER CONSTRAINT fk2 ENFORCED'],
    ['alterTable', 'ALTER TABLE t ALTER CONSTRAINT nn INHERIT, ALTER CONSTRAINT nn2 NO INHERIT'],
    ['alterTable', 'ALTER TABLE t ALTER CONSTRAINT fk DEFERRABLE INITIALLY DEFERRED, VALIDATE CONSTRAINT fk'],
    ['alterTable', 'ALTER TABLE t DROP CONSTRAINT IF EXISTS zipchk RESTRICT'],
    [
      'alterTable',
      'ALTER TABLE t DISABLE TRIGGER ALL, ENABLE TRIGGER USER, ENABLE REPLICA TRIGGER a, ENABLE ALWAYS TRIGGER "b c"',
    ],
    [
      'alterTable',
      'ALTER TABLE t DISABLE RULE r, ENABLE RULE r2, ENABLE REPLICA RULE r3, ENABLE ALWAYS RULE r4',
    ],
    ['alterTable', 'ALTER TABLE t ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY'],
    ['alterTable', 'ALTER TABLE t DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY'],
    ['alterTable', 'ALTER TABLE t CLUSTER ON t_idx, SET WITHOUT CLUSTER, SET WITHOUT OIDS'],
    ['alterTable', 'ALTER TABLE t SET ACCESS METHOD DEFAULT, SET TABLESPACE fast, SET UNLOGGED'],
    [
      'alterTable',
      'ALTER TABLE t SET (fillfactor = 70, toast.autovacuum_enabled = off), RESET (parallel_workers)',
    ],
    ['alterTable', 'ALTER TABLE t INHERIT p, NO INHERIT q'],
    ['alterTable', 'ALTER TABLE t OF app.kind'],
    ['alterTable', 'ALTER TABLE t NOT OF'],
    ['alterTable', 'ALTER TABLE t OWNER TO CURRENT_ROLE, REPLICA IDENTITY USING INDEX t_idx'],
    ['alterTable', 'ALTER TABLE IF EXISTS t RENAME COLUMN a TO b'],
    ['alterTable', 'ALTER TABLE t RENAME CONSTRAINT a TO b'],
    ['alterTable', 'ALTER TABLE t RENAME TO u'],
    ['alterTable', 'ALTER TABLE t SET SCHEMA app'],
    ['alterTable', "ALTER TABLE t ATTACH PARTITION t1 FOR VALUES FROM ('2016-07-01') TO (MAXVALUE)"],
    ['alterTable', 'ALTER TABLE t ATTACH PARTITION t2 DEFAULT'],
    ['alterTable', 'ALTER TABLE t DETACH PARTITION t1 CONCURRENTLY'],
    ['alterTable', 'ALTER TABLE t DETACH PARTITION t1 FINALIZE'],
    ['other', 'ALTER TABLE ALL IN TABLESPACE fast OWNED BY joe, jim SET TABLESPACE slow'],
  ],
  'ALTER TABLESPACE': [
    ['alterObject', 'ALTER TABLESPACE index_space RENAME TO fast_raid'],
    ['other', 'ALTER TABLESPACE index_space SET (random_page_cost = 1.1)'],
  ],
  'ALTER TEXT SEARCH CONFIGURATION': [
    ['alterObject', 'ALTER TEXT SEARCH CONFIGURATION my_config ALTER MAPPING REPLACE english WITH swedish'],
    ['alterObject', 'ALTER TEXT SEARCH CONFIGURATION my_config ADD MAPPING FOR asciiword, word WITH a, b'],
  ],
  'ALTER TEXT SEARCH DICTIONARY': [
    ['alterObject', 'ALTER TEXT SEARCH DICTIONARY my_dict (StopWords = newrussian, dummy)'],
  ],
  'ALTER TEXT SEARCH PARSER': [['alterObject', 'ALTER TEXT SEARCH PARSER p RENAME TO q']],
  'ALTER TEXT SEARCH TEMPLATE': [['alterObject', 'ALTER TEXT SEARCH TEMPLATE t SET SCHEMA app']],
  'ALTER TRIGGER': [
    ['alterObject', 'ALTER TRIGGER emp_stamp ON emp RENAME TO emp_track'],
    ['alterObject', 'ALTER TRIGGER emp_stamp ON emp NO DEPENDS ON EXTENSION emplib'],
  ],
  'ALTER TYPE': [
    ['alterObject', 'ALTER TYPE electronic_mail RENAME TO email'],
    [
      'alterType',
      'ALTER TYPE compfoo ADD ATTRIBUTE f3 int COLLATE "C" CASCADE, DROP ATTRIBUTE IF EXISTS f4, ALTER ATTRIBUTE f5 SET DATA TYPE text',
    ],
    ['alterType', 'ALTER TYPE compfoo RENAME ATTRIBUTE a TO b CASCADE'],
    ['alterType', "ALTER TYPE colors ADD VALUE IF NOT EXISTS 'orange' AFTER 'red'"],
    ['alterType', "ALTER TYPE colors RENAME VALUE 'purple' TO 'mauve'"],
    ['alterType', 'ALTER TYPE mytype SET (SEND = mytypesend, STORAGE = extended)'],
  ],
  'ALTER USER': [['other', "ALTER USER davide WITH PASSWORD 'x' CREATEDB"]],
  'ALTER USER MAPPING': [
    ['alterObject', "ALTER USER MAPPING FOR bob SERVER foo OPTIONS (SET password 'public')"],
  ],
  'ALTER VIEW': [
    ['alterTable', 'ALTER VIEW foo RENAME TO bar'],
    ['alterTable', 'ALTER VIEW a_view ALTER COLUMN ts SET DEFAULT now()'],
    ['alterTable', 'ALTER VIEW IF EXISTS foo SET (security_invoker = true, check_option = local)'],
    ['alterTable', 'ALTER VIEW foo RENAME COLUMN a TO b'],
  ],
  ANALYZE: [['other', 'ANALYZE (VERBOSE, SKIP_LOCKED, BUFFER_USAGE_LIMIT 32) ONLY t (a, b), u']],
  BEGIN: [['other', 'BEGIN TRANSACTION ISOLATION LEVEL SERIALIZABLE, READ ONLY, DEFERRABLE']],
  CALL: [['other', 'CALL do_db_maintenance(1, retries => 3)']],
  CHECKPOINT: [['other', 'CHECKPOINT']],
  CLOSE: [['other', 'CLOSE liahona']],
  CLUSTER: [['other', 'CLUSTER (VERBOSE) employees USING employees_ind']],
  COMMENT: [
    ['comment', "COMMENT ON ACCESS METHOD gin IS 'GIN'"],
    ['comment', "COMMENT ON AGGREGATE my_agg (double precision, integer ORDER BY text) IS 'x'"],
    ['comment', "COMMENT ON CAST (text AS int4) IS 'Allow casts from text to int4'"],
    ['comment', 'COMMENT ON COLLATION "fr_CA" IS \'Canadian French\''],
    ['comment', "COMMENT ON COLUMN app.t.c IS 'Employee ID number'"],
    ['comment', "COMMENT ON CONVERSION my_conv IS 'x'"],
    ['comment', "COMMENT ON CONSTRAINT c ON t IS 'x'"],
    ['comment', "COMMENT ON CONSTRAINT dom_c ON DOMAIN dom IS 'x'"],
    ['comment', "COMMENT ON DATABASE my_database IS 'Development'"],
    ['comment', "COMMENT ON DOMAIN my_domain IS 'x'"],
    ['comment', "COMMENT ON EXTENSION hstore IS 'x'"],
    ['comment', "COMMENT ON EVENT TRIGGER abort_ddl IS 'x'"],
    ['comment', "COMMENT ON FOREIGN DATA WRAPPER mywrapper IS 'x'"],
    ['comment', "COMMENT ON FOREIGN TABLE my_foreign_table IS 'x'"],
    ['comment', "COMMENT ON FUNCTION my_function (timestamp) IS 'x'"],
    ['comment', "COMMENT ON INDEX my_index IS 'x'"],
    ['comment', "COMMENT ON LANGUAGE plpython IS 'x'"],
    ['comment', "COMMENT ON LARGE OBJECT 346344 IS 'x'"],
    ['comment', "COMMENT ON MATERIALIZED VIEW my_matview IS 'x'"],
    ['comment', "COMMENT ON OPERATOR ^ (text, text) IS 'x'"],
    ['comment', "COMMENT ON OPERATOR - (NONE, integer) IS 'x'"],
    ['comment', "COMMENT ON OPERATOR CLASS int4ops USING btree IS 'x'"],
    ['comment', "COMMENT ON OPERATOR FAMILY integer_ops USING btree IS 'x'"],
    ['comment', "COMMENT ON POLICY my_policy ON mytable IS 'x'"],
    ['comment', "COMMENT ON PROCEDURE my_proc (integer, integer) IS 'x'"],
    ['comment', "COMMENT ON PUBLICATION alltables IS 'x'"],
    ['comment', "COMMENT ON ROLE my_role IS 'x'"],
    ['comment', "COMMENT ON ROUTINE my_routine (integer, integer) IS 'x'"],
    ['comment', "COMMENT ON RULE my_rule ON my_table IS 'x'"],
    ['comment', "COMMENT ON SCHEMA my_schema IS 'x'"],
    ['comment', "COMMENT ON SEQUENCE my_sequence IS 'x'"],
    ['comment', "COMMENT ON SERVER myserver IS 'x'"],
    ['comment', "COMMENT ON STATISTICS my_statistics IS 'x'"],
    ['comment', "COMMENT ON SUBSCRIPTION alltables IS 'x'"],
    ['comment', 'COMMENT ON TABLE my_schema.my_table IS NULL'],
    ['comment', "COMMENT ON TABLESPACE my_tablespace IS 'x'"],
    ['comment', "COMMENT ON TEXT SEARCH CONFIGURATION my_config IS 'x'"],
    ['comment', "COMMENT ON TEXT SEARCH DICTIONARY swedish IS 'x'"],
    ['comment', "COMMENT ON TEXT SEARCH PARSER my_parser IS 'x'"],
    ['comment', "COMMENT ON TEXT SEARCH TEMPLATE snowball IS 'x'"],
    ['comment', "COMMENT ON TRANSFORM FOR hstore LANGUAGE plpython3u IS 'x'"],
    ['comment', "COMMENT ON TRIGGER my_trigger ON my_table IS 'x'"],
    ['comment', "COMMENT ON TYPE complex IS 'x'"],
    ['comment', "COMMENT ON VIEW my_view IS E'it''s \\n two lines'"],
  ],
  COMMIT: [['other', 'COMMIT AND NO CHAIN']],
  'COMMIT PREPARED': [['other', "COMMIT PREPARED 'foobar'"]],
  COPY: [
    ['copy', "COPY country TO STDOUT (DELIMITER '|')"],
    [
      'copy',
      "COPY country FROM '/data/country.csv' WITH (FORMAT csv, ON_ERROR ignore, REJECT_LIMIT 10, LOG_VERBOSITY verbose)",
    ],
    ['copy', "COPY (SELECT * FROM country WHERE name LIKE 'A%') TO PROGRAM 'gzip > /data/c.gz'"],
    ['copy', "COPY country (a, b) FROM '/data/c.txt' WHERE a > 1"],
  ],
  'CREATE ACCESS METHOD': [
    [
      'createOther',
      'CREATE ACCESS METHOD heptree TYPE INDEX HANDLER heptree_handler',
      'object:access method.heptree',
    ],
  ],
  'CREATE AGGREGATE': [
    [
      'createRoutine',
      "CREATE AGGREGATE my_sum (integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0')",
      'routine:public.my_sum.integer',
    ],
    [
      'createRoutine',
      'CREATE OR REPLACE AGGREGATE my_pct (float8 ORDER BY "any") (SFUNC = f, STYPE = internal, FINALFUNC = g, HYPOTHETICAL)',
    ],
    [
      'createRoutine',
      'CREATE AGGREGATE old_sum (BASETYPE = integer, SFUNC = int4pl, STYPE = integer)',
      'routine:public.old_sum.integer',
    ],
  ],
  'CREATE CAST': [
    ['createOther', 'CREATE CAST (bigint AS app.kind) WITH FUNCTION app.to_kind(bigint) AS ASSIGNMENT'],
    ['createOther', 'CREATE CAST (json AS app.kind) WITHOUT FUNCTION'],
    ['createOther', 'CREATE CAST (text AS app.kind) WITH INOUT AS IMPLICIT'],
  ],
  'CREATE COLLATION': [
    ['createOther', "CREATE COLLATION french (locale = 'fr_FR.utf8')", 'object:collation.public.french'],
    [
      'createOther',
      "CREATE COLLATION IF NOT EXISTS ci (provider = icu, locale = 'und-u-ks-level2', deterministic = false)",
    ],
    ['createOther', 'CREATE COLLATION german FROM "de_DE"'],
  ],
  'CREATE CONVERSION': [
    ['createOther', "CREATE DEFAULT CONVERSION myconv FOR 'UTF8' TO 'LATIN1' FROM myfunc"],
    [
      'createOther',
      "CREATE CONVERSION app.myconv FOR 'UTF8' TO 'LATIN1' FROM myfunc",
      'object:conversion.app.myconv',
    ],
  ],
  'CREATE DATABASE': [
    [
      'createOther',
      "CREATE DATABASE music LOCALE 'sv_SE.utf8' TEMPLATE template0 LOCALE_PROVIDER builtin STRATEGY file_copy",
    ],
    ['createOther', 'CREATE DATABASE sales OWNER salesapp TABLESPACE salesspace CONNECTION LIMIT 10'],
  ],
  'CREATE DOMAIN': [
    [
      'createDomain',
      "CREATE DOMAIN us_postal_code AS text COLLATE \"C\" DEFAULT '00000' NOT NULL CONSTRAINT us CHECK (VALUE ~ '^\\d{5}$')",
      'domain:public.us_postal_code',
    ],
    ['createDomain', 'CREATE DOMAIN app.positive int CHECK (VALUE > 0) NULL', 'domain:app.positive'],
  ],
  'CREATE EVENT TRIGGER': [
    [
      'createOther',
      "CREATE EVENT TRIGGER abort_ddl ON ddl_command_start WHEN TAG IN ('DROP TABLE', 'DROP VIEW') EXECUTE FUNCTION abort_any_command()",
      'object:event trigger.abort_ddl',
    ],
  ],
  'CREATE EXTENSION': [
    [
      'createExtension',
      "CREATE EXTENSION IF NOT EXISTS hstore WITH SCHEMA addons VERSION '1.8' CASCADE",
      'extension:hstore',
    ],
    ['createExtension', 'CREATE EXTENSION "uuid-ossp"', 'extension:uuid-ossp'],
  ],
  'CREATE FOREIGN DATA WRAPPER': [
    [
      'createOther',
      "CREATE FOREIGN DATA WRAPPER file HANDLER file_fdw_handler NO VALIDATOR OPTIONS (debug 'true')",
      'object:foreign data wrapper.file',
    ],
  ],
  'CREATE FOREIGN TABLE': [
    [
      'createTable',
      "CREATE FOREIGN TABLE films (code char(5) OPTIONS (column_name 'c') NOT NULL, len interval) SERVER film_server OPTIONS (table_name 'films')",
      'table:public.films',
    ],
    [
      'createTable',
      "CREATE FOREIGN TABLE m1 PARTITION OF m FOR VALUES FROM ('2016-07-01') TO ('2016-08-01') SERVER server_07",
    ],
  ],
  'CREATE FUNCTION': [
    [
      'createRoutine',
      "CREATE FUNCTION add(integer, integer) RETURNS integer AS 'select $1 + $2;' LANGUAGE SQL IMMUTABLE RETURNS NULL ON NULL INPUT",
      'routine:public.add.integer, integer',
    ],
    [
      'createRoutine',
      'CREATE FUNCTION add(a integer, b integer) RETURNS integer LANGUAGE SQL IMMUTABLE RETURN a + b',
    ],
    [
      'createRoutine',
      "CREATE OR REPLACE FUNCTION tw(IN a int DEFAULT 1, OUT b int, INOUT c text = 'x', VARIADIC d numeric[] DEFAULT '{}') LANGUAGE plpgsql COST 100 ROWS 10 PARALLEL RESTRICTED SET search_path = app, pg_temp SECURITY DEFINER AS $f$ BEGIN b := a; END $f$",
    ],
    [
      'createRoutine',
      "CREATE FUNCTION dup(int) RETURNS TABLE(f1 int, f2 text) LANGUAGE sql STABLE LEAKPROOF STRICT BEGIN ATOMIC SELECT $1, CAST($1 AS text) || ' is text'; SELECT CASE WHEN true THEN 1 END, 'x'; END",
    ],
    [
      'createRoutine',
      "CREATE FUNCTION c_add(int) RETURNS SETOF app.kind AS '$libdir/x', 'c_add' LANGUAGE C WINDOW TRANSFORM FOR TYPE hstore SUPPORT app.sup",
    ],
  ],
  'CREATE GROUP': [['createOther', 'CREATE GROUP ops WITH NOLOGIN USER a, b']],
  'CREATE INDEX': [
    ['createIndex', 'CREATE UNIQUE INDEX title_idx ON films (title) INCLUDE (director, rating)'],
    [
      'createIndex',
      'CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON ONLY app.films USING gin (lower(title) gin_trgm_ops, (a || b) COLLATE "C" text_pattern_ops (x = 1) DESC NULLS LAST) WITH (fastupdate = off) TABLESPACE fast WHERE deleted IS NULL',
    ],
    ['createIndex', 'CREATE UNIQUE INDEX ON t (a) NULLS NOT DISTINCT'],
  ],
  'CREATE LANGUAGE': [
    ['createOther', 'CREATE OR REPLACE TRUSTED PROCEDURAL LANGUAGE plsample HANDLER h INLINE i VALIDATOR v'],
    ['createOther', 'CREATE LANGUAGE plperl', 'object:language.plperl'],
  ],
  'CREATE MATERIALIZED VIEW': [
    [
      'createView',
      'CREATE MATERIALIZED VIEW IF NOT EXISTS mv (a, b) USING heap WITH (fillfactor = 90) TABLESPACE fast AS SELECT 1, 2 WITH NO DATA',
      'view:public.mv',
    ],
  ],
  'CREATE OPERATOR': [
    [
      'createOther',
      'CREATE OPERATOR app.=== (LEFTARG = box, RIGHTARG = box, FUNCTION = area_equal, COMMUTATOR = ===, HASHES)',
    ],
  ],
  'CREATE OPERATOR CLASS': [
    [
      'createOther',
      'CREATE OPERATOR CLASS gist__int_ops DEFAULT FOR TYPE _int4 USING gist FAMILY f AS OPERATOR 3 &&, FUNCTION 1 g (internal, _int4), STORAGE int4',
    ],
  ],
  'CREATE OPERATOR FAMILY': [['createOther', 'CREATE OPERATOR FAMILY app.fam USING btree']],
  'CREATE POLICY': [
    [
      'createPolicy',
      'CREATE POLICY p ON app.t AS RESTRICTIVE FOR UPDATE TO joe, PUBLIC USING (owner = current_user) WITH CHECK (true)',
    ],
    ['createPolicy', 'CREATE POLICY p ON t'],
  ],
  'CREATE PROCEDURE': [
    [
      'createRoutine',
      'CREATE PROCEDURE insert_data(a integer, b integer) LANGUAGE SQL BEGIN ATOMIC INSERT INTO tbl VALUES (a); INSERT INTO tbl VALUES (b); END',
      'routine:public.insert_data.integer, integer',
    ],
    ['createRoutine', 'CREATE OR REPLACE PROCEDURE p() LANGUAGE plpgsql AS $$ BEGIN COMMIT; END $$'],
  ],
  'CREATE PUBLICATION': [
    [
      'createOther',
      'CREATE PUBLICATION mypub FOR TABLE ONLY users (user_id, firstname), departments WHERE (active IS TRUE)',
      'object:publication.mypub',
    ],
    ['createOther', 'CREATE PUBLICATION alltables FOR ALL TABLES WITH (publish_via_partition_root = true)'],
    ['createOther', 'CREATE PUBLICATION s FOR TABLES IN SCHEMA CURRENT_SCHEMA, TABLE a, b'],
  ],
  'CREATE ROLE': [
    [
      'createOther',
      "CREATE ROLE miriam WITH LOGIN PASSWORD 'jw8s0F4' VALID UNTIL '2030-01-01' IN ROLE ops ADMIN boss",
      'object:role.miriam',
    ],
  ],
  'CREATE RULE': [
    ['createRule', 'CREATE OR REPLACE RULE "_RETURN" AS ON SELECT TO t1 DO INSTEAD SELECT * FROM t2'],
    [
      'createRule',
      'CREATE RULE notify_me AS ON UPDATE TO app.mytable WHERE (old.a <> new.a) DO ALSO (NOTIFY mytable; DELETE FROM x)',
    ],
  ],
  'CREATE SCHEMA': [
    ['createSchema', 'CREATE SCHEMA IF NOT EXISTS hollywood AUTHORIZATION joe', 'schema:hollywood'],
    [
      'createSchema',
      'CREATE SCHEMA hollywood CREATE TABLE films (title text, release date) CREATE VIEW winners AS SELECT title FROM films GRANT SELECT ON films TO joe',
      'table:hollywood.films',
    ],
    ['createSchema', 'CREATE SCHEMA AUTHORIZATION CURRENT_USER'],
  ],
  'CREATE SEQUENCE': [
    [
      'createSequence',
      'CREATE TEMPORARY SEQUENCE IF NOT EXISTS serial AS smallint INCREMENT -1 MINVALUE -100 NO MAXVALUE START WITH -1 CACHE 2 CYCLE OWNED BY NONE',
    ],
    ['createSequence', 'CREATE UNLOGGED SEQUENCE app.counter', 'sequence:app.counter'],
  ],
  'CREATE SERVER': [
    [
      'createOther',
      "CREATE SERVER IF NOT EXISTS myserver TYPE 'x' VERSION '1' FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'foo', dbname 'foodb', port '5432')",
      'object:server.myserver',
    ],
  ],
  'CREATE STATISTICS': [
    [
      'createOther',
      'CREATE STATISTICS IF NOT EXISTS app.s1 (dependencies, mcv) ON a, b FROM t1',
      'object:statistics.app.s1',
    ],
    ['createOther', "CREATE STATISTICS s3 ON date_trunc('month', a), (b + c) FROM t3"],
    ['createOther', 'CREATE STATISTICS ON a, b FROM t1'],
  ],
  'CREATE SUBSCRIPTION': [
    [
      'createOther',
      "CREATE SUBSCRIPTION mysub CONNECTION 'host=192.168.1.50 dbname=foodb' PUBLICATION mypub, insert_only WITH (enabled = false, streaming = parallel)",
    ],
  ],
  'CREATE TABLE': [
    [
      'createTable',
      "CREATE TABLE films (code char(5) CONSTRAINT firstkey PRIMARY KEY, title varchar(40) STORAGE MAIN COMPRESSION pglz COLLATE \"C\" NOT NULL, did integer GENERATED BY DEFAULT AS IDENTITY (START 5), kind varchar(10) DEFAULT 'x' UNIQUE NULLS NOT DISTINCT, len interval hour to minute CHECK (len > '0') NOT ENFORCED, CONSTRAINT nn NOT NULL kind)",
      'table:public.films',
    ],
    [
      'createTable',
      'CREATE TABLE v (a int, b int GENERATED ALWAYS AS (a * 2), c int GENERATED ALWAYS AS (a * 2) VIRTUAL, d int GENERATED ALWAYS AS (a * 2) STORED)',
      'table:public.v',
    ],
    [
      'createTable',
      'CREATE TABLE t (id int, valid daterange, PRIMARY KEY (id, valid WITHOUT OVERLAPS), FOREIGN KEY (id, PERIOD valid) REFERENCES u (id, PERIOD valid))',
      'table:public.t',
    ],
    [
      'createTable',
      'CREATE UNLOGGED TABLE IF NOT EXISTS app.t (LIKE src INCLUDING ALL EXCLUDING STATISTICS, EXCLUDE USING gist (c WITH &&) INCLUDE (d) WHERE (e)) INHERITS (p, q) USING heap WITH (fillfactor = 70) TABLESPACE fast',
      'table:app.t',
    ],
    ['createTable', 'CREATE TEMP TABLE t (a int) ON COMMIT DELETE ROWS', 'table:pg_temp.t'],
    ['createTable', 'CREATE GLOBAL TEMPORARY TABLE t (a int) ON COMMIT PRESERVE ROWS', 'table:pg_temp.t'],
    [
      'createTable',
      'CREATE TABLE m (d date NOT NULL, n int) PARTITION BY RANGE (d, (n + 1) COLLATE "C" int4_ops)',
      'table:public.m',
    ],
    [
      'createTable',
      "CREATE TABLE m1 PARTITION OF m (n DEFAULT 0, CONSTRAINT c CHECK (n > 1)) FOR VALUES FROM (MINVALUE) TO ('2016-08-01') PARTITION BY HASH (n)",
      'table:public.m1',
    ],
    ['createTable', 'CREATE TABLE m2 PARTITION OF m FOR VALUES WITH (MODULUS 4, REMAINDER 0)'],
    ['createTable', "CREATE TABLE m3 PARTITION OF m FOR VALUES IN ('a', NULL)"],
    ['createTable', 'CREATE TABLE m4 PARTITION OF m DEFAULT'],
    [
      'createTable',
      'CREATE TABLE e OF employee_type (PRIMARY KEY (name), salary WITH OPTIONS DEFAULT 1000)',
      'table:public.e',
    ],
  ],
  'CREATE TABLE AS': [
    ['createTable', 'CREATE TABLE films2 AS TABLE films', 'table:public.films2'],
    [
      'createTable',
      'CREATE TEMP TABLE f (a, b) WITH (fillfactor = 10) ON COMMIT DROP AS SELECT 1, 2 WITH NO DATA',
    ],
    ['createTable', "CREATE TABLE x AS EXECUTE recentfilms('2002-01-01')"],
    ['createTable', 'CREATE TABLE y AS VALUES (1, 2)', 'table:public.y'],
  ],
  'CREATE TABLESPACE': [
    ['createOther', "CREATE TABLESPACE dbspace OWNER joe LOCATION '/data/dbs' WITH (seq_page_cost = 2)"],
  ],
  'CREATE TEXT SEARCH CONFIGURATION': [
    [
      'createOther',
      'CREATE TEXT SEARCH CONFIGURATION app.german (COPY = pg_catalog.german)',
      'object:text search configuration.app.german',
    ],
  ],
  'CREATE TEXT SEARCH DICTIONARY': [
    [
      'createOther',
      'CREATE TEXT SEARCH DICTIONARY my_russian (template = snowball, language = russian, stopwords = myrussian)',
    ],
  ],
  'CREATE TEXT SEARCH PARSER': [
    ['createOther', 'CREATE TEXT SEARCH PARSER p (START = a, GETTOKEN = b, END = c, LEXTYPES = d)'],
  ],
  'CREATE TEXT SEARCH TEMPLATE': [['createOther', 'CREATE TEXT SEARCH TEMPLATE t (INIT = a, LEXIZE = b)']],
  'CREATE TRANSFORM': [
    [
      'createOther',
      'CREATE OR REPLACE TRANSFORM FOR hstore LANGUAGE plpython3u (FROM SQL WITH FUNCTION a(internal), TO SQL WITH FUNCTION b(internal))',
    ],
  ],
  'CREATE TRIGGER': [
    [
      'createTrigger',
      'CREATE OR REPLACE TRIGGER u BEFORE INSERT OR UPDATE OF a, "b" OR DELETE ON app.t FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION f(1, \'x\')',
    ],
    [
      'createTrigger',
      'CREATE TRIGGER p AFTER UPDATE ON t REFERENCING OLD TABLE AS o NEW TABLE AS n FOR EACH STATEMENT EXECUTE PROCEDURE f()',
    ],
    [
      'createTrigger',
      'CREATE CONSTRAINT TRIGGER c AFTER INSERT ON t FROM u DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION f()',
    ],
    [
      'createTrigger',
      'CREATE TRIGGER v INSTEAD OF INSERT ON my_view FOR EACH ROW EXECUTE FUNCTION view_insert_row()',
    ],
  ],
  'CREATE TYPE': [
    ['createComposite', 'CREATE TYPE compfoo AS (f1 int, f2 text COLLATE "C")', 'composite:public.compfoo'],
    ['createComposite', 'CREATE TYPE empty AS ()', 'composite:public.empty'],
    ['createEnum', "CREATE TYPE bug_status AS ENUM ('new', 'open', 'it''s')", 'enum:public.bug_status'],
    [
      'createRange',
      'CREATE TYPE float8_range AS RANGE (subtype = float8, subtype_diff = float8mi, multirange_type_name = mr)',
      'range:public.float8_range',
    ],
    [
      'createOther',
      'CREATE TYPE box (INTERNALLENGTH = 16, INPUT = box_in, OUTPUT = box_out, ELEMENT = float4)',
    ],
    ['createOther', 'CREATE TYPE box'],
  ],
  'CREATE USER': [['createOther', 'CREATE USER jonathan PASSWORD NULL NOINHERIT']],
  'CREATE USER MAPPING': [
    [
      'createOther',
      "CREATE USER MAPPING IF NOT EXISTS FOR PUBLIC SERVER foo OPTIONS (user 'bob', password 'secret')",
    ],
  ],
  'CREATE VIEW': [
    [
      'createView',
      'CREATE OR REPLACE VIEW app.v (a, b) WITH (security_barrier, security_invoker = on) AS SELECT 1, 2 WITH LOCAL CHECK OPTION',
      'view:app.v',
    ],
    [
      'createView',
      'CREATE TEMP RECURSIVE VIEW nums_1_100 (n) AS VALUES (1) UNION ALL SELECT n + 1 FROM nums_1_100 WHERE n < 100',
    ],
    [
      'createView',
      "CREATE VIEW j AS SELECT jt.* FROM docs, JSON_TABLE(js, '$.favorites[*]' COLUMNS (id FOR ORDINALITY, kind text PATH '$.kind' DEFAULT '?' ON EMPTY, NESTED PATH '$.films[*]' COLUMNS (title text))) AS jt",
      'view:public.j',
    ],
    [
      'createView',
      "CREATE VIEW k AS SELECT JSON_VALUE(a, '$.b' RETURNING int), JSON_QUERY(a, '$[*]' WITH WRAPPER), JSON_EXISTS(a, '$.c'), JSON_OBJECT('k' VALUE 1 ABSENT ON NULL), JSON_ARRAYAGG(x ORDER BY y), a IS JSON OBJECT WITH UNIQUE KEYS FROM t",
      'view:public.k',
    ],
  ],
  DEALLOCATE: [['other', 'DEALLOCATE PREPARE ALL']],
  DECLARE: [
    ['other', 'DECLARE liahona BINARY INSENSITIVE NO SCROLL CURSOR WITH HOLD FOR SELECT * FROM films'],
  ],
  DELETE: [
    ['other', 'DELETE FROM ONLY films f USING producers p WHERE p.id = f.pid RETURNING old.*, f.code'],
  ],
  DISCARD: [['other', 'DISCARD ALL']],
  DO: [
    ['other', 'DO $$ BEGIN PERFORM 1; END $$'],
    ['other', "DO LANGUAGE plpgsql 'BEGIN NULL; END'"],
  ],
  'DROP ACCESS METHOD': [['drop', 'DROP ACCESS METHOD IF EXISTS heptree CASCADE']],
  'DROP AGGREGATE': [
    ['drop', 'DROP AGGREGATE my_sum(integer), my_avg(*), my_rank(VARIADIC "any" ORDER BY VARIADIC "any")'],
  ],
  'DROP CAST': [['drop', 'DROP CAST IF EXISTS (text AS int) RESTRICT']],
  'DROP COLLATION': [['drop', 'DROP COLLATION german']],
  'DROP CONVERSION': [['drop', 'DROP CONVERSION myname']],
  'DROP DATABASE': [['drop', 'DROP DATABASE IF EXISTS shop WITH (FORCE)']],
  'DROP DOMAIN': [['drop', 'DROP DOMAIN box, app.circle CASCADE']],
  'DROP EVENT TRIGGER': [['drop', 'DROP EVENT TRIGGER snitch']],
  'DROP EXTENSION': [['drop', 'DROP EXTENSION IF EXISTS hstore, "uuid-ossp" CASCADE']],
  'DROP FOREIGN DATA WRAPPER': [['drop', 'DROP FOREIGN DATA WRAPPER dbi']],
  'DROP FOREIGN TABLE': [['drop', 'DROP FOREIGN TABLE films, distributors']],
  'DROP FUNCTION': [
    ['drop', 'DROP FUNCTION sqrt(integer), update_employee_salaries, f(a int, OUT b text) CASCADE'],
  ],
  'DROP GROUP': [['drop', 'DROP GROUP IF EXISTS ops']],
  'DROP INDEX': [['drop', 'DROP INDEX CONCURRENTLY IF EXISTS app.title_idx']],
  'DROP LANGUAGE': [['drop', 'DROP PROCEDURAL LANGUAGE plsample']],
  'DROP MATERIALIZED VIEW': [['drop', 'DROP MATERIALIZED VIEW order_summary']],
  'DROP OPERATOR': [['drop', 'DROP OPERATOR ~ (none, bit), ^ (integer, integer)']],
  'DROP OPERATOR CLASS': [['drop', 'DROP OPERATOR CLASS widget_ops USING btree']],
  'DROP OPERATOR FAMILY': [['drop', 'DROP OPERATOR FAMILY float_ops USING btree CASCADE']],
  'DROP OWNED': [['other', 'DROP OWNED BY joe, CURRENT_USER CASCADE']],
  'DROP POLICY': [['drop', 'DROP POLICY IF EXISTS p1 ON my_table']],
  'DROP PROCEDURE': [['drop', 'DROP PROCEDURE do_db_maintenance(IN target_schema text, OUT results text)']],
  'DROP PUBLICATION': [['drop', 'DROP PUBLICATION mypublication']],
  'DROP ROLE': [['drop', 'DROP ROLE IF EXISTS jonathan, jim']],
  'DROP ROUTINE': [['drop', 'DROP ROUTINE foo(integer)']],
  'DROP RULE': [['drop', 'DROP RULE newrule ON mytable CASCADE']],
  'DROP SCHEMA': [['drop', 'DROP SCHEMA IF EXISTS mystuff, other CASCADE']],
  'DROP SEQUENCE': [['drop', 'DROP SEQUENCE serial']],
  'DROP SERVER': [['drop', 'DROP SERVER IF EXISTS foo']],
  'DROP STATISTICS': [
    ['drop', 'DROP STATISTICS IF EXISTS accounting.users_uid_creation, public.grants_user_role'],
  ],
  'DROP SUBSCRIPTION': [['drop', 'DROP SUBSCRIPTION mysub']],
  'DROP TABLE': [['drop', 'DROP TABLE IF EXISTS films, app.distributors CASCADE']],
  'DROP TABLESPACE': [['drop', 'DROP TABLESPACE mystuff']],
  'DROP TEXT SEARCH CONFIGURATION': [['drop', 'DROP TEXT SEARCH CONFIGURATION my_english']],
  'DROP TEXT SEARCH DICTIONARY': [['drop', 'DROP TEXT SEARCH DICTIONARY english']],
  'DROP TEXT SEARCH PARSER': [['drop', 'DROP TEXT SEARCH PARSER my_parser']],
  'DROP TEXT SEARCH TEMPLATE': [['drop', 'DROP TEXT SEARCH TEMPLATE thesaurus']],
  'DROP TRANSFORM': [['drop', 'DROP TRANSFORM FOR hstore LANGUAGE plpython3u']],
  'DROP TRIGGER': [['drop', 'DROP TRIGGER if_dist_exists ON films']],
  'DROP TYPE': [['drop', 'DROP TYPE IF EXISTS box CASCADE']],
  'DROP USER': [['drop', 'DROP USER jonathan']],
  'DROP USER MAPPING': [['drop', 'DROP USER MAPPING IF EXISTS FOR bob SERVER foo']],
  'DROP VIEW': [['drop', 'DROP VIEW kinds, app.v']],
  END: [['other', 'END TRANSACTION']],
  EXECUTE: [['other', 'EXECUTE usrrptplan(1, current_date)']],
  EXPLAIN: [['other', 'EXPLAIN (ANALYZE, BUFFERS, MEMORY, SERIALIZE text, FORMAT json) SELECT * FROM foo']],
  FETCH: [['other', 'FETCH FORWARD 5 FROM liahona']],
  GRANT: [
    [
      'grant',
      'GRANT SELECT, INSERT (a, b), UPDATE (c) ON TABLE films, app.t TO joe, GROUP ops, PUBLIC WITH GRANT OPTION GRANTED BY CURRENT_USER',
    ],
    ['grant', 'GRANT ALL PRIVILEGES ON kinds TO manuel'],
    ['grant', 'GRANT MAINTAIN, TRUNCATE, REFERENCES, TRIGGER ON ALL TABLES IN SCHEMA app, audit TO ops'],
    ['grant', 'GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA app TO ops'],
    ['grant', 'GRANT EXECUTE ON ALL ROUTINES IN SCHEMA app TO ops'],
    ['grant', 'GRANT USAGE ON SEQUENCE app.s TO ops'],
    ['grant', 'GRANT CONNECT, TEMP, CREATE ON DATABASE shop TO ops'],
    ['grant', 'GRANT USAGE ON DOMAIN app.positive TO ops'],
    ['grant', 'GRANT USAGE ON FOREIGN DATA WRAPPER w TO ops'],
    ['grant', 'GRANT USAGE ON FOREIGN SERVER s TO ops'],
    ['grant', 'GRANT EXECUTE ON FUNCTION f(int, text), g TO ops'],
    ['grant', 'GRANT EXECUTE ON PROCEDURE p(int) TO ops'],
    ['grant', 'GRANT USAGE ON LANGUAGE plpgsql TO ops'],
    ['grant', 'GRANT SELECT, UPDATE ON LARGE OBJECT 1234, 5678 TO ops'],
    ['grant', 'GRANT SET, ALTER SYSTEM ON PARAMETER work_mem, app.setting TO ops'],
    ['grant', 'GRANT CREATE, USAGE ON SCHEMA app TO ops'],
    ['grant', 'GRANT CREATE ON TABLESPACE fast TO ops'],
    ['grant', 'GRANT USAGE ON TYPE app.kind TO ops'],
    ['other', 'GRANT admins TO joe WITH INHERIT TRUE, SET FALSE, ADMIN OPTION GRANTED BY boss'],
  ],
  'IMPORT FOREIGN SCHEMA': [
    [
      'other',
      "IMPORT FOREIGN SCHEMA foreign_films LIMIT TO (actors, directors) FROM SERVER film_server INTO films OPTIONS (import_default 'true')",
    ],
  ],
  INSERT: [
    [
      'other',
      'INSERT INTO films AS f (a, b) OVERRIDING SYSTEM VALUE VALUES (1, DEFAULT) ON CONFLICT (a) WHERE b DO UPDATE SET b = EXCLUDED.b RETURNING WITH (OLD AS o, NEW AS n) o.a, n.a',
    ],
  ],
  LISTEN: [['other', 'LISTEN virtual']],
  LOAD: [['other', "LOAD 'auto_explain'"]],
  LOCK: [['other', 'LOCK TABLE ONLY films, t IN SHARE ROW EXCLUSIVE MODE NOWAIT']],
  MERGE: [
    [
      'other',
      'MERGE INTO customer_account ca USING recent t ON t.id = ca.id WHEN MATCHED AND t.x > 1 THEN UPDATE SET b = b + 1 WHEN NOT MATCHED BY SOURCE THEN DELETE WHEN NOT MATCHED BY TARGET THEN INSERT (id) VALUES (t.id) RETURNING merge_action(), old, new',
    ],
  ],
  MOVE: [['other', 'MOVE FORWARD 5 IN liahona']],
  NOTIFY: [['other', "NOTIFY virtual, 'payload'"]],
  PREPARE: [['other', 'PREPARE fooplan (int, text, bool) AS INSERT INTO foo VALUES ($1, $2, $3)']],
  'PREPARE TRANSACTION': [['other', "PREPARE TRANSACTION 'foobar'"]],
  'REASSIGN OWNED': [['other', 'REASSIGN OWNED BY joe, jim TO CURRENT_ROLE']],
  'REFRESH MATERIALIZED VIEW': [
    ['other', 'REFRESH MATERIALIZED VIEW CONCURRENTLY order_summary WITH NO DATA'],
  ],
  REINDEX: [['other', 'REINDEX (VERBOSE, TABLESPACE fast) TABLE CONCURRENTLY app.my_table']],
  'RELEASE SAVEPOINT': [['other', 'RELEASE SAVEPOINT my_savepoint']],
  RESET: [['other', 'RESET timezone']],
  REVOKE: [
    [
      'revoke',
      'REVOKE GRANT OPTION FOR SELECT, UPDATE (a) ON films FROM joe, PUBLIC GRANTED BY boss CASCADE',
    ],
    ['revoke', 'REVOKE ALL ON SCHEMA public FROM PUBLIC RESTRICT'],
    ['revoke', 'REVOKE ALL PRIVILEGES ON ALL FUNCTIONS IN SCHEMA app FROM PUBLIC'],
    ['other', 'REVOKE ADMIN OPTION FOR admins FROM joe'],
    ['other', 'REVOKE admins, ops FROM joe CASCADE'],
  ],
  ROLLBACK: [['other', 'ROLLBACK WORK AND CHAIN']],
  'ROLLBACK PREPARED': [['other', "ROLLBACK PREPARED 'foobar'"]],
  'ROLLBACK TO SAVEPOINT': [['other', 'ROLLBACK TO SAVEPOINT my_savepoint']],
  SAVEPOINT: [['other', 'SAVEPOINT my_savepoint']],
  'SECURITY LABEL': [
    ['other', "SECURITY LABEL FOR selinux ON TABLE mytable IS 'system_u:object_r:sepgsql_table_t:s0'"],
    ['other', 'SECURITY LABEL ON FUNCTION f(int) IS NULL'],
  ],
  SELECT: [
    [
      'other',
      'WITH RECURSIVE t(n) AS MATERIALIZED (VALUES (1) UNION ALL SELECT n + 1 FROM t) SEARCH DEPTH FIRST BY n SET o CYCLE n SET c USING p SELECT DISTINCT ON (n) n, count(*) FILTER (WHERE n > 1) OVER w FROM t TABLESAMPLE bernoulli (10) LEFT JOIN LATERAL (SELECT 1) x ON true GROUP BY GROUPING SETS ((n), ()) WINDOW w AS (ORDER BY n ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) ORDER BY n FETCH FIRST 5 ROWS WITH TIES',
    ],
    [
      'other',
      'SELECT * FROM ONLY t ORDER BY a USING > NULLS LAST LIMIT ALL OFFSET 1 ROW FOR NO KEY UPDATE OF t SKIP LOCKED',
    ],
    ['other', '(SELECT 1) UNION ALL (SELECT 2) ORDER BY 1'],
    ['other', 'TABLE films'],
  ],
  'SELECT INTO': [
    ['createTable', "SELECT * INTO TEMP TABLE films_recent FROM films WHERE date_prod >= '2002-01-01'"],
  ],
  SET: [
    ['setSearchPath', 'SET LOCAL search_path TO my_schema, "$user", public'],
    ['other', "SET TIME ZONE INTERVAL '-08:00' HOUR TO MINUTE"],
    ['other', 'SET SESSION app.user_id = 5'],
  ],
  'SET CONSTRAINTS': [['other', 'SET CONSTRAINTS app.fk, ck DEFERRED']],
  'SET ROLE': [
    ['setRole', 'SET LOCAL ROLE paul'],
    ['setRole', 'RESET ROLE'],
  ],
  'SET SESSION AUTHORIZATION': [
    ['setRole', "SET SESSION AUTHORIZATION 'paul'"],
    ['setRole', 'RESET SESSION AUTHORIZATION'],
  ],
  'SET TRANSACTION': [
    ['other', "SET TRANSACTION SNAPSHOT '00000003-0000001B-1'"],
    ['other', 'SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE'],
  ],
  SHOW: [['other', 'SHOW ALL']],
  'START TRANSACTION': [['other', 'START TRANSACTION ISOLATION LEVEL REPEATABLE READ']],
  TRUNCATE: [['other', 'TRUNCATE TABLE ONLY bigtable, fattable RESTART IDENTITY CASCADE']],
  UNLISTEN: [['other', 'UNLISTEN *']],
  UPDATE: [
    [
      'other',
      'UPDATE films f SET (a, b) = (SELECT 1, 2), c[1] = 3 FROM x WHERE CURRENT OF cur RETURNING old.a, new.a',
    ],
  ],
  VACUUM: [['other', 'VACUUM (FULL, INDEX_CLEANUP auto, PARALLEL 2) onek (a)']],
  VALUES: [['other', "VALUES (1, 'one'), (2, 'two') ORDER BY 1 LIMIT 1"]],
}
