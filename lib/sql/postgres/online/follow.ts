import type { Column, Sql, Table } from '../../../schema/index.ts'
import type { Followed, Follower, FollowerObjects } from '../../online.ts'
import { sqlName } from '../plan/step.ts'
import { typeChange } from '../plan/type-change.ts'
import { quoteIdentifier } from '../quote.ts'
import { convertColumn } from './convert.ts'

/**
 * A row trigger that keeps two columns equal. It runs before the row is written, so it costs no second
 * write. Where either is written, an update that changes both keeps the newer column's value, and filling
 * the newer one never writes back. A value that the other type cannot hold gives none there: what an
 * application writes is never refused for the sake of the column beside it.
 */
export function followColumn(table: Table, name: string, pair: Follower, written: Followed): FollowerObjects {
  const routine = sqlName({ schema: table.schema, name })
  const body = written === 'either' ? either(pair) : follows(pair, written)
  const held = written === 'either' ? [`  held ${sqlName(table)}.${quoteIdentifier(pair.to.name)}%TYPE;`] : []
  return {
    routine: { name, definition: routineText(routine, held, body) },
    trigger: {
      name,
      definition: `CREATE TRIGGER ${quoteIdentifier(name)} BEFORE INSERT OR UPDATE ON ${sqlName(table)} FOR EACH ROW EXECUTE FUNCTION ${routine}()`,
    },
  }
}

function either(pair: Follower): readonly string[] {
  const [from, to] = [quoteIdentifier(pair.from.name), quoteIdentifier(pair.to.name)]
  const forth = assigned(`NEW.${to}`, converted('NEW', pair.from, pair.to), pair)
  const back = assigned(`NEW.${from}`, converted('NEW', pair.to, pair.from), { from: pair.to, to: pair.from })
  const held = assigned('held', converted('OLD', pair.from, pair.to), pair)
  const indented = (lines: readonly string[]) => lines.map((line) => `    ${line}`)
  return [
    "  IF TG_OP = 'INSERT' THEN",
    `    IF NEW.${to} IS NULL THEN`,
    ...indented(forth),
    '    ELSE',
    ...indented(back),
    '    END IF;',
    '    RETURN NEW;',
    '  END IF;',
    ...held.map((line) => `  ${line}`),
    `  IF NEW.${to} IS DISTINCT FROM OLD.${to} AND OLD.${to} IS NOT DISTINCT FROM held THEN`,
    ...indented(back),
    `  ELSIF NEW.${from} IS DISTINCT FROM OLD.${from} THEN`,
    ...indented(forth),
    // On the way back the older column is empty at first: any update of the row fills it.
    `  ELSIF NEW.${from} IS NULL AND NEW.${to} IS NOT NULL THEN`,
    ...indented(back),
    '  END IF;',
  ]
}

/** A value that the other type cannot hold gives none there. */
function assigned(target: string, value: Sql, { from, to }: Follower): readonly string[] {
  const change = typeChange(from.type, to.type)
  if (!change.narrows && change.assignable) return [`${target} := ${value};`]
  return [
    'BEGIN',
    `  ${target} := ${value};`,
    'EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN',
    `  ${target} := NULL;`,
    'END;',
  ]
}

function follows(pair: Follower, written: Exclude<Followed, 'either'>): readonly string[] {
  const to = `NEW.${quoteIdentifier(pair.to.name)}`
  const from = `NEW.${quoteIdentifier(pair.from.name)}`
  const set = `${to} := ${converted('NEW', pair.from, pair.to)};`
  const change = typeChange(pair.from.type, pair.to.type)
  if (!change.narrows && change.assignable) return [`  ${set}`]
  const exactly =
    written === 'from exactly'
      ? [
          `    IF ${convertColumn(to, pair.to, pair.from)} IS DISTINCT FROM ${from} THEN ${to} := NULL; END IF;`,
        ]
      : []
  return [
    '  BEGIN',
    `    ${set}`,
    ...exactly,
    '  EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN',
    `    ${to} := NULL;`,
    '  END;',
  ]
}

function converted(record: 'NEW' | 'OLD', from: Column, to: Column): Sql {
  return convertColumn(`${record}.${quoteIdentifier(from.name)}`, from, to)
}

function routineText(routine: string, variables: readonly string[], body: readonly string[]): Sql {
  return [
    `CREATE FUNCTION ${routine}() RETURNS trigger`,
    'LANGUAGE plpgsql AS $athena$',
    ...(variables.length > 0 ? ['DECLARE', ...variables] : []),
    'BEGIN',
    ...body,
    '  RETURN NEW;',
    'END',
    '$athena$',
  ].join('\n')
}
