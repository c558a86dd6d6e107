import {
  type Column,
  joinQualified,
  type QualifiedName,
  type Schema,
  type SchemaOpInput,
  type Table,
} from '../../schema/index.ts'

/** What is drawn before the kind of the op. */
export interface Hand {
  readonly schema: Schema
  readonly table: Table
  readonly ref: string
  readonly column: Column | null
  readonly second: Column | null
  readonly other: Table
  readonly name: string
  pick<T>(list: readonly T[]): T | null
  coin(sides?: number): boolean
}

type Drawn = SchemaOpInput | null | false | undefined
export type Maker = (hand: Hand) => (which: number) => SchemaOpInput | null

/** Makes each op of a list only when it is drawn. */
export function oneOf(list: (hand: Hand) => readonly (() => Drawn)[]): Maker {
  return (hand) => (which) => {
    const ops = list(hand)
    return ops[which % ops.length]?.() || null
  }
}

export const names = [
  'alpha',
  'order',
  'Mixed Case',
  'naïve',
  'select',
  'x1',
  'user',
  'b"q',
  'größe',
  'total2',
]
export const comments = [null, 'plain', "it's", 'a\nb', 'back\\slash', '--x', '$$ ; /*']
export const wholeNumbers: ReadonlySet<string> = new Set(['integer', 'bigint', 'smallint'])

/** Types, each with a value that it takes as a default. */
export const valuesByType: Readonly<Record<string, string>> = {
  text: "'it''s'",
  integer: '0',
  'varchar(40)': "'x'::character varying",
  'numeric(8,3)': '0.5',
  timestamptz: 'now()',
  'int8[]': "'{}'",
  boolean: 'false',
  jsonb: "'{}'::jsonb",
  uuid: 'gen_random_uuid()',
}
export const types = Object.keys(valuesByType)

/** The column of a primary key that has only one. */
export function soleKey({ primaryKey, columns }: Table): Column | null {
  if (primaryKey?.columns.length !== 1) return null
  return columns.find((each) => each.name === primaryKey.columns[0]) ?? null
}

export function isText({ type }: Column): boolean {
  return type.display === 'text' || type.display.startsWith('character varying')
}

export function refOf({ schema, name }: QualifiedName): string {
  return joinQualified(schema, name)
}

export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

export function pickFrom<T>(list: readonly T[], next: () => number): T | null {
  return list[list.length === 0 ? 0 : next() % list.length] ?? null
}
