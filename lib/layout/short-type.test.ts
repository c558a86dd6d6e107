import { expect, it } from 'vitest'
import { shortType } from './index.ts'

it('types are shown in their everyday spelling', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['timestamp with time zone', 'timestamptz'],
    ['timestamp(3) with time zone', 'timestamptz(3)'],
    ['timestamp without time zone[]', 'timestamp[]'],
    ['time with time zone', 'timetz'],
    ['character varying(20)', 'varchar(20)'],
    ['character varying', 'varchar'],
    ['integer', 'integer'],
    ['timestamp', 'timestamp'],
    ['my.timestamp with time zone', 'my.timestamp with time zone'],
  ]
  for (const [display, short] of cases) expect(shortType(display)).toBe(short)
})
