import type { Sql, Table } from '../../../schema/index.ts'
import type { Followed, Follower, FollowerObjects } from '../../online.ts'
import { sqlName } from '../plan/step.ts'
import { quoteIdentifier } from '../quote.ts'
import { convertColumn } from './convert.ts'

/**
 * A row trigger that keeps two columns equal. It runs before the row is written, so it costs no second
 * write. Where either is written, an update that changes both keeps the newer column's value, and filling
 * the newer one never writes back.
 */
export function followColumn(table: Table, name: string, pair: Follower, written: Followed): FollowerObjects {
  const routine = sqlName({ schema: table.schema, name })
  const [from, to] = [quoteIdentifier(pair.from.name), quoteIdentifier(pair.to.name)]
  const forth = `NEW.${to} := ${convertColumn(`NEW.${from}`, pair.from, pair.to)};`
  const back = `NEW.${from} := ${convertColumn(`NEW.${to}`, pair.to, pair.from)};`
  const body =
    written === 'from'
      ? [`  ${forth}`]
      : [
          "  IF TG_OP = 'INSERT' THEN",
          `    IF NEW.${to} IS NULL THEN ${forth}`,
          `    ELSE ${back}`,
          '    END IF;',
          `  ELSIF NEW.${to} IS DISTINCT FROM OLD.${to} AND OLD.${to} IS NOT DISTINCT FROM ${convertColumn(`OLD.${from}`, pair.from, pair.to)} THEN ${back}`,
          `  ELSIF NEW.${from} IS DISTINCT FROM OLD.${from} THEN ${forth}`,
          '  END IF;',
        ]
  return {
    routine: { name, definition: routineText(routine, body) },
    trigger: {
      name,
      definition: `CREATE TRIGGER ${quoteIdentifier(name)} BEFORE INSERT OR UPDATE ON ${sqlName(table)} FOR EACH ROW EXECUTE FUNCTION ${routine}()`,
    },
  }
}

function routineText(routine: string, body: readonly string[]): Sql {
  return [
    `CREATE FUNCTION ${routine}() RETURNS trigger`,
    'LANGUAGE plpgsql AS $athena$',
    'BEGIN',
    ...body,
    '  RETURN NEW;',
    'END',
    '$athena$',
  ].join('\n')
}
