import { describe, expect, it } from 'vitest'
import type { TopLevelEntity } from '../../lib/schema/index.ts'
import { openDocument } from '../../lib/sync/index.ts'
import { factsOf } from './facts.ts'
import { usesOf } from './uses.ts'

const { schema } = openDocument(
  `CREATE SCHEMA audit;
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE DOMAIN year AS integer DEFAULT 2000 CONSTRAINT year_check CHECK (VALUE > 1900);
CREATE TYPE pair AS (a integer, b mood);
CREATE SEQUENCE ticket START WITH 5 INCREMENT BY 2 CYCLE;
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$ BEGIN RETURN NEW; END $$;
CREATE TABLE users (id int, feels mood[], born year, t int);
ALTER SEQUENCE ticket OWNED BY users.t;
CREATE TABLE audit.log (id int);
CREATE TRIGGER touched BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch();
GRANT USAGE, SELECT ON SEQUENCE ticket TO clerk WITH GRANT OPTION;
CREATE EXTENSION citext;`,
  'postgres',
)
const named = (name: string): TopLevelEntity => {
  const all = [
    schema.schemas,
    schema.enums,
    schema.domains,
    schema.composites,
    schema.sequences,
    schema.routines,
    schema.extensions,
  ].flatMap((map): TopLevelEntity[] => [...map.values()])
  const found = all.find((entity) => entity.name === name)
  if (!found) throw new Error(`there is no ${name}`)
  return found
}
const facts = (name: string) => factsOf(named(name)).map(([fact, value]) => `${fact}: ${value}`)
const uses = (name: string) => usesOf(schema, named(name)).map((use) => use.label)

describe('facts of an object', () => {
  it.each([
    ['year', ['Type: integer', 'Null: allowed', 'Default: 2000', 'Check: year_check: VALUE > 1900']],
    ['pair', ['a: integer', 'b: mood']],
    [
      'ticket',
      [
        'Type: bigint',
        'Starts at: 5',
        'Step: 2',
        'At its end: starts over',
        'Owned by: users.t',
        'Granted: usage, select to clerk, who may grant it on',
      ],
    ],
    ['citext', ['Version: the newest there is', 'In schema: public']],
  ])('%s', (name, expected) => expect(facts(name)).toEqual(expected))

  it('tell whose rights a function runs with', () => {
    expect(facts('touch')).toContain('Runs as: its owner (security definer)')
    expect(facts('touch')).toContain('Sets: search_path = public')
  })
})

describe('uses of an object', () => {
  it.each([
    ['mood', ['users.feels', 'type pair']],
    ['year', ['users.born']],
    ['touch', ['trigger touched of users']],
    ['ticket', ['users.t']],
    ['audit', ['log']],
    ['citext', []],
  ])('%s', (name, expected) => expect(uses(name)).toEqual(expected))
})
