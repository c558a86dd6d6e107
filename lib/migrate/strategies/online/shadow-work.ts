import {
  type ForeignKey,
  joinQualified,
  type KeyConstraint,
  type Schema,
  type SchemaOp,
  scanSql,
  type Table,
} from '../../../schema/index.ts'
import type { Dialect } from '../../../sql/index.ts'
import { proveNotNull } from './deal.ts'
import { freshName } from './fresh-name.ts'
import type { Shadow } from './shadow.ts'
import { emptyColumnSpec, foreignKeySpec, indexSpec, refOf } from './specs.ts'
import type { Work } from './work.ts'

/** Something built beside the old column under a passing name, to take the place of what stands on the old one. */
interface Counterpart {
  readonly table: Table
  readonly passing: string
  /** What the old one is called until it goes. */
  readonly retired: string
  readonly final: string
  readonly kind: 'index' | 'key' | 'foreignKey'
  readonly key?: KeyConstraint
  readonly foreignKey?: ForeignKey
}

/**
 * The second columns with all that stands on them: made empty, kept equal by a trigger, filled, indexed and
 * checked; then they take the place of the old ones. `tables` are where the target's tables are found.
 */
export function workForShadows(
  shadows: readonly Shadow[],
  after: Schema,
  dialect: Dialect,
  work: Work,
): readonly SchemaOp[] {
  for (const shadow of shadows) prepare(shadow, dialect, work)
  const counterparts = [...indexCounterparts(shadows, dialect), ...keyCounterparts(shadows, dialect)]
  const foreignKeys = foreignKeyCounterparts(shadows, after, dialect)
  for (const { table, passing, final, kind, key } of counterparts) {
    const rename = renamer(shadows, table)
    const ref = refOf(table)
    const index = table.indexes.find((each) => each.name === final)
    if (kind === 'index' && index) {
      work.ops.validate.push({ op: 'index.add', table: ref, index: indexSpec(index, passing, rename) })
    } else if (key) {
      work.ops.validate.push({ op: 'index.add', table: ref, index: uniqueIndex(key, passing, rename) })
    }
  }
  for (const { table, passing, foreignKey } of foreignKeys) {
    if (!foreignKey) continue
    const own = renamer(shadows, table)
    const target = shadows.find(({ target: each }) => isTarget(foreignKey, each))?.target
    const spec = foreignKeySpec(foreignKey, passing, own, target ? renamer(shadows, target) : (name) => name)
    work.ops.validate.push({ op: 'foreignKey.add', table: refOf(table), foreignKey: spec })
    if (!foreignKey.notValid && foreignKey.enforced) {
      work.ops.validate.push({ op: 'constraint.validate', table: refOf(table), name: passing })
    }
  }
  return exchange(shadows, [...counterparts, ...foreignKeys], dialect, work)
}

function prepare(shadow: Shadow, dialect: Dialect, work: Work): void {
  const { target, old, wanted, name } = shadow
  const { online } = dialect
  if (!online) return
  const ref = refOf(target)
  const beside = { ...wanted, name }
  const renamed = shadow.retired === old.name
  work.ops.expand.push({
    op: 'column.add',
    table: ref,
    column: emptyColumnSpec(wanted, name, dialect),
  })
  const written = renamed ? 'either' : 'from'
  const { routine, trigger } = online.follow(target, shadow.follower, { from: old, to: beside }, written)
  work.ops.expand.push(
    { op: 'object.add', kind: 'routine', definition: routine.definition },
    { op: 'object.add', kind: 'trigger', definition: trigger.definition },
  )
  work.rows.backfill.push(
    online.fill(target, beside, online.convert(old, beside), online.isPresent(old.name)),
  )
  if (!wanted.nullable) {
    proveNotNull(ref, target, name, dialect, work)
    if (old.nullable) {
      work.gates.backfill.add(
        `Every application gives ${target.name}.${old.name} a value whenever it writes a row.`,
      )
    }
    work.checks.validate.push(online.noneMissing(target, name))
  }
  if (renamed)
    work.gates.contract.add(`Every application uses ${target.name}.${wanted.name} instead of ${old.name}.`)
  else {
    work.gates.switch.add(
      `Every application takes ${target.name}.${wanted.name} as ${wanted.type.display} as well as ${old.type.display}.`,
    )
    work.gates.contract.add(`Nothing needs the old values of ${target.name}.${wanted.name} any more.`)
  }
}

