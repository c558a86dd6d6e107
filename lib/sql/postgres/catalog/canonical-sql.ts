import type { QueryPort } from '../../catalogue.ts'
import { quoteIdentifier as quote, quoteString } from '../quote.ts'
import { fromUsing } from './catalogue-facts.ts'
import type { Frame, SqlFact } from './facts.ts'

/**
 * How the engine itself prints our SQL: it is set on a copy of the table that is rolled back, and
 * read from the catalogue again. Null where the engine refuses it.
 */
export async function canonicalSql(
  facts: readonly SqlFact[],
  path: readonly string[],
  port: QueryPort,
): Promise<ReadonlyMap<SqlFact, string>> {
  const found = new Map<SqlFact, string>()
  const groups = new Map<string, SqlFact[]>()
  for (const fact of facts) {
    const group = groupOf(fact.frame)
    const members = groups.get(group)
    if (members) members.push(fact)
    else if (group !== '') groups.set(group, [fact])
  }
  for (const members of groups.values()) {
    await port.run('begin')
    try {
      await port.run(`set local search_path = ${path.map(quote).join(', ')}`)
      await port.run('set local check_function_bodies = off')
      await prepare(members[0]?.frame ?? null, port)
      for (const fact of members) {
        const text = await attempt(fact, port)
        if (text !== null) found.set(fact, text)
      }
    } catch {
      // Without a copy nothing of the table can be asked; its facts stay as they are written.
    } finally {
      await port.run('rollback')
    }
  }
  return found
}

function groupOf(frame: Frame | null): string {
  if (!frame) return ''
  if (frame.kind === 'view') return 'view'
  return 'table' in frame ? `${frame.schema}.${frame.table}` : `type ${frame.type}`
}

async function prepare(frame: Frame | null, port: QueryPort): Promise<void> {
  if (!frame || !('table' in frame)) return
  await port.run(
    `create temporary table ${quote(frame.table)} (like ${quote(frame.schema)}.${quote(frame.table)} including generated)`,
  )
}

async function attempt(fact: SqlFact, port: QueryPort): Promise<string | null> {
  const { frame } = fact
  if (!frame) return null
  await port.run('savepoint probe')
  try {
    return await ask(fact.sql, frame, port)
  } catch {
    return null
  } finally {
    await port.run('rollback to savepoint probe')
  }
}

async function ask(sql: string, frame: Frame, port: QueryPort): Promise<string | null> {
  const table = 'table' in frame ? `pg_temp.${quote(frame.table)}` : ''
  const oid = 'table' in frame ? `${quoteString(table)}::regclass` : ''
  switch (frame.kind) {
    case 'default':
      await port.run(`alter table ${table} alter column ${quote(frame.column)} set default ${sql}`)
      return one(port, columnExpression(oid, frame.column))
    case 'generated': {
      const column = quote(frame.column)
      const type = await one(
        port,
        `select format_type(atttypid, atttypmod) as text from pg_attribute where attrelid = ${oid} and attname = ${quoteString(frame.column)}`,
      )
      await port.run(`alter table ${table} drop column ${column}`)
      await port.run(
        `alter table ${table} add column ${column} ${type} generated always as (${sql}\n) stored`,
      )
      return one(port, columnExpression(oid, frame.column))
    }
    case 'condition':
      await port.run(`create policy probe on ${table} using (${sql}\n)`)
      return one(
        port,
        `select pg_get_expr(polqual, polrelid) as text from pg_policy where polrelid = ${oid} and polname = 'probe'`,
      )
    case 'index': {
      await port.run(`create index probe on ${table} ${sql}`)
      const text = await one(port, `select pg_get_indexdef('pg_temp.probe'::regclass) as text`)
      return text && fromUsing(text)
    }
    case 'constraint':
      await port.run(`alter table ${table} add constraint probe ${sql}`)
      return one(
        port,
        `select pg_get_constraintdef(oid) as text from pg_constraint where conrelid = ${oid} and conname = 'probe'`,
      )
    case 'partition key':
      await port.run(`create temporary table probe (like ${table}) partition by ${sql}`)
      return one(port, `select pg_get_partkeydef('pg_temp.probe'::regclass) as text`)
    case 'bound': {
      const key = await one(
        port,
        `select pg_get_partkeydef(${quoteString(`${quote(frame.parentSchema)}.${quote(frame.parent)}`)}::regclass) as text`,
      )
      await port.run(`create temporary table probe (like ${table}) partition by ${key}`)
      await port.run(`create temporary table probe_part partition of pg_temp.probe ${sql}`)
      return one(
        port,
        `select pg_get_expr(relpartbound, oid) as text from pg_class where oid = 'pg_temp.probe_part'::regclass`,
      )
    }
    case 'view': {
      const columns = frame.columns.length > 0 ? ` (${frame.columns.map(quote).join(', ')})` : ''
      await port.run(`create temporary view athena_probe${columns} as ${sql}\n`)
      return one(port, `select pg_get_viewdef('pg_temp.athena_probe'::regclass) as text`)
    }
    case 'domain default':
      await port.run(`create domain pg_temp.probe as ${frame.type} default ${sql}`)
      return one(port, `select typdefault as text from pg_type where oid = 'pg_temp.probe'::regtype`)
    case 'domain check':
      await port.run(`create domain pg_temp.probe as ${frame.type} constraint probe check (${sql}\n)`)
      return one(
        port,
        `select pg_get_expr(conbin, 0) as text from pg_constraint where contypid = 'pg_temp.probe'::regtype and contype = 'c'`,
      )
  }
}

function columnExpression(oid: string, column: string): string {
  return `select pg_get_expr(d.adbin, d.adrelid) as text from pg_attrdef d join pg_attribute a
    on a.attrelid = d.adrelid and a.attnum = d.adnum where d.adrelid = ${oid} and a.attname = ${quoteString(column)}`
}

async function one(port: QueryPort, sql: string): Promise<string | null> {
  const [row] = await port.query(`set local search_path = public, pg_temp; ${sql}`)
  return typeof row?.text === 'string' ? row.text : null
}
