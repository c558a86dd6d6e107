import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { createPglite, pgliteExecutor } from './engine/index.ts'
import { type VerifyReport, verifyDocument } from './verify/index.ts'

/**
 * Every real schema and every fixture runs on PostgreSQL, and its catalogue equals what we read.
 * `UPDATE_FIDELITY=1` writes the table of docs/fidelity.md anew.
 */
const root = fileURLToPath(new URL('../', import.meta.url))
const corpus = `${root}lib/sql/fixtures/corpus/`
const fixtures = `${root}lib/sql/fixtures/scripts/`
const page = `${root}docs/fidelity.md`

/** What a statement of the corpus needs that the engine at hand does not ship. */
const unavailable: Readonly<Record<string, readonly string[]>> = {
  'danbooru.sql': ['pgstattuple'],
}

const files = [corpus, fixtures].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({ name, path: folder + name })),
)

describe('the model equals the catalogue of a PostgreSQL that ran the script', () => {
  const rows: string[] = []

  it.each(files)('$name', async ({ name, path }) => {
    const text = readFileSync(path, 'utf8')
    const database = await createPglite(text)
    try {
      const report = await verifyDocument(text, 'postgres', pgliteExecutor(database))
      const missing = unavailable[name] ?? []
      const failures = report.failures.filter(
        ({ message }) => !missing.some((word) => message.includes(word)),
      )
      rows.push(tableRow(name, report))
      expect(failures).toEqual([])
      expect(report.differences).toEqual([])
    } finally {
      await database.close()
    }
  })

  afterAll(() => {
    const text = pageOf(rows)
    console.log(text)
    if (process.env.UPDATE_FIDELITY) writeFileSync(page, text)
    else if (rows.length === files.length) expect(existsSync(page) && readFileSync(page, 'utf8')).toBe(text)
  })
})

function tableRow(name: string, report: VerifyReport): string {
  const { counts } = report
  const keys = counts.constraint ?? 0
  const cells = [
    name,
    report.statements,
    report.executed,
    counts.table ?? 0,
    counts.column ?? 0,
    keys,
    counts.index ?? 0,
    percent(report.understood, report.statements),
    report.compared,
    percent(report.equal, report.compared),
  ]
  return `| ${cells.join(' | ')} |`
}

/** Rounded down, so that only all of them give 100. */
function percent(part: number, whole: number): string {
  return `${whole === 0 ? 100 : Math.floor((part / whole) * 10_000) / 100} %`
}

function pageOf(rows: readonly string[]): string {
  return `# Fidelity

Each script runs statement by statement on PostgreSQL 18 (PGlite); then the catalogue is compared with the model,
fact by fact. Written by \`UPDATE_FIDELITY=1 npx vitest run --config vitest.differential.config.ts\`.
Not executed are commands of the client, data that they bring, storage maintenance, and what needs an extension
that PGlite does not ship (\`pgstattuple\` in danbooru.sql).

Compared of each object, where it has them: columns with types, nullability, defaults, identity, generation, collation,
storage and compression; keys, checks, exclusions and indexes to the last option; triggers, policies and rules; enum
labels, domains, ranges and attributes; sequences; routines' signatures, results, languages and properties; queries of
views as the engine prints them; partition keys and bounds; storage parameters, replica identity, owners that the
script names, comments; who may do what with it and with each column, what new objects come with by default, and when
triggers and rules fire. Not compared: bodies of routines and rules, arguments of triggers, the query of a view whose
tables were renamed after it, and the type of a column that is made by a query which does not tell it.

*Understood* counts the statements that the model holds whole, and those that by their own words change no schema
(SET, SELECT, BEGIN, INSERT, COPY, …). Not counted are DO whose effect cannot be told without running it, CALL,
EXECUTE, and actions that are kept only as text, such as setting a statistics target.

| file | statements | executed | tables | columns | constraints | indexes | understood | facts compared | equal |
|---|---|---|---|---|---|---|---|---|---|
${rows.join('\n')}
`
}
