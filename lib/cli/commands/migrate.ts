import { join } from 'node:path'
import { createPglite, pgliteExecutor } from '../../engine/index.ts'
import {
  type OpenedBundle,
  openBundle,
  phasesTo,
  type Rehearsal,
  rehearse,
  type StepOutcome,
  verifyDocument,
} from '../../verify/index.ts'
import { choose } from '../choice.ts'
import { type Command, fileArgument, type Io, textOption, UsageError } from '../command.ts'
import { type LoadedFile, loadPair } from '../load.ts'

/**
 * `athena migrate verify DIR --base OLD.sql --target NEW.sql`: runs a bundle up and down on an embedded
 * PostgreSQL and compares the catalogue with both ends.
 */
export const migrate: Command = {
  name: 'migrate',
  usage: 'migrate verify DIR --base OLD.sql --target NEW.sql [--format text|json]',
  summary: 'run a migration bundle up and down on an embedded PostgreSQL and compare both ends',
  options: { base: { type: 'string' }, target: { type: 'string' }, format: { type: 'string' } },
  files: [2, 2],
  async run(invocation, io) {
    choose('action', fileArgument(invocation, 0), ['verify'])
    const folder = fileArgument(invocation, 1)
    const format = choose('format', textOption(invocation, 'format') ?? 'text', ['text', 'json'])
    const [old, fresh] = [textOption(invocation, 'base'), textOption(invocation, 'target')]
    if (old === undefined || fresh === undefined)
      throw new UsageError('--base OLD.sql and --target NEW.sql say between what the bundle leads')
    const bundle = await readBundle(folder, io)
    const { before, after } = await loadPair(old, fresh, invocation, io)
    if (before.document.dialect !== bundle.dialect) {
      throw new UsageError(`${before.path} is ${before.document.dialect}, the bundle is ${bundle.dialect}`)
    }
    const rehearsal = await run(bundle, before, after, io)
    if (format === 'json') io.line(JSON.stringify(asData(folder, bundle, rehearsal), null, 2))
    else print(folder, bundle, rehearsal, io)
    return rehearsal.passed ? 0 : 1
  },
}

async function readBundle(folder: string, io: Io): Promise<OpenedBundle> {
  const read = async (path: string) => new TextDecoder().decode(await io.read(join(folder, path)))
  const bundle = await openBundle(read)
  if (!bundle.ok) throw new UsageError(`${folder}: ${bundle.error}`)
  return bundle.value
}

async function run(bundle: OpenedBundle, before: LoadedFile, after: LoadedFile, io: Io): Promise<Rehearsal> {
  const database = await createPglite(`${before.document.text}\n;\n${after.document.text}`)
  try {
    const executor = pgliteExecutor(database)
    const { failures } = await verifyDocument(before.document.text, before.document.dialect, executor)
    for (const { line, column, message } of failures) {
      io.err(`${before.path}:${line}:${column}: error: ${message}`)
    }
    if (failures.length > 0)
      throw new UsageError(`${before.path}: the embedded PostgreSQL does not take it whole`)
    const phases = phasesTo(after.document.schema, bundle.phases)
    return await rehearse({ ...bundle, phases }, before.document.schema, executor)
  } finally {
    await database.close()
  }
}

function print(folder: string, bundle: OpenedBundle, rehearsal: Rehearsal, io: Io): void {
  for (const { direction, phase, step, failure, unmet } of rehearsal.steps) {
    const place = `${folder}: phase ${phase} ${direction}: ${step.summary.split('\n')[0]}`
    if (failure !== null) io.err(`${place}: error: ${failure}`)
    for (const check of unmet) io.err(`${place}: not so: ${check}`)
  }
  for (const { direction, differences } of rehearsal.milestones) {
    const end = direction === 'up' ? 'target' : 'base'
    for (const { entity, path, model, catalogue } of differences) {
      io.line(
        `${entity} ${path}: the ${end} has ${JSON.stringify(model)}, the catalogue ${JSON.stringify(catalogue)}`,
      )
    }
  }
  const count = (direction: StepOutcome['direction']) =>
    rehearsal.steps.filter((step) => step.direction === direction && step.failure === null).length
  const what = bundle.runs === 'files' ? 'the files' : 'the plan of the manifest'
  io.line(
    `${folder}: ran ${what} on PostgreSQL: ${count('up')} statements up, ${count('down')} down; ${rehearsal.passed ? 'both ends are as they should be' : 'it does not hold'}`,
  )
}

function asData(folder: string, bundle: OpenedBundle, rehearsal: Rehearsal) {
  return {
    folder,
    title: bundle.title,
    tool: bundle.tool,
    ran: bundle.runs,
    passed: rehearsal.passed,
    steps: rehearsal.steps.map(({ direction, phase, step, failure, unmet, observed }) => ({
      direction,
      phase,
      sql: step.sql,
      failure,
      unmet,
      observed,
    })),
    ends: rehearsal.milestones,
  }
}
