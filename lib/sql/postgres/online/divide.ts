import type { Column, Sql, Table } from '../../../schema/index.ts'
import type { PlanCheck, PlannedStatement } from '../../dialect.ts'
import type { Division, DivisionObjects, Follower } from '../../online.ts'
import { labelOf, sqlName, step } from '../plan/step.ts'
import { quoteIdentifier, quoteString } from '../quote.ts'
import { convertColumn } from './convert.ts'
import { batchRows, byKey } from './fill.ts'
import { definerText } from './mirror.ts'

/**
 * Triggers that keep two tables equal in the columns that both hold while either is written. A row of the
 * part is made at the end of a transaction that leaves it out, so that whoever makes it by hand comes first.
 */
export function divideTables(name: string, division: Division): DivisionObjects {
  const [whole, part] = [routineOf(division.whole, name), routineOf(division.part, `${name}_part`)]
  const trigger = (table: Table, suffix: string, when: string, routine: string, kind = 'TRIGGER') => ({
    table,
    name: `${name}_${suffix}`,
    definition: `CREATE ${kind} ${quoteIdentifier(`${name}_${suffix}`)} ${when} FOR EACH ROW EXECUTE FUNCTION ${routine}()`,
  })
  const emptied = (table: Table, suffix: string, of: string, routine: string) => ({
    table,
    name: `${name}_${suffix}`,
    definition: `CREATE TRIGGER ${quoteIdentifier(`${name}_${suffix}`)} AFTER TRUNCATE ON ${of} FOR EACH STATEMENT EXECUTE FUNCTION ${routine}()`,
  })
  const [on, onPart] = [sqlName(division.whole), sqlName(division.part)]
  const late = `AFTER INSERT ON ${on} DEFERRABLE INITIALLY DEFERRED`
  return {
    routines: [
      { schema: division.whole.schema, name, definition: definerText(whole, wholeBody(division, name)) },
      {
        schema: division.part.schema,
        name: `${name}_part`,
        definition: definerText(part, partBody(division, name)),
      },
    ],
    triggers: [
      trigger(division.whole, 'changed', `AFTER UPDATE ON ${on}`, whole),
      trigger(division.whole, 'made', late, whole, 'CONSTRAINT TRIGGER'),
      trigger(division.whole, 'gone', `BEFORE DELETE ON ${on}`, whole),
      trigger(division.part, 'part', `AFTER INSERT OR UPDATE OR DELETE ON ${onPart}`, part),
      emptied(division.whole, 'emptied', on, whole),
      emptied(division.part, 'part_emptied', onPart, part),
    ],
  }
}

function wholeBody(division: Division, name: string): readonly string[] {
  const { whole, part, columns } = division
  const [source, target] = [sqlName(whole), sqlName(part)]
  const required = requiredOf(division)
  const pairs = [...division.key, ...columns]
  const names = pairs.map(({ from }) => from)
  const present = required.map((column) => `NEW.${quoteIdentifier(column.name)} IS NOT NULL`).join(' AND ')
  const lacking = [
    `    IF NOT (${present}) THEN`,
    `      DELETE FROM ${target} WHERE (${matches(division, 'to', 'OLD')}) OR (${matches(division, 'to', 'NEW')});`,
    `      ${answers(name, 'end')}`,
    '      RETURN NULL;',
    '    END IF;',
  ]
  const set = pairs.map((pair) => `${quoteIdentifier(pair.to.name)} = ${value('NEW.', pair)}`).join(', ')
  const itself = division.key
    .map(({ from }) => `w.${quoteIdentifier(from.name)} = NEW.${quoteIdentifier(from.name)}`)
    .join(' AND ')
  return [
    `  IF ${isAnswer(name)} THEN`,
    "    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;",
    '    RETURN NULL;',
    '  END IF;',
    `  ${answers(name, 'begin')}`,
    "  IF TG_OP = 'TRUNCATE' THEN",
    `    DELETE FROM ${target};`,
    `    ${answers(name, 'end')}`,
    '    RETURN NULL;',
    '  END IF;',
    "  IF TG_OP = 'DELETE' THEN",
    `    DELETE FROM ${target} WHERE ${matches(division, 'to', 'OLD')};`,
    `    ${answers(name, 'end')}`,
    '    RETURN OLD;',
    '  END IF;',
    `  IF TG_OP = 'UPDATE' AND ${tuple(names, 'NEW.')} IS NOT DISTINCT FROM ${tuple(names, 'OLD.')} THEN`,
    `    ${answers(name, 'end')}`,
    '    RETURN NULL;',
    '  END IF;',
    "  IF TG_OP = 'UPDATE' THEN",
    ...(required.length === 0 ? [] : lacking),
    // Its key may have changed as well, and have been changed along with it already.
    `    UPDATE ${target} SET ${set}`,
    `      WHERE ((${matches(division, 'to', 'OLD')}) OR (${matches(division, 'to', 'NEW')})) AND ${differs(pairs, '', 'NEW.')};`,
    '  END IF;',
    `  INSERT INTO ${target} (${partColumns(division)}) SELECT ${partValues(division, 'w.')} FROM ${source} w`,
    `    WHERE ${itself} AND ${worthARow(division, 'w.')}`,
    `    ON CONFLICT (${keyOf(division, 'to')}) DO NOTHING;`,
    `  ${answers(name, 'end')}`,
    '  RETURN NULL;',
  ]
}

