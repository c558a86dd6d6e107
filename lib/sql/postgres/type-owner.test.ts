import { describe, expect, it } from 'vitest'
import { postgresData } from './data.ts'
import { typeOwner } from './type-owner.ts'

describe('whose type', () => {
  it.each([
    'int4',
    'VARCHAR(20)',
    'timestamp(3) with time zone',
    'text[][]',
    'bigserial',
    '_int4',
    'pg_catalog.text',
    'information_schema.sql_identifier',
    'interval day to second(3)',
    '"char"',
  ])('%s is the engine’s', (written) => {
    expect(typeOwner(written)).toEqual({ by: 'engine' })
  })

  it.each([
    ['citext', 'citext', 'citext'],
    ['geometry(Point, 4326)', 'postgis', 'geometry'],
    ['vector(3)[]', 'vector', 'vector'],
  ])('%s comes with %s', (written, extension, name) => {
    expect(typeOwner(written)).toEqual({ by: 'extension', extension, name })
  })

  it.each([
    ['mood', null, 'mood'],
    ['Mood', null, 'mood'],
    ['"Mood"[]', null, 'Mood'],
    ['app.mood', 'app', 'mood'],
    ['extensions.citext', 'extensions', 'citext'],
    ['integer foo', null, 'integer foo'],
    ['constructor', null, 'constructor'],
    ['"integer"', null, 'integer'],
    ['', null, ''],
  ])('%s is a user’s', (written, schema, name) => {
    expect(typeOwner(written)).toEqual({ by: 'user', schema, name })
  })

  it('is the engine for every type that is offered', () => {
    expect(postgresData.language.types.filter(({ name }) => typeOwner(name).by !== 'engine')).toEqual([])
  })
})
