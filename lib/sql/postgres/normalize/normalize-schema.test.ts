import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Schema } from '../../../schema/index.ts'
import { postgres } from '../index.ts'
import { normalizeSchema } from './normalize-schema.ts'

const read = (sql: string): Schema => postgres.lower(postgres.parse(sql)).schema

describe('the normal form', () => {
  it('is the same for two spellings of one schema', () => {
    const [one, other] = [
      `CREATE TABLE t (id int4 GENERATED ALWAYS AS IDENTITY, s varchar(9) STORAGE default, u decimal(4), PRIMARY KEY (id));
       ALTER TABLE t ADD CHECK (id > 0);
       CREATE SEQUENCE s AS int START 1 INCREMENT BY 1 NO CYCLE;
       GRANT SELECT, INSERT ON t TO a, b; GRANT ALL ON s TO a;`,
      `CREATE TABLE t (id integer GENERATED ALWAYS AS IDENTITY (START WITH 1 MINVALUE 1 CACHE 1), s character varying(9), u numeric(4));
       ALTER TABLE ONLY t ADD PRIMARY KEY (id);
       ALTER TABLE public.t ADD CHECK (id > 0);
       CREATE SEQUENCE s AS integer MAXVALUE 2147483647;
       GRANT INSERT ON t TO b; GRANT SELECT ON t TO a, b; GRANT INSERT ON t TO a; GRANT UPDATE, USAGE, SELECT ON s TO a;`,
    ].map((sql) => normalizeSchema(read(sql)))
    expect(one?.tables).toEqual(other?.tables)
    expect(one?.sequences).toEqual(other?.sequences)
  })

  it.each(['pagila', 'adventureworks'])('is its own normal form: %s', (name) => {
    const path = new URL(`../../fixtures/corpus/${name}.sql`, import.meta.url)
    const normal = normalizeSchema(read(readFileSync(path, 'utf8')))
    const again = normalizeSchema(normal)
    for (const [id, table] of normal.tables) expect(again.tables.get(id)).toBe(table)
    expect(again).toEqual(normal)
  })
})
