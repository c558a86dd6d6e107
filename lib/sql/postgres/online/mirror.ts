import type { Sql, Table } from '../../../schema/index.ts'
import type { PlanCheck, PlannedStatement } from '../../dialect.ts'
import type { Follower, Mirror, MirrorObjects } from '../../online.ts'
import { labelOf, sqlName, step } from '../plan/step.ts'
import { quoteIdentifier } from '../quote.ts'
import { convertColumn } from './convert.ts'
import { batchRows, byKey } from './fill.ts'

/**
 * Triggers that write the second table whenever the first one is written or emptied. They act as their owner, so
 * whoever may write the one need not be let into the other.
 */
export function mirrorTable(name: string, mirror: Mirror): MirrorObjects {
  const { from, to } = mirror
  const routine = sqlName({ schema: from.schema, name })
  const pairs = written(mirror)
  const target = sqlName(to)
  const where = keyOf(mirror).map((pair) => `${quoteIdentifier(pair.to.name)} = ${converted('OLD', pair)}`)
  const columns = pairs.map((pair) => quoteIdentifier(pair.to.name))
  const values = pairs.map((pair) => converted('NEW', pair))
  const set = pairs.map((pair, at) => `${quoteIdentifier(pair.to.name)} = ${values[at]}`)
  const body = [
    "  IF TG_OP = 'TRUNCATE' THEN",
    // One that both tables refer to may have emptied both already.
    `    IF EXISTS (SELECT 1 FROM ${target}) THEN TRUNCATE ${target}; END IF;`,
    '    RETURN NULL;',
    '  END IF;',
    "  IF TG_OP = 'DELETE' THEN",
    `    DELETE FROM ${target} WHERE ${where.join(' AND ')};`,
    '    RETURN NULL;',
    '  END IF;',
    "  IF TG_OP = 'UPDATE' THEN",
    `    UPDATE ${target} SET ${set.join(', ')} WHERE ${where.join(' AND ')};`,
    '    IF FOUND THEN RETURN NULL; END IF;',
    '  END IF;',
    `  INSERT INTO ${target} (${columns.join(', ')}) VALUES (${values.join(', ')});`,
    '  RETURN NULL;',
  ]
  const trigger = (called: string, when: string) => ({
    name: called,
    definition: `CREATE TRIGGER ${quoteIdentifier(called)} AFTER ${when} EXECUTE FUNCTION ${routine}()`,
  })
  const on = sqlName(from)
  return {
    routine: { name, definition: definerText(routine, body) },
    triggers: [
      trigger(name, `INSERT OR UPDATE OR DELETE ON ${on} FOR EACH ROW`),
      trigger(`${name}_emptied`, `TRUNCATE ON ${on} FOR EACH STATEMENT`),
    ],
  }
}

/** A trigger's routine that runs as its owner; every name in it is qualified. */
export function definerText(routine: string, body: readonly string[]): Sql {
  return [
    `CREATE FUNCTION ${routine}() RETURNS trigger`,
    "LANGUAGE plpgsql SECURITY DEFINER SET search_path TO 'pg_catalog', 'pg_temp' AS $athena$",
    'BEGIN',
    ...body,
    'END',
    '$athena$',
  ].join('\n')
}

/**
 * Copies the rows that are there in keyset batches, each in its own transaction. Rows are held while their
 * batch is copied, so that none of them changes or goes unnoticed meanwhile. Can be run again.
 */
export function copyRows(mirror: Mirror): PlannedStatement {
  const { from, to } = mirror
  const pairs = written(mirror)
  const columns = pairs.map((pair) => quoteIdentifier(pair.to.name)).join(', ')
  const values = pairs.map((pair) => convertColumn(quoteIdentifier(pair.from.name), pair.from, pair.to))
  const [source, target] = [sqlName(from), sqlName(to)]
  const unique = (to.primaryKey?.columns ?? []).map(quoteIdentifier)
  const twice = unique.length > 0 ? `ON CONFLICT (${unique.join(', ')}) DO NOTHING` : ''
  const insert = (where: string) =>
    `INSERT INTO ${target} (${columns}) SELECT ${values.join(', ')} FROM ${source} WHERE ${where} FOR SHARE ${twice};`
  return {
    ...step(
      byKey(source, from.primaryKey?.columns ?? [], insert),
      `Copy the rows of ${labelOf(from)} into ${labelOf(to)}, ${batchRows} at a time`,
      { lock: 'ROW EXCLUSIVE', rewrites: false, scans: true, transactional: false },
    ),
    relation: source,
    alsoLocks: [{ relation: target, lock: 'ROW EXCLUSIVE' }],
    postconditions: [allThere(mirror)],
  }
}

/** True when every row of the one table is in the other, and no other row is. */
function allThere(mirror: Mirror): PlanCheck {
  const { from, to } = mirror
  const same = keyOf(mirror)
    .map((pair) => {
      const value = convertColumn(`f.${quoteIdentifier(pair.from.name)}`, pair.from, pair.to)
      return `t.${quoteIdentifier(pair.to.name)} = ${value}`
    })
    .join(' AND ')
  const [source, target] = [sqlName(from), sqlName(to)]
  return {
    title: `${labelOf(to)} has the rows of ${labelOf(from)}`,
    sql: `SELECT NOT EXISTS (SELECT 1 FROM ${source} f WHERE NOT EXISTS (SELECT 1 FROM ${target} t WHERE ${same})) AND NOT EXISTS (SELECT 1 FROM ${target} t WHERE NOT EXISTS (SELECT 1 FROM ${source} f WHERE ${same}));`,
  }
}

/** What can be written: the engine works out generated columns by itself. */
function written({ columns }: Mirror): readonly Follower[] {
  return columns.filter(({ to }) => to.generated === null)
}

/** The columns of both keys, which tell a row of the one table from all others and lead to its partition. */
function keyOf({ from, to, columns }: Mirror): readonly Follower[] {
  return columns.filter((pair) => isKey(from, pair.from.name) || isKey(to, pair.to.name))
}

function isKey(table: Table, column: string): boolean {
  return table.primaryKey?.columns.includes(column) ?? false
}

function converted(record: 'NEW' | 'OLD', { from, to }: Follower): Sql {
  return convertColumn(`${record}.${quoteIdentifier(from.name)}`, from, to)
}
