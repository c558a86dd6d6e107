import type * as query from '../../query/index.ts'
import { typeOf } from './expression-types.ts'
import { type Level, type Names, Undecided } from './names.ts'
import { meaningOf } from './read-expression.ts'
import { resolved } from './resolve.ts'
import { type Rows, resolvedQuery, starOf, tableSeen } from './rows.ts'
import { joinedLevel, readSources } from './sources.ts'
import { type Expression, operator } from './tree.ts'

type Change = query.Insert | query.Update | query.Delete | query.Merge

/** A statement that changes rows, its names looked up. */
export function resolvedChange(names: Names, of: Change): Rows {
  switch (of.is) {
    case 'insert':
      return inserted(names, of)
    case 'update': {
      const { own, level, means } = changed(names, of.table, of.sources)
      const inner = { ...names, levels: [level, ...names.levels] }
      const set = operator('set', ...of.set.map((each) => assigned(inner, each)))
      return finished(inner, of, [...means, set, ...conditionOf(inner, of)], own)
    }
    case 'delete': {
      const { own, level, means } = changed(names, of.table, of.using)
      const inner = { ...names, levels: [level, ...names.levels] }
      return finished(inner, of, [...means, ...conditionOf(inner, of)], own)
    }
    case 'merge':
      throw new Undecided()
  }
}

function changed(
  names: Names,
  table: query.ChangedTable,
  sources: readonly query.Source[],
): { readonly own: Level; readonly level: Level; readonly means: readonly Expression[] } {
  const path = table.name.map(({ value }) => value)
  const own = tableSeen(names, path, table.alias?.value ?? path.at(-1) ?? '')
  const others = readSources(names, sources)
  const name: Expression = { is: 'name', parts: [own.id], quoted: true }
  const means = [operator(table.only ? 'only' : 'relation', name), operator('from', ...others.means)]
  return { own, level: joinedLevel([own, others.level]), means }
}

function conditionOf(names: Names, of: query.Update | query.Delete): readonly Expression[] {
  if (of.cursor) throw new Undecided()
  return of.where ? [operator('where', resolved(names, meaningOf(of.where)))] : []
}

function assigned(names: Names, { places, several, value }: query.Assignment): Expression {
  return operator(
    several ? 'several' : 'one',
    resolved(names, meaningOf(value)),
    ...places.map((place) => columnName(place)),
  )
}

function columnName({ name, rest }: query.Place): Expression {
  if (rest.length > 0) throw new Undecided()
  return { is: 'name', parts: [name.value], quoted: true }
}

function inserted(names: Names, of: query.Insert): Rows {
  const path = of.into.name.map(({ value }) => value)
  const own = tableSeen(names, path, of.into.alias?.value ?? path.at(-1) ?? '')
  const source = of.source ? resolvedQuery(names, of.source) : null
  // Without a list of columns the first of the table are meant.
  const all = own.columns.map(({ name }): Expression => ({ is: 'name', parts: [name], quoted: true }))
  if (of.columns.length === 0 && source && all.length === 0) throw new Undecided()
  const columns =
    of.columns.length > 0 ? of.columns.map(columnName) : all.slice(0, source?.outputs.length ?? 0)
  const inner = { ...names, levels: [own, ...names.levels] }
  return finished(
    inner,
    of,
    [
      operator(`into ${of.overriding ?? ''}`, { is: 'name', parts: [own.id], quoted: true }, ...columns),
      ...(source ? [source.means] : []),
      ...(of.onConflict ? [conflict(names, own, of.onConflict)] : []),
    ],
    own,
  )
}

function conflict(names: Names, own: Level, { on, update }: query.OnConflict): Expression {
  const inner = { ...names, levels: [own, ...names.levels] }
  const means = (each: query.Expression) => resolved(inner, meaningOf(each))
  const [seen] = own.seen
  // The row that was refused goes by a name of its own.
  const refused = seen ? { ...seen, id: `${seen.id}x`, name: 'excluded' } : null
  const columns = (refused?.columns ?? []).map((column) => ({
    ...column,
    means: { is: 'name', parts: [refused?.id ?? '', column.name], quoted: true, type: column.type } as const,
  }))
  const both = {
    ...names,
    levels: [
      { seen: [...own.seen, ...(refused ? [{ ...refused, columns }] : [])], columns: own.columns },
      ...names.levels,
    ],
  }
  const target =
    on === null
      ? []
      : 'constraint' in on
        ? [operator(`constraint ${on.constraint.value}`)]
        : [
            ...on.columns.map((each) => operator('column', means(each))),
            ...(on.where ? [operator('target where', means(on.where))] : []),
          ]
  const act = update
    ? [
        operator('set', ...update.set.map((each) => assigned(both, each))),
        ...(update.where ? [operator('where', resolved(both, meaningOf(update.where)))] : []),
      ]
    : []
  return operator(update ? 'conflict update' : 'conflict nothing', ...target, ...act)
}

/** What is given back stands last. */
function finished(
  names: Names,
  of: query.Insert | query.Update | query.Delete,
  parts: readonly Expression[],
  own: Level,
): Rows {
  const targets = of.returning.flatMap(({ value, alias }) => {
    if (value.is === 'star') return starOf(names.levels[0] ?? own)
    const means = resolved(names, meaningOf(value))
    const name = alias?.value ?? (value.is === 'column' ? value.parts.at(-1)?.value : null)
    if (name === null || name === undefined) throw new Undecided()
    return [{ name, means, type: typeOf(means, names.scope) }]
  })
  const returning = targets.map(({ means }) => operator('returning', means))
  const outputs = targets.map(({ name, type }) => ({ name, type }))
  return { means: operator(of.is, ...parts, ...returning), outputs, open: false }
}