function indexCounterparts(shadows: readonly Shadow[], dialect: Dialect): readonly Counterpart[] {
  return targetsOf(shadows).flatMap((table) => {
    const names = new Set(shadows.filter(({ target }) => target === table).map(({ wanted }) => wanted.name))
    return table.indexes
      .filter((index) => {
        const columns = [...index.keys.map((key) => key.column), ...index.include]
        const texts = [index.where ?? '', ...index.keys.map((key) => key.expression ?? '')]
        return (
          columns.some((column) => column !== null && names.has(column)) &&
          !texts.some((sql) => mentions(sql, names))
        )
      })
      .map(
        (index): Counterpart => ({
          table,
          kind: 'index',
          final: index.name,
          ...passingNames(index.name, dialect),
        }),
      )
  })
}

function keyCounterparts(shadows: readonly Shadow[], dialect: Dialect): readonly Counterpart[] {
  return targetsOf(shadows).flatMap((table) => {
    const names = new Set(shadows.filter(({ target }) => target === table).map(({ wanted }) => wanted.name))
    return [...(table.primaryKey ? [table.primaryKey] : []), ...table.uniques]
      .filter(({ columns, include }) => [...columns, ...include].some((column) => names.has(column)))
      .map(
        (key): Counterpart => ({
          table,
          kind: 'key',
          key,
          final: key.name,
          ...passingNames(key.name, dialect),
        }),
      )
  })
}

function foreignKeyCounterparts(
  shadows: readonly Shadow[],
  after: Schema,
  dialect: Dialect,
): readonly Counterpart[] {
  const found: Counterpart[] = []
  for (const table of after.tables.values()) {
    for (const key of table.foreignKeys) {
      const own = shadows.some(({ target, wanted }) => target === table && key.columns.includes(wanted.name))
      const other = shadows.some(
        ({ target, wanted }) => isTarget(key, target) && key.references.columns.includes(wanted.name),
      )
      if (!own && !other) continue
      found.push({
        table,
        kind: 'foreignKey',
        foreignKey: key,
        final: key.name,
        ...passingNames(key.name, dialect),
      })
    }
  }
  return found
}

/**
 * What puts the second columns in the old ones' place. Those that only got another type exchange names in
 * the switch; those that got another name are there already, and only what stands on them is renamed, at the end.
 */
function exchange(
  shadows: readonly Shadow[],
  counterparts: readonly Counterpart[],
  dialect: Dialect,
  work: Work,
): readonly SchemaOp[] {
  const retyped = new Set(
    shadows.filter(({ old, retired }) => retired !== old.name).map(({ target }) => target),
  )
  const atSwitch = (part: Counterpart): boolean =>
    retyped.has(part.table) ||
    (part.foreignKey !== undefined &&
      [...retyped].some((target) => part.foreignKey && isTarget(part.foreignKey, target)))
  const first = counterparts.filter(atSwitch)
  work.ops.switch.push(...dropFinals(first))
  for (const shadow of shadows) if (shadow.retired !== shadow.old.name) swap(shadow, dialect, work)
  work.ops.switch.push(...takePlaces(first))
  const last = counterparts.filter((part) => !atSwitch(part))
  const renamed = shadows.filter(({ old, retired }) => retired === old.name)
  return [
    ...dropFinals(last),
    ...renamed.flatMap(({ target, old, wanted, follower }): readonly SchemaOp[] => [
      ...dropFollower(target, follower),
      { op: 'column.drop', table: refOf(target), column: old.name },
      ...(wanted.default === null
        ? []
        : [
            {
              op: 'column.setDefault',
              table: refOf(target),
              column: wanted.name,
              default: wanted.default,
            } as const,
          ]),
    ]),
    ...takePlaces(last),
  ]
}

function dropFinals(parts: readonly Counterpart[]): readonly SchemaOp[] {
  const byKind = (kind: Counterpart['kind']) => parts.filter((part) => part.kind === kind)
  return [
    ...byKind('foreignKey').map(
      ({ table, final }): SchemaOp => ({ op: 'constraint.drop', table: refOf(table), name: final }),
    ),
    ...byKind('key').map(
      ({ table, final, key }): SchemaOp =>
        key === table.primaryKey
          ? { op: 'primaryKey.set', table: refOf(table), primaryKey: null }
          : { op: 'constraint.drop', table: refOf(table), name: final },
    ),
    ...byKind('index').map(
      ({ table, final, retired }): SchemaOp => ({
        op: 'index.rename',
        table: refOf(table),
        name: final,
        to: retired,
      }),
    ),
  ]
}

