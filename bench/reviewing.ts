import { readFileSync } from 'node:fs'
import { atOnce } from '../lib/base/index.ts'
import { planMigration } from '../lib/migrate/index.ts'
import { mutateSchema } from '../lib/migrate/testing/mutate.ts'
import { type Rule, reviewMigrationInSteps, reviewPlan, reviewSchema, rules } from '../lib/rules/index.ts'
import type { Schema } from '../lib/schema/index.ts'
import { type DocumentState, editDocument, openDocument } from '../lib/sync/index.ts'
import { makeChange } from '../lib/text/index.ts'
import { type Figure, median, milliseconds, ninetieth, timings } from './measure.ts'

/** How many of the slowest rules are named. */
const named = 5

/** The review of schemas and of migrations; the very first review first, before anything is warm. */
export function reviewingFigures(): readonly Figure[] {
  const [gitlab, pagila] = ['gitlab', 'pagila'].map((name) => {
    const text = readFileSync(`lib/sql/fixtures/corpus/${name}.sql`, 'utf8')
    return openDocument(text, 'postgres')
  })
  if (!gitlab || !pagila) throw new Error('bench: no schema to review')
  return [
    ...schemaFigures('GitLab', gitlab, { first: '≤ 1500 ms', edit: '≤ 50 ms' }),
    ...schemaFigures('Pagila', pagila, { first: '', edit: '≤ 20 ms' }),
    ...slowestRules('GitLab', gitlab.schema),
    ...migrationFigures('GitLab', gitlab),
  ]
}

/** Every rule there is, those that are off by default too. */
function schemaFigures(
  name: string,
  document: DocumentState,
  targets: { readonly first: string; readonly edit: string },
): readonly Figure[] {
  const start = performance.now()
  const findings = reviewSchema(document.schema, { rules })
  const first = performance.now() - start
  const edited = editsOf(document)
  const times = timings(20, 4, (run) => void reviewSchema(edited(run), { rules }))
  return [
    {
      what: `${name}, first review by all ${rules.length} rules`,
      median: milliseconds(first),
      target: targets.first,
      note: `${findings.length} findings`,
    },
    {
      what: `${name}, review by all rules after an edit`,
      median: milliseconds(median(times)),
      target: targets.edit,
      note: `nine in ten ≤ ${milliseconds(ninetieth(times))}`,
    },
  ]
}

/** The schema after each of many edits: a column comes behind the last one of some table, or goes again. */
function editsOf(document: DocumentState): (run: number) => Schema {
  const schemas: Schema[] = []
  const tables = [...document.schema.tables.values()].filter(({ columns }) => columns.length > 1)
  for (let at = 0; at < tables.length && schemas.length < 24; at += Math.ceil(tables.length / 30)) {
    const column = tables[at]?.columns.at(-1)
    const [place] = column ? document.sources.locate(column.id) : []
    if (!place) continue
    const change = makeChange([{ from: place.to, to: place.to, insert: `,\n  bench_${at} bigint` }])
    schemas.push(editDocument(document, change).state.schema)
  }
  return (run) => schemas[(run + schemas.length) % schemas.length] ?? document.schema
}

/** Each rule alone, without what reading the schema takes; what rules learn together is known by then. */
function slowestRules(name: string, schema: Schema): readonly Figure[] {
  const timeOf = (list: readonly Rule[]) =>
    median(timings(3, 1, () => void reviewSchema(schema, { rules: [...list] })))
  const none = timeOf([])
  const taken = rules.map((rule) => ({ rule, time: timeOf([rule]) - none }))
  taken.sort((a, b) => b.time - a.time)
  return taken.slice(0, named).map(({ rule, time }) => ({
    what: `${name}, slow rule ${rule.id}`,
    median: milliseconds(time),
    target: '≤ 30 ms',
    note: rule.checkTable ? 'table by table' : 'the whole schema at each edit',
  }))
}

function migrationFigures(name: string, { schema, tree, text }: DocumentState): readonly Figure[] {
  const { schema: after, ops, renames } = mutateSchema(schema, 7, 100)
  const plan = planMigration(schema, after, { renames, strategy: 'online' })
  const script = plan.up.map(({ sql }) => `${sql}\n`).join('')
  const figure = (what: string, task: () => void): Figure => {
    const start = performance.now()
    task()
    const first = performance.now() - start
    const times = timings(7, 1, task)
    return {
      what: `${name} and a version with ${ops.length} changes: ${what}`,
      median: milliseconds(median(times)),
      target: '≤ 500 ms',
      note: `${plan.up.length} statements; ${milliseconds(first)} the first time`,
    }
  }
  return [
    figure('review of the plan', () => void reviewPlan(plan, text)),
    figure(
      'review of its file on the schema',
      () => void atOnce(reviewMigrationInSteps(script, { base: tree })),
    ),
    figure('review of its file alone', () => void atOnce(reviewMigrationInSteps(script))),
  ]
}