function partBody(division: Division, name: string): readonly string[] {
  const source = sqlName(division.whole)
  const back = division.columns.map(turned)
  const columns = back.map(({ to }) => quoteIdentifier(to.name))
  const none = columns.map((column) => `${column} = NULL`).join(', ')
  const some = columns.map((column) => `${column} IS NOT NULL`).join(' OR ')
  const key = division.key.map(({ to }) => to)
  return [
    `  IF ${isAnswer(name)} THEN RETURN NULL; END IF;`,
    `  ${answers(name, 'begin')}`,
    "  IF TG_OP = 'TRUNCATE' THEN",
    `    UPDATE ${source} SET ${none} WHERE ${some};`,
    "  ELSIF TG_OP = 'DELETE' THEN",
    `    UPDATE ${source} SET ${none} WHERE ${matches(division, 'from', 'OLD')} AND (${some});`,
    '  ELSE',
    `    IF TG_OP = 'UPDATE' AND ${tuple(key, 'NEW.')} IS DISTINCT FROM ${tuple(key, 'OLD.')} THEN`,
    `      UPDATE ${source} SET ${none} WHERE ${matches(division, 'from', 'OLD')} AND (${some});`,
    '    END IF;',
    `    UPDATE ${source} SET ${back.map((pair) => `${quoteIdentifier(pair.to.name)} = ${value('NEW.', pair)}`).join(', ')}`,
    `      WHERE ${matches(division, 'from', 'NEW')} AND ${differs(back, '', 'NEW.')};`,
    '  END IF;',
    `  ${answers(name, 'end')}`,
    '  RETURN NULL;',
  ]
}

/** What one trigger writes the other does not write back: it may have been cut to fit. */
function isAnswer(name: string): Sql {
  return `current_setting('athena.answers', true) = ${quoteString(name)}`
}

function answers(name: string, when: 'begin' | 'end'): Sql {
  return `PERFORM set_config('athena.answers', ${when === 'begin' ? quoteString(name) : "''"}, true);`
}

/** Makes the rows of the part from those of the whole, in batches that each commit. */
export function spreadRows(division: Division): PlannedStatement {
  const { whole, part, key, columns } = division
  const [source, target] = [sqlName(whole), sqlName(part)]
  const insert = (where: Sql) =>
    `INSERT INTO ${target} (${partColumns(division)}) SELECT ${partValues(division, '')} FROM ${source} WHERE ${where} AND ${worthARow(division, '')} FOR SHARE ON CONFLICT (${keyOf(division, 'to')}) DO NOTHING;`
  const same = `${matchesPair(key)} AND NOT ${differs(columns, 'p.', 'w.')}`
  const left: PlanCheck = {
    title: `${labelOf(part)} has what ${labelOf(whole)} held`,
    sql: `SELECT NOT EXISTS (SELECT 1 FROM ${source} w WHERE ${worthARow(division, 'w.')} AND NOT EXISTS (SELECT 1 FROM ${target} p WHERE ${same}));`,
  }
  const from = key.map((pair) => pair.from.name)
  return batch(byKey(source, from, insert), [whole, part], left)
}

