import { expect, test } from 'vitest'
import { openDocument } from '../../sync/index.ts'
import { useText } from './broken-input.ts'

/** Texts that once broke something, as small as they could be made. */
const cases: Readonly<Record<string, string>> = {
  'a column without a name': 'CREATE TABLE t (a int, "" text);',
  'a table without a name': 'CREATE TABLE "" (a int);',
  'a constraint without a name': 'CREATE TABLE t (a int, CONSTRAINT "" CHECK (a > 0));',
  'a table that inherits from its heir':
    'CREATE TABLE p (a int); CREATE TABLE c () INHERITS (p); ALTER TABLE p INHERIT c; ALTER TABLE p ADD b int;',
  'a table that inherits from itself':
    'CREATE TABLE p (a int); ALTER TABLE p INHERIT p; ALTER TABLE p ADD b int;',
  'a table that is its own partition':
    'CREATE TABLE p (a int) PARTITION BY LIST (a); ALTER TABLE p ATTACH PARTITION p DEFAULT; CREATE INDEX ON p (a);',
  'partitions in a circle':
    'CREATE TABLE p (a int) PARTITION BY LIST (a); CREATE TABLE q PARTITION OF p DEFAULT PARTITION BY LIST (a); ' +
    'ALTER TABLE q ATTACH PARTITION p DEFAULT; CREATE INDEX ON p (a); ALTER TABLE p ADD b int;',
  'views that read each other':
    'CREATE VIEW a AS SELECT 1 AS x; CREATE VIEW b AS SELECT * FROM a; CREATE OR REPLACE VIEW a AS SELECT x FROM b; ' +
    'ALTER VIEW a RENAME COLUMN x TO y; DROP VIEW a CASCADE;',
  'domains over each other':
    'CREATE DOMAIN a AS b; CREATE DOMAIN b AS a; CREATE TABLE t (x a); DROP DOMAIN a CASCADE;',
}

test.each(Object.entries(cases))('%s', (_, text) => {
  expect(() => useText(text, openDocument('CREATE TABLE t (a int);', 'postgres'))).not.toThrow()
})
