import { createPglite, pgliteExecutor } from './engine/index.ts'
import { applyOps, type Schema, type SchemaOp } from './schema/index.ts'
import { dialectOf, type FactDifference, type QName, type RenderStyle, type Segment } from './sql/index.ts'
import { findDisagreement } from './sync/agree.ts'
import { type DocumentState, openDocument } from './sync/index.ts'
import { leniencyOf } from './sync/write/write-op.ts'
import { writeOps } from './sync/write/write-ops.ts'
import { applyChange, invertChange } from './text/index.ts'
import type { Executor } from './verify/index.ts'

const dialect = dialectOf('postgres')

/** What is wrong with the text that carries the op; `refused` when the model or the engine does not take the op. */
export async function tryOp(trial: WriteTrial, state: DocumentState, op: SchemaOp): Promise<string | null> {
  const meant = applyOps(state.schema, [op], dialect)
  const written = writeOps(state, [op])
  if (!meant.ok) return written.ok ? 'was written although it cannot be applied' : 'refused'
  if (!written.ok)
    return (await isPossible(trial, state, op, meant.value)) ? written.error.message : 'refused'
  const { change } = written.value
  const text = applyChange(state.text, change)
  if (applyChange(text, invertChange(state.text, change)) !== state.text) return 'cannot be undone'
  const whole = openDocument(text, 'postgres')
  const lenient = leniencyOf(state, change, [op])
  const difference = findDisagreement(state.schema, meant.value, whole.schema, lenient)
  if (difference !== null) return difference
  const outcome = await trial.run(whole)
  if (typeof outcome !== 'string') return outcome.length > 0 ? JSON.stringify(outcome.slice(0, 3)) : null
  return (await isPossible(trial, state, op, meant.value)) ? outcome : 'refused'
}

/** Whether the engine itself carries out the op on what the script makes. */
async function isPossible(
  trial: WriteTrial,
  state: DocumentState,
  op: SchemaOp,
  after: Schema,
): Promise<boolean> {
  const alters = altersFor(state, op, after)
  return alters.length > 0 && (await trial.carriesOut(state.text, alters))
}

/** The statements that carry an op out on a database. */
export function altersFor(state: DocumentState, op: SchemaOp, after: Schema): readonly string[] {
  const style: RenderStyle = {
    eol: '\n',
    indent: '  ',
    usingBtree: false,
    keyword: (word) => word,
    name: ({ schema, name }) => `${dialect.quote(schema)}.${dialect.quote(name)}`,
  }
  return dialect.parts?.alter(op, state.schema, after, style) ?? []
}

/** An engine that scripts are tried on, each in a transaction that is taken back. */
export interface WriteTrial {
  /** The first message of the engine when the script fails, else the facts that it has otherwise than they are read. */
  run(state: DocumentState): Promise<string | readonly FactDifference[]>
  carriesOut(text: string, statements: readonly string[]): Promise<boolean>
  /** What the engine itself says of all that the script and the statements behind it make; the message when they fail. */
  describe(text: string, statements?: readonly string[]): Promise<string | readonly string[]>
  close(): Promise<void>
}