/** Gives the rows of the whole what those of the part hold, in batches that each commit. */
export function gatherRows(division: Division): PlannedStatement {
  const { whole, part, key, columns } = division
  const [source, target] = [sqlName(part), sqlName(whole)]
  const back = columns.map(turned)
  const set = back.map((pair) => `${quoteIdentifier(pair.to.name)} = ${value('p.', pair)}`).join(', ')
  const update = (where: Sql) =>
    `UPDATE ${target} w SET ${set} FROM (SELECT * FROM ${source} WHERE ${where} FOR SHARE) p WHERE ${matchesPair(key)} AND ${differs(back, 'w.', 'p.')};`
  const left: PlanCheck = {
    title: `${labelOf(whole)} has what ${labelOf(part)} held`,
    sql: `SELECT NOT EXISTS (SELECT 1 FROM ${target} w JOIN ${source} p ON ${matchesPair(key)} WHERE ${differs(back, 'w.', 'p.')});`,
  }
  const along = key.map((pair) => pair.to.name)
  return batch(byKey(source, along, update), [part, whole], left)
}

function batch(sql: Sql, [from, to]: readonly [Table, Table], left: PlanCheck): PlannedStatement {
  return {
    ...step(sql, `Copy from ${labelOf(from)} to ${labelOf(to)} row by row, ${batchRows} at a time`, {
      lock: 'ROW EXCLUSIVE',
      rewrites: false,
      scans: true,
      transactional: false,
    }),
    relation: sqlName(from),
    alsoLocks: [{ relation: sqlName(to), lock: 'ROW EXCLUSIVE' }],
    postconditions: [left],
  }
}

function routineOf({ schema }: Table, name: string): Sql {
  return sqlName({ schema, name })
}

/** Columns of the whole without which no row of the part can be. */
function requiredOf({ columns }: Division): readonly Column[] {
  return columns.filter(({ to }) => !to.nullable).map(({ from }) => from)
}

/** Whether a row of the whole holds anything for the part. */
function worthARow(division: Division, prefix: string): Sql {
  const required = requiredOf(division)
  const present = (column: Column) => `${prefix}${quoteIdentifier(column.name)} IS NOT NULL`
  if (required.length > 0) return required.map(present).join(' AND ')
  return `(${division.columns.map(({ from }) => present(from)).join(' OR ')})`
}

function partColumns({ key, columns }: Division): Sql {
  return [...key, ...columns].map(({ to }) => quoteIdentifier(to.name)).join(', ')
}

function partValues({ key, columns }: Division, prefix: string): Sql {
  return [...key, ...columns].map((pair) => value(prefix, pair)).join(', ')
}

function keyOf({ key }: Division, side: 'from' | 'to'): Sql {
  return key.map((pair) => quoteIdentifier(pair[side].name)).join(', ')
}

/** The row of the one table that belongs to a row of the other; `side` says which is looked for. */
function matches({ key }: Division, side: 'from' | 'to', record: 'NEW' | 'OLD'): Sql {
  const other = side === 'to' ? 'from' : 'to'
  return key
    .map((pair) => `${quoteIdentifier(pair[side].name)} = ${record}.${quoteIdentifier(pair[other].name)}`)
    .join(' AND ')
}

function matchesPair(key: readonly Follower[]): Sql {
  return key
    .map(({ from, to }) => `w.${quoteIdentifier(from.name)} = p.${quoteIdentifier(to.name)}`)
    .join(' AND ')
}

/** Whether what stands in `to` is not what `from` gives. */
function differs(pairs: readonly Follower[], to: string, from: string): Sql {
  const stands = pairs.map((pair) => comparable(`${to}${quoteIdentifier(pair.to.name)}`, pair.to))
  const given = pairs.map((pair) => comparable(value(from, pair), pair.to))
  return `(${stands.join(', ')}) IS DISTINCT FROM (${given.join(', ')})`
}

function tuple(columns: readonly Column[], prefix: string): Sql {
  return `(${columns.map((column) => comparable(`${prefix}${quoteIdentifier(column.name)}`, column)).join(', ')})`
}

/** Types that know no equality are compared as text. */
function comparable(sql: Sql, { type }: Column): Sql {
  return ['json', 'xml', 'point', 'box', 'path', 'polygon'].includes(type.name) ? `${sql}::text` : sql
}

function value(prefix: string, { from, to }: Follower): Sql {
  return convertColumn(`${prefix}${quoteIdentifier(from.name)}`, from, to)
}

function turned({ from, to }: Follower): Follower {
  return { from: to, to: from }
}
