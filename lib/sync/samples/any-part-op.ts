import { joinQualified } from '../../schema/index.ts'
import { comments, oneOf, quote, refOf, soleKey } from './hand.ts'

/** Ops on an index. */
export const indexOps = oneOf(({ table, ref, column, second, name, pick, coin }) => {
  const index = pick(table.indexes)
  return [
    () =>
      column && { op: 'index.add', table: ref, index: { keys: [{ column: column.name }], unique: coin() } },
    () =>
      column && {
        op: 'index.add',
        table: ref,
        index: {
          name: `${name}_idx`,
          keys: [{ column: column.name, order: 'desc' }],
          where: `${quote(column.name)} is not null`,
        },
      },
    () =>
      index &&
      column && {
        op: 'index.alter',
        table: ref,
        name: index.name,
        index: {
          name: index.named ? index.name : null,
          keys: [
            { column: column.name },
            ...(second && second !== column ? [{ column: second.name, order: 'desc' as const }] : []),
          ],
        },
      },
    () => index && { op: 'index.drop', table: ref, name: index.name },
    () => index && { op: 'index.rename', table: ref, name: index.name, to: `${name}_ix` },
    () => index && { op: 'index.setComment', table: ref, name: index.name, comment: pick(comments) },
  ]
})

/** Ops on a constraint. */
export const constraintOps = oneOf(({ table, ref, column, second, other, name, pick, coin }) => {
  const { primaryKey, uniques, foreignKeys, checks, exclusions } = table
  const constraint = pick([
    ...uniques,
    ...foreignKeys,
    ...checks,
    ...exclusions,
    ...(primaryKey ? [primaryKey] : []),
  ])
  const pair = column ? [column.name, ...(second && second !== column ? [second.name] : [])] : []
  return [
    () =>
      column && {
        op: 'unique.add',
        table: ref,
        unique: {
          columns: coin() ? pair : [column.name],
          name: coin() ? null : `${name}_uq`,
          nullsNotDistinct: coin(4),
          deferrable: coin(4),
        },
      },
    () => {
      const unique = pick(uniques)
      return (
        unique &&
        column && {
          op: 'unique.alter',
          table: ref,
          name: unique.name,
          unique: { name: unique.named ? unique.name : null, columns: pair },
        }
      )
    },
    () =>
      column && {
        op: 'check.add',
        table: ref,
        check: {
          expression: `${quote(column.name)} is not null`,
          name: coin() ? null : `${name}_ck`,
          notValid: coin(4),
        },
      },
    () => {
      const check = pick(checks)
      return (
        check &&
        column && {
          op: 'check.alter',
          table: ref,
          name: check.name,
          check: { name: check.named ? check.name : null, expression: `${quote(column.name)} is not null` },
        }
      )
    },
    () => {
      const key = soleKey(other)
      const from = key && pick(table.columns.filter((each) => each.type.display === key.type.display))
      return (
        from && {
          op: 'foreignKey.add',
          table: ref,
          foreignKey: {
            columns: [from.name],
            references: { table: refOf(other) },
            onDelete: coin() ? 'cascade' : 'no action',
            name: coin() ? `${name}_fk` : null,
            notValid: coin(4),
            deferrable: coin(4),
          },
        }
      )
    },
    () => {
      const key = pick(foreignKeys)
      return (
        key && {
          op: 'foreignKey.alter',
          table: ref,
          name: key.name,
          foreignKey: {
            name: key.named ? key.name : null,
            columns: [...key.columns],
            references: {
              table: joinQualified(key.references.schema, key.references.table),
              columns: [...key.references.columns],
            },
            onDelete: pick(['cascade', 'set null', 'restrict'] as const) ?? 'cascade',
            deferrable: coin(3),
          },
        }
      )
    },
    () => constraint && { op: 'constraint.drop', table: ref, name: constraint.name },
    () => constraint && { op: 'constraint.rename', table: ref, name: constraint.name, to: `${name}_con` },
    () =>
      constraint && {
        op: 'constraint.setComment',
        table: ref,
        name: constraint.name,
        comment: pick(comments),
      },
    () =>
      column && {
        op: 'primaryKey.set',
        table: ref,
        primaryKey: coin()
          ? null
          : { columns: coin() ? pair : [column.name], name: coin() ? `${name}_pk` : null },
      },
  ]
})