/** An engine on which scripts are tried inside a transaction; what fails in the text as it is counts for nothing. */
export async function makeWriteTrial(text: string, state: DocumentState): Promise<WriteTrial> {
  const database = await createPglite(text)
  const engine = pgliteExecutor(database)
  const known = await knownFailures(engine, text)
  const inside = async <T>(action: () => Promise<T>): Promise<T> => {
    await engine.exec('begin')
    try {
      return await action()
    } finally {
      await engine.exec('rollback')
      await engine.exec('reset all')
    }
  }
  const script = (sql: string) => statementsOf(sql).filter((each) => !known.has(each))
  const runAll = async (statements: readonly string[]) => {
    const result = await engine.exec(`${statements.join(';\n')};`)
    return result.ok ? null : result.message
  }
  const before = new Set<string>()
  const differences = async (schema: Schema) => {
    await engine.exec('reset all')
    const found = await dialect.catalogue?.compare(schema, nested(engine))
    return (found?.differences ?? []).filter((each) => !before.has(JSON.stringify(each)))
  }
  const run = (now: DocumentState) =>
    inside(async () => (await runAll(script(now.text))) ?? differences(now.schema))
  const first = await run(state)
  if (typeof first === 'string') throw new Error(first)
  for (const each of first) before.add(JSON.stringify(each))
  return {
    run,
    carriesOut: (text, statements) =>
      inside(async () => (await runAll([...script(text), ...statements])) === null),
    describe: (now, statements = []) =>
      inside(async () => {
        const failure = await runAll([...script(now), ...statements])
        if (failure !== null) return failure
        const rows = await engine.query(definitions)
        return rows.map((row) => String(row.said))
      }),
    close: () => database.close(),
  }
}

/** Definitions as the engine prints them, in one list, without the names that it chooses itself. */
const definitions = `
  with own as (
    select oid from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'
  )
  select said from (
    select format('relation %s %s', c.oid::regclass, c.relkind) as said from pg_class c
      where c.relnamespace in (select oid from own) and c.relkind not in ('i', 'I', 'S')
    union all
    select format('column %s %s %s %s %s %s', a.attrelid::regclass, a.attname,
        format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, case when pg_get_expr(d.adbin, d.adrelid) like 'nextval(%' then 'nextval'
          else pg_get_expr(d.adbin, d.adrelid) end)
      from pg_attribute a join pg_class c on c.oid = a.attrelid
      left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where c.relnamespace in (select oid from own) and a.attnum > 0 and not a.attisdropped
        and c.relkind not in ('i', 'I', 'S')
    union all
    select format('view %s %s', c.oid::regclass, pg_get_viewdef(c.oid)) from pg_class c
      where c.relnamespace in (select oid from own) and c.relkind in ('v', 'm')
    union all
    select format('constraint %s %s', conrelid::regclass, pg_get_constraintdef(oid))
      from pg_constraint where connamespace in (select oid from own)
    union all
    select format('index %s clustered %s', regexp_replace(pg_get_indexdef(i.indexrelid), 'INDEX \\S+', 'INDEX'),
        i.indisclustered) from pg_index i
      join pg_class c on c.oid = i.indexrelid where c.relnamespace in (select oid from own)
    union all
    select format('partitioned %s %s %s', c.oid::regclass, pg_get_partkeydef(c.oid),
        pg_get_expr(c.relpartbound, c.oid)) from pg_class c where c.relnamespace in (select oid from own) and c.relkind in ('p', 'r')
    union all
    select format('policy %s %s %s %s', polrelid::regclass, polname, pg_get_expr(polqual, polrelid),
        pg_get_expr(polwithcheck, polrelid)) from pg_policy
    union all
    select format('rule %s', pg_get_ruledef(r.oid)) from pg_rewrite r join pg_class c on c.oid = r.ev_class
      where c.relnamespace in (select oid from own) and r.rulename <> '_RETURN'
    union all
    select format('trigger %s', pg_get_triggerdef(oid)) from pg_trigger where not tgisinternal
    union all
    select format('routine %s', pg_get_functiondef(oid)) from pg_proc
      where pronamespace in (select oid from own) and prokind in ('f', 'p')
    union all
    select format('statistics %s', pg_get_statisticsobjdef(oid)) from pg_statistic_ext
    union all
    select format('published %s %s %s', prrelid::regclass, prattrs, pg_get_expr(prqual, prrelid))
      from pg_publication_rel
    union all
    select format('comment %s %s %s', objoid::regclass, objsubid, description) from pg_description
      where classoid = 'pg_class'::regclass and objoid in
        (select oid from pg_class where relnamespace in (select oid from own) and relkind <> 'S')
  ) as everything order by said`

/**
 * The part of a script that makes every n-th of its tables and all that is no table's, as far as it runs by
 * itself: one that can be tried many times where the whole would take long.
 */
