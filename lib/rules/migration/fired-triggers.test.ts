import { expect, test } from 'vitest'
import { changeWithoutWhere } from './change-without-where.ts'
import { reviewMigration } from './review/engine.ts'

test.each([
  ['AFTER UPDATE', 'There is no WHERE. For each row fires watch.'],
  ['BEFORE INSERT', 'There is no WHERE.'],
])('a change of every row says which triggers fire: %s', (when, evidence) => {
  const base = `CREATE TABLE a (id int PRIMARY KEY, n int);
    CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$;
    CREATE TRIGGER watch ${when} ON a FOR EACH ROW EXECUTE FUNCTION f();`
  const findings = reviewMigration('UPDATE a SET n = 1;', { base, rules: [changeWithoutWhere] })
  expect(findings.map((finding) => finding.evidence)).toEqual([evidence])
})
