import { describe, expect, it } from 'vitest'
import { canonicalType, serialOf } from './types.ts'

describe('types as format_type prints them', () => {
  it.each([
    ['int4', 'integer'],
    ['INT', 'integer'],
    ['pg_catalog.int8', 'bigint'],
    ['serial', 'integer'],
    ['varchar(20)', 'character varying(20)'],
    ['character varying', 'character varying'],
    ['char', 'character(1)'],
    ['"char"', '"char"'],
    ['bpchar', 'bpchar'],
    ['bit', 'bit(1)'],
    ['varbit(8)', 'bit varying(8)'],
    ['decimal(10)', 'numeric(10,0)'],
    ['numeric(12, 2)', 'numeric(12,2)'],
    ['numeric(3,-2)', 'numeric(3,-2)'],
    ['float', 'double precision'],
    ['float(24)', 'real'],
    ['float(25)', 'double precision'],
    ['timestamptz(3)', 'timestamp(3) with time zone'],
    ['timestamp(3) with time zone', 'timestamp(3) with time zone'],
    ['timestamp', 'timestamp without time zone'],
    ['time(0)', 'time(0) without time zone'],
    ['interval year to month', 'interval year to month'],
    ['interval day to second(3)', 'interval day to second(3)'],
    ['interval(6)', 'interval(6)'],
    ['int[][]', 'integer[]'],
    ['text ARRAY[4]', 'text[]'],
    ['_int4', 'integer[]'],
    ['public.mood', 'mood'],
    ['app.mood[]', 'app.mood[]'],
    ['"Mood"', '"Mood"'],
    ['geometry(Point,4326)', 'geometry(Point,4326)'],
  ])('%s is %s', (written, display) => {
    expect(canonicalType(written)).toBe(display)
  })

  it('knows the serial types', () => {
    expect([serialOf('SERIAL8'), serialOf('serial2'), serialOf('integer')]).toEqual([
      'bigserial',
      'smallserial',
      null,
    ])
  })
})
