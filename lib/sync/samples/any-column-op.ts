import type { Column } from '../../schema/index.ts'
import { comments, type Hand, isText, oneOf, quote, types, valuesByType, wholeNumbers } from './hand.ts'

/** Ops on a column. */
export const columnOps = oneOf(({ schema: _, table, ref, column, name, pick, coin }) => [
  () => ({
    op: 'column.add',
    table: ref,
    column: spec(name, pick, coin),
    ...(coin() ? { after: coin(3) ? null : (column?.name ?? null) } : {}),
  }),
  () => ({
    op: 'column.add',
    table: ref,
    column: { name, type: 'bigint', nullable: false, identity: { mode: 'always' } },
  }),
  () => ({
    op: 'column.add',
    table: ref,
    column: { name, type: 'text', generated: { expression: "'a' || 'b'", storage: 'stored' } },
  }),
  () => column && { op: 'column.drop', table: ref, column: column.name },
  () => column && { op: 'column.rename', table: ref, column: column.name, to: name },
  () => {
    const type = pick(types) ?? 'text'
    return (
      column && {
        op: 'column.setType',
        table: ref,
        column: column.name,
        type,
        ...(coin() ? { using: `${quote(column.name)}::text::${type}` } : {}),
      }
    )
  },
  () => column && { op: 'column.setNullable', table: ref, column: column.name, nullable: !column.nullable },
  () =>
    column && {
      op: 'column.setDefault',
      table: ref,
      column: column.name,
      default: coin() ? null : defaultFor(column),
    },
  () => column && { op: 'column.setComment', table: ref, column: column.name, comment: pick(comments) },
  () =>
    column && {
      op: 'column.move',
      table: ref,
      column: column.name,
      after: pick(table.columns.filter((each) => each !== column))?.name ?? null,
    },
  () => {
    const whole = pick(table.columns.filter((each) => wholeNumbers.has(each.type.display)))
    return (
      whole && {
        op: 'column.setIdentity',
        table: ref,
        column: whole.name,
        identity:
          whole.identity && coin()
            ? null
            : {
                mode: coin() ? 'always' : 'by default',
                options: coin() ? { start: '10', increment: '2' } : {},
              },
      }
    )
  },
  () => {
    const made = pick(table.columns.filter((each) => each.generated))
    const target = made ?? column
    return (
      target && {
        op: 'column.setGenerated',
        table: ref,
        column: target.name,
        generated:
          made && coin() ? null : { expression: 'NULL', storage: made?.generated?.storage ?? 'stored' },
      }
    )
  },
  () => {
    const text = pick(table.columns.filter((each) => isText(each)))
    return (
      text && {
        op: 'column.setCollation',
        table: ref,
        column: text.name,
        collation: text.collation && coin() ? null : 'C',
      }
    )
  },
])

function spec(name: string, pick: Hand['pick'], coin: Hand['coin']) {
  const type = pick(types) ?? 'text'
  return {
    name,
    type,
    nullable: coin(),
    default: coin() ? (valuesByType[type] ?? null) : null,
    comment: coin(4) ? pick(comments) : null,
  }
}

function defaultFor({ type }: Column): string {
  if (wholeNumbers.has(type.display) || type.display.startsWith('numeric')) return '7'
  if (type.display.startsWith('timestamp') || type.display === 'date') return 'now()'
  if (type.display === 'boolean') return 'true'
  return type.display === 'text' || type.display.startsWith('character') ? "'y'" : 'NULL'
}
