import {
  estimateOf,
  type MigrationPlan,
  type MigrationTool,
  migrationToolOf,
  migrationTools,
  planAsData,
  planJsonSchema,
  planMigration,
  Refusal,
  sha256,
  strategies,
  sumOfEstimates,
  type TableSizes,
  upSteps,
  writeBundle,
} from '../../migrate/index.ts'
import { type Dialect, dialectOf } from '../../sql/index.ts'
import { readRowCounts } from '../../store/index.ts'
import { durationRange } from '../../text/index.ts'
import { choose } from '../choice.ts'
import { type Command, fileArgument, type Invocation, type Io, textOption, UsageError } from '../command.ts'
import { loadPair, readText, titleOf, writeBundleFolder } from '../load.ts'
import { answerRenames, renameAnswers, writeQuestions } from '../renames.ts'

/**
 * `athena diff OLD NEW`: the statements that lead from one to the other, or a migration bundle with
 * `--out`. Likely renames that nobody has answered stop it: they are printed as JSON, exit code 3.
 */
export const diff: Command = {
  name: 'diff',
  usage:
    'diff (OLD NEW | --schema) [--strategy online|direct] [--target-version N] [--tool ID] [--out DIR] [--rows FILE] [--format sql|json] [--rename OLD=NEW]... [--move OLD=NEW]... [--drop NAME]... [--assume-renames | --assume-drops] [--exit-code]',
  summary: 'the migration from one schema to another, and back; a bundle with --out',
  options: {
    strategy: { type: 'string' },
    'target-version': { type: 'string' },
    tool: { type: 'string' },
    out: { type: 'string' },
    rows: { type: 'string' },
    format: { type: 'string' },
    'exit-code': { type: 'boolean' },
    schema: { type: 'boolean' },
    ...renameAnswers,
  },
  files: [0, 2],
  async run(invocation, io) {
    if (invocation.options.schema) {
      io.line(JSON.stringify(planJsonSchema(), null, 2))
      return 0
    }
    if (invocation.positionals.length < 2) throw new UsageError(`usage: athena ${diff.usage}`)
    const { before, after } = await loadPair(
      fileArgument(invocation, 0),
      fileArgument(invocation, 1),
      invocation,
      io,
    )
    const wishes = readWishes(invocation, dialectOf(after.document.dialect))
    const { renames, questions } = answerRenames(invocation, before.document, after.document)
    if (questions.length > 0) {
      writeQuestions(questions, io)
      return 3
    }
    const { strategy, version, tool, out, format } = wishes
    const sizes = await readSizes(invocation, dialectOf(after.document.dialect), io)
    const options = { renames, dropped: 'all', strategy, version, sizes } as const
    const plan = refusing(() => planMigration(before.document.schema, after.document.schema, options))
    if (out !== undefined) {
      const context = {
        title: `${titleOf(before.path)} to ${titleOf(after.path)}`,
        version: '',
        time: io.now().toISOString(),
        hash: { name: 'sha256', of: sha256 },
      }
      await writeBundleFolder(out, writeBundle(plan, tool, context), io)
    }
    if (format === 'json') io.line(JSON.stringify(planAsData(plan), null, 2))
    else if (out === undefined) printStatements(plan, io)
    return plan.up.length > 0 && invocation.options['exit-code'] ? 1 : 0
  },
}

/** What the plan refuses is an error of whoever asks for it. */
function refusing<T>(make: () => T): T {
  try {
    return make()
  } catch (error) {
    throw error instanceof Refusal ? new UsageError(error.message) : error
  }
}

/** What `--rows FILE` tells of the tables; nothing where it is not given. */
async function readSizes(invocation: Invocation, dialect: Dialect, io: Io): Promise<TableSizes> {
  const path = textOption(invocation, 'rows')
  if (path === undefined) return {}
  const names = { home: dialect.defaultSchema, quote: dialect.quote }
  const counts = readRowCounts(await readText(path, io), names)
  if (!counts.ok) throw new UsageError(`--rows ${path}: ${counts.error}`)
  return counts.value
}

interface Wishes {
  readonly strategy: MigrationPlan['strategy']
  readonly version: string
  readonly tool: MigrationTool
  readonly out: string | undefined
  readonly format: 'sql' | 'json'
}

function readWishes(invocation: Invocation, dialect: Dialect): Wishes {
  const wish = (name: string) => textOption(invocation, name)
  const usual = dialect.online ? 'online' : 'direct'
  const ids = strategies.map(({ id }) => id).filter((id) => id !== 'online' || dialect.online)
  const tools = migrationTools.map(({ id }) => id)
  const out = wish('out')
  const tool = wish('tool')
  if (tool !== undefined && out === undefined) throw new UsageError('--tool needs --out DIR')
  return {
    strategy: choose('strategy', wish('strategy') ?? usual, ids),
    version: choose(
      `version of ${dialect.label}`,
      wish('target-version') ?? dialect.versions.at(-1) ?? '',
      dialect.versions,
    ),
    tool: migrationToolOf(choose('tool', tool ?? tools[0] ?? '', tools)),
    out,
    format: choose('format', wish('format') ?? 'sql', ['sql', 'json']),
  }
}

/** The statements as a script to read; phases and their gates are comments in it. */
function printStatements({ phases, sizes }: MigrationPlan, io: Io): void {
  const isSized = Object.keys(sizes).length > 0
  for (const { number, kind, gates, parts } of phases) {
    if (phases.length > 1) io.line(`-- Phase ${number} of ${phases.length}: ${kind}`)
    const time = sumOfEstimates(upSteps(parts).map((step) => estimateOf(step, sizes)))
    if (isSized && time) io.line(`-- Time: ${durationRange(time.atLeast, time.atMost)}`)
    for (const gate of gates) io.line(`-- Before: ${gate.split('\n').join(' ')}`)
    for (const { sql } of parts.flatMap((part) => part.up)) io.line(sql)
  }
}