function takePlaces(parts: readonly Counterpart[]): readonly SchemaOp[] {
  return parts.map(({ table, kind, key, passing, final }): SchemaOp => {
    const ref = refOf(table)
    if (kind === 'index') return { op: 'index.rename', table: ref, name: passing, to: final }
    if (!key) return { op: 'constraint.rename', table: ref, name: passing, to: final }
    const spec = {
      name: final,
      columns: [...key.columns],
      include: [...key.include],
      nullsNotDistinct: key.nullsNotDistinct,
      withoutOverlaps: key.withoutOverlaps,
      deferrable: key.deferrable,
      initiallyDeferred: key.initiallyDeferred,
      usingIndex: passing,
    }
    return key === table.primaryKey
      ? { op: 'primaryKey.set', table: ref, primaryKey: spec }
      : { op: 'unique.add', table: ref, unique: spec }
  })
}

/** In one transaction: the old column steps aside and the new one takes its name, its default and its counting. */
function swap(shadow: Shadow, dialect: Dialect, work: Work): void {
  const { table, target, old, wanted, name, retired, follower, returner } = shadow
  const ref = refOf(target)
  const column = old.name
  work.ops.switch.push(...dropFollower(target, follower))
  if (old.identity) work.ops.switch.push({ op: 'column.setIdentity', table: ref, column, identity: null })
  if (old.default !== null)
    work.ops.switch.push({ op: 'column.setDefault', table: ref, column, default: null })
  if (!old.nullable) work.ops.switch.push({ op: 'column.setNullable', table: ref, column, nullable: true })
  work.ops.switch.push(
    { op: 'column.rename', table: ref, column, to: retired },
    { op: 'column.rename', table: ref, column: name, to: wanted.name },
  )
  if (wanted.default !== null) {
    work.ops.switch.push({
      op: 'column.setDefault',
      table: ref,
      column: wanted.name,
      default: wanted.default,
    })
  }
  if (wanted.identity) {
    work.ops.switch.push({
      op: 'column.setIdentity',
      table: ref,
      column: wanted.name,
      identity: wanted.identity,
    })
    const counting = dialect.online?.carryOnCounting(table, { ...old, name: retired }, wanted)
    if (counting) work.rows.switch.push(counting)
  }
  const pair = { from: wanted, to: { ...old, name: retired } }
  const back = dialect.online?.follow(target, returner, pair, 'from')
  if (back) {
    work.ops.switch.push(
      { op: 'object.add', kind: 'routine', definition: back.routine.definition },
      { op: 'object.add', kind: 'trigger', definition: back.trigger.definition },
    )
  }
}

function dropFollower(table: Table, follower: string): readonly SchemaOp[] {
  return [
    { op: 'object.drop', kind: 'trigger', object: joinQualified(table.schema, table.name, follower) },
    { op: 'object.drop', kind: 'routine', object: joinQualified(table.schema, follower, '') },
  ]
}

function uniqueIndex(key: KeyConstraint, name: string, rename: (column: string) => string) {
  return {
    name,
    unique: true,
    method: 'btree',
    keys: key.columns.map((column) => ({
      column: rename(column),
      expression: null,
      collation: null,
      opclass: null,
      order: 'asc' as const,
    })),
    include: key.include.map(rename),
    where: null,
    nullsNotDistinct: key.nullsNotDistinct,
    with: {},
    tablespace: null,
    only: false,
  }
}

/** From a column of the target to the one that stands for it while both are there. */
function renamer(shadows: readonly Shadow[], table: Table): (column: string) => string {
  const names = new Map(
    shadows.filter(({ target }) => target === table).map(({ wanted, name }) => [wanted.name, name]),
  )
  return (column) => names.get(column) ?? column
}

function targetsOf(shadows: readonly Shadow[]): readonly Table[] {
  return [...new Set(shadows.map(({ target }) => target))]
}

function isTarget(key: ForeignKey, table: Table): boolean {
  return key.references.schema === table.schema && key.references.table === table.name
}

function mentions(sql: string, names: ReadonlySet<string>): boolean {
  return scanSql(sql).some(
    (token) => (token.kind === 'word' || token.kind === 'quoted') && names.has(token.value),
  )
}

function passingNames(name: string, dialect: Dialect): Pick<Counterpart, 'passing' | 'retired'> {
  return {
    passing: freshName(`${name}_next`, [name], dialect),
    retired: freshName(`${name}_old`, [name], dialect),
  }
}
