import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPglite, pgliteExecutor } from './engine/index.ts'
import { applyOps, parseOps, type Schema, type SchemaOp } from './schema/index.ts'
import { dialectOf, type FactDifference, type Segment } from './sql/index.ts'
import { findDisagreement } from './sync/agree.ts'
import { type DocumentState, openDocument } from './sync/index.ts'
import { drawAnyOp, numbersFrom } from './sync/samples/any-op.ts'
import { qualifyOp } from './sync/write/qualify.ts'
import { leniencyOf } from './sync/write/write-op.ts'
import { writeOps } from './sync/write/write-ops.ts'
import { applyChange, invertChange } from './text/index.ts'
import type { Executor } from './verify/index.ts'

/**
 * Ops are written into real scripts, which must then still run from the first statement to the last and
 * give the catalogue that is read from them. SEED and OPS try others, FILES other files of the corpus.
 */
const fixtures = join(import.meta.dirname, 'sql/fixtures')
const dialect = dialectOf('postgres')
const seed = Number(process.env.SEED ?? 1)

/** How many ops each file is tried with. */
const files: Readonly<Record<string, number>> = {
  'corpus/sakila': 12,
  'corpus/quartz': 12,
  'corpus/chinook': 5,
  'corpus/pagila': 5,
  'scripts/django': 12,
  'scripts/hibernate': 12,
  'scripts/rails': 12,
}
const chosen = process.env.FILES?.split(',') ?? Object.keys(files)

describe.each(chosen)('%s', (file) => {
  const text = readFileSync(join(fixtures, `${file}.sql`), 'utf8')
  const state = openDocument(text, 'postgres')
  let trial: Trial
  beforeAll(async () => {
    trial = await makeTrial(text, state)
  }, 120_000)
  afterAll(() => trial.close())

  it(`runs after ops of any kind, seed ${seed}`, async () => {
    const next = numbersFrom(seed)
    const wanted = Number(process.env.OPS ?? files[file] ?? 10)
    const wrong: string[] = []
    for (let tried = 0, draws = 0; tried < wanted && draws < wanted * 8; draws++) {
      const given = drawAnyOp(state.schema, next)
      if (!given) continue
      const op = qualifyOp(state.schema, parseOps([given])[0] as SchemaOp)
      const problem = await tryOp(trial, state, op)
      if (problem === 'refused') continue
      tried++
      if (problem !== null) wrong.push(`${JSON.stringify(op)}: ${problem}`)
    }
    expect(wrong).toEqual([])
  })
})

/** What is wrong with the text that carries the op; `refused` when the model or the engine does not take the op. */
async function tryOp(trial: Trial, state: DocumentState, op: SchemaOp): Promise<string | null> {
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
async function isPossible(trial: Trial, state: DocumentState, op: SchemaOp, after: Schema): Promise<boolean> {
  const style = {
    eol: '\n',
    unit: '  ',
    keyword: (word: string) => word,
    name: ({ schema, name }: { schema: string; name: string }) =>
      `${dialect.quote(schema)}.${dialect.quote(name)}`,
  }
  const alters = dialect.parts?.alter(op, state.schema, after, style as never) ?? []
  return alters.length > 0 && (await trial.carriesOut(alters))
}

interface Trial {
  /** The first message of the engine when the script fails, else the facts that it has otherwise than they are read. */
  run(state: DocumentState): Promise<string | readonly FactDifference[]>
  carriesOut(statements: readonly string[]): Promise<boolean>
  close(): Promise<void>
}

/** An engine on which scripts are tried inside a transaction; what fails in the text as it is counts for nothing. */
async function makeTrial(text: string, state: DocumentState): Promise<Trial> {
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
    carriesOut: (statements) => inside(async () => (await runAll([...script(text), ...statements])) === null),
    close: () => database.close(),
  }
}

/** Comparing opens a transaction of its own, which must not end the one around it. */
function nested(engine: Executor): Executor {
  const instead: Readonly<Record<string, string>> = {
    begin: 'savepoint compared',
    rollback: 'rollback to savepoint compared',
  }
  return { ...engine, run: (sql) => engine.run(instead[sql] ?? sql) }
}

/** The statements that the engine refuses in the text as it is; makes the roles that it names. */
async function knownFailures(engine: Executor, text: string): Promise<ReadonlySet<string>> {
  const known = new Set<string>()
  const roles = new Set<string>()
  for (let again = true; again; ) {
    again = false
    await engine.exec('begin')
    for (const sql of statementsOf(text)) {
      await engine.exec('savepoint one')
      const result = await engine.exec(sql)
      if (result.ok) continue
      const role = result.message.split('"')[1] ?? ''
      again = result.message === `role "${role}" does not exist` && !roles.has(role)
      if (again) {
        roles.add(role)
        break
      }
      known.add(sql)
      await engine.exec('rollback to savepoint one')
    }
    await engine.exec('rollback')
    if (again) await engine.exec(`create role ${dialect.quote([...roles].at(-1) ?? '')}`)
  }
  await engine.exec('reset all')
  return known
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