export async function sampleOf(text: string, step: number): Promise<string> {
  const { schema, tree } = openDocument(text, 'postgres')
  const names = [...schema.tables.values()].map(({ name }) => name)
  const left = new Set(names.filter((_, at) => at % step !== 0))
  const database = await createPglite(text)
  const engine = pgliteExecutor(database)
  await engine.exec('begin')
  const kept: string[] = []
  for (const segment of tree.segments) {
    const sql = statementOf(segment)
    if (sql === null || subjectsOf(segment).some((name) => left.has(name))) continue
    await engine.exec('savepoint one')
    const result = await engine.exec(sql)
    await engine.exec(result.ok ? 'release savepoint one' : 'rollback to savepoint one')
    if (result.ok && segment.node?.kind !== 'copy') kept.push(segment.text)
  }
  await database.close()
  return kept.join('')
}

/** The relations that a statement is about. */
function subjectsOf({ node }: Segment): readonly string[] {
  if (!node) return []
  const names: QName[] = []
  if ('table' in node && node.table) names.push(node.table)
  if ((node.kind === 'createTable' || node.kind === 'alterTable') && node.name) names.push(node.name)
  if (node.kind === 'createTable' && node.partitionOf) names.push(node.partitionOf.parent)
  return names.flatMap((each) => each.parts.at(-1)?.value ?? [])
}

/** Comparing opens a transaction of its own, which must not end the one around it. */
function nested(engine: Executor): Executor {
  const instead: Readonly<Record<string, string>> = {
    begin: 'savepoint compared',
    rollback: 'rollback to savepoint compared',
  }
  return { ...engine, run: (sql) => engine.run(instead[sql] ?? sql) }
}

/**
 * The statements that the engine refuses in the text as it is; makes the roles that it names. Nothing is
 * tried behind a savepoint: what is allowed in one transaction is not in a part of it.
 */
async function knownFailures(engine: Executor, text: string): Promise<ReadonlySet<string>> {
  const known = new Set<string>()
  const roles = new Set<string>()
  const statements = statementsOf(text)
  for (let failure = await firstFailure(engine, statements, known); failure; ) {
    const role = failure.message.split('"')[1] ?? ''
    if (failure.message === `role "${role}" does not exist` && !roles.has(role)) {
      roles.add(role)
      await engine.exec(`create role ${dialect.quote(role)}`)
    } else known.add(failure.sql)
    failure = await firstFailure(engine, statements, known)
  }
  await engine.exec('reset all')
  return known
}

async function firstFailure(engine: Executor, statements: readonly string[], known: ReadonlySet<string>) {
  await engine.exec('begin')
  try {
    for (const sql of statements) {
      if (known.has(sql)) continue
      const result = await engine.exec(sql)
      if (!result.ok) return { sql, message: result.message }
    }
    return null
  } finally {
    await engine.exec('rollback')
  }
}

/** Statements that end the transaction around the trial, or that cannot run inside of one. */
const outside: ReadonlySet<string> = new Set(
  'begin start commit end rollback abort savepoint release cluster vacuum analyze reindex checkpoint'.split(
    ' ',
  ),
)

function statementsOf(text: string): readonly string[] {
  return dialect.parse(text).segments.flatMap((segment) => statementOf(segment) ?? [])
}

function statementOf({ kind, node, text, span }: Segment): string | null {
  const sql = text.slice(span.from, span.to)
  if (kind !== 'statement' || !node || sql === '') return null
  if (node.kind === 'other' && outside.has(node.words.split(' ')[0] ?? '')) return null
  if (node.kind === 'other' && node.words === 'set' && sql.includes('client_encoding')) return null
  if (node.kind !== 'copy') return sql
  // Data is not loaded: that the table takes these columns shows when they are written out.
  return node.fromStdin ? `${sql.slice(0, sql.toLowerCase().lastIndexOf('from'))}TO '/dev/null'` : null
}
