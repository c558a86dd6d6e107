import { join } from 'node:path'
import {
  type Baseline,
  baselineOf,
  changeOf,
  configurationSchema,
  isOpen,
  type ReportedReview,
  reportReviews,
  reviewDocument,
  reviewMigrationFile,
  scoreOf,
} from '../../review/index.ts'
import {
  type Finding,
  formatMigrationReviews,
  type ReviewFormat,
  type RuleSeverity,
  reviewFormats,
} from '../../rules/index.ts'
import { dialectIds, dialectOf } from '../../sql/index.ts'
import { choose } from '../choice.ts'
import { type Command, type Invocation, type Io, textOption, UsageError } from '../command.ts'
import { type LoadedFile, loadFile, reportDiagnostics, writeOut } from '../load.ts'
import { loadMigrations, migrationOptions } from '../migration-file.ts'
import { fixedPart, pathsMatching, plainPath } from '../path-pattern.ts'
import { loadBaseline, loadSetup, type ReviewSetup, requestFor, setupOptions } from '../review-setup.ts'

/** Severities that make the command fail, by the value of `--fail-on`. */
const failing: Readonly<Record<string, readonly RuleSeverity[]>> = {
  error: ['error'],
  warning: ['error', 'warning'],
  none: [],
}

/**
 * `athena review FILE`: Athena's findings on a schema, or with `--migration` on a file of statements for one;
 * exit code 1 where there are some as severe as `--fail-on` says that are neither waived nor known before.
 */
export const review: Command = {
  name: 'review',
  usage:
    'review [FILE] [--since OLD | --baseline FILE | --write-baseline FILE] [--config FILE] [--profile ID] ' +
    '[--statistics FILE]… [--workload FILE] [--score] | --migration FILE|FOLDER [--schema BASE.sql] [--server-version N] ' +
    `[--wrapped] [--rows FILE]; [--format ${reviewFormats.join('|')}] [--fail-on error|warning|none]; --config-schema; --statistics-query`,
  summary: 'what is wrong with the schema, or dangerous in the migration, why, and what would fix it',
  options: {
    format: { type: 'string' },
    'fail-on': { type: 'string' },
    since: { type: 'string' },
    baseline: { type: 'string' },
    'write-baseline': { type: 'string' },
    'config-schema': { type: 'boolean' },
    'statistics-query': { type: 'boolean' },
    score: { type: 'boolean' },
    ...setupOptions,
    ...migrationOptions,
  },
  files: [0, 1],
  async run(invocation, io) {
    if (invocation.options['config-schema'] === true) {
      io.out(`${JSON.stringify(configurationSchema(), null, 2)}\n`)
      return 0
    }
    if (invocation.options['statistics-query'] === true) {
      io.out(`${statisticsQuery(textOption(invocation, 'dialect'))}\n`)
      return 0
    }
    const format = choose('format', textOption(invocation, 'format') ?? 'text', reviewFormats)
    const [file] = invocation.positionals
    const about = textOption(invocation, 'migration') ?? file ?? '.'
    const setup = await loadSetup(invocation, io, about === '.' ? './athena.config.json' : about)
    const failOn = textOption(invocation, 'fail-on') ?? setup.configuration.failOn ?? 'error'
    const severities = failing[failOn]
    if (!severities) throw new UsageError(`--fail-on takes ${Object.keys(failing).join(', ')}`)
    const found =
      file === undefined && invocation.options.migration === undefined && setup.configuration.paths.length > 0
        ? await reviewFiles(await configuredFiles(setup, io), setup, invocation, io, format)
        : await reviewOne(invocation, io, setup, format)
    return found.some(({ severity }) => severities.includes(severity)) ? 1 : 0
  },
}

/** What to run on a server, and to keep the answer of for `--statistics`. */
function statisticsQuery(asked: string | undefined): string {
  const ids = dialectIds()
  const { statisticsQuery: query, label } = dialectOf(choose('dialect', asked ?? ids[0] ?? '', ids))
  if (query === null) throw new UsageError(`nothing is known to ask ${label} for its statistics`)
  return query
}

type Counted = Pick<Finding, 'severity'>

/** Reviews the file or the migration that is named; the findings that count. */
async function reviewOne(
  invocation: Invocation,
  io: Io,
  setup: ReviewSetup,
  format: ReviewFormat,
): Promise<readonly Counted[]> {
  const migrations = await loadMigrations(invocation, io)
  const [file] = invocation.positionals
  if (!migrations) return reviewFiles(file === undefined ? [] : [file], setup, invocation, io, format)
  const stray = schemaOnly.find((name) => invocation.options[name] !== undefined)
  if (stray !== undefined) throw new UsageError(`--${stray} goes with the file of a schema`)
  const { settings, waivers } = setup.configuration
  const reviewed = migrations.map(({ path, text, options }) => ({
    file: path,
    text,
    findings: reviewMigrationFile(text, options, { settings, waivers, today: setup.today }),
  }))
  io.out(formatMigrationReviews(reviewed, format))
  return reviewed.flatMap(({ findings }) => findings.filter(({ waiver }) => !waiver))
}

const schemaOnly = ['since', 'baseline', 'write-baseline', 'statistics', 'workload', 'score'] as const

async function reviewFiles(
  paths: readonly string[],
  setup: ReviewSetup,
  invocation: Invocation,
  io: Io,
  format: ReviewFormat,
): Promise<readonly Counted[]> {
  const [since, written] = [textOption(invocation, 'since'), textOption(invocation, 'write-baseline')]
  if (since !== undefined && paths.length > 1) throw new UsageError('--since goes with one FILE')
  const baseline =
    since === undefined && written === undefined ? await baselineFor(setup, invocation, io) : null
  const reviews: (ReportedReview & { readonly statements: number })[] = []
  for (const path of paths) {
    const file = await loadFile(path, invocation, io)
    reportDiagnostics(file, io)
    const { statements, ...reviewed } = await reviewOf(file, setup, baseline, invocation, io)
    const before = since === undefined ? null : await loadFile(since, invocation, io)
    const old = before ? await reviewOf(before, setup, null, invocation, io) : null
    const change = old ? changeOf(old.findings, reviewed.findings) : null
    reviews.push({ ...reviewed, ...(change ?? {}), statements })
  }
  const all = reviews.flatMap(({ findings }) => findings)
  if (written !== undefined) return writeBaseline(written, all, io)
  const [only] = reviews
  const wantsScore = invocation.options.score === true || format !== 'text'
  const score =
    only && reviews.length === 1 && wantsScore ? scoreOf(only.findings, only.document, only.statements) : null
  const compared = since !== undefined ? 'with another text' : baseline ? 'with a baseline' : 'with nothing'
  io.out(reportReviews(reviews, { compared, score }, format))
  return all.filter(isOpen)
}

async function reviewOf(
  file: LoadedFile,
  setup: ReviewSetup,
  baseline: Baseline | null,
  invocation: Invocation,
  io: Io,
) {
  const { document, path } = file
  const { workloadFile, ...request } = await requestFor(setup, file, invocation, io)
  const { workload, settings } = request
  const findings = reviewDocument(document, {
    ...request,
    ...(settings && { settings: { ...settings, baseline } }),
  })
  return {
    file: path,
    document,
    findings,
    workload: workload && workloadFile !== null ? { file: workloadFile, text: workload.text } : null,
    statements: workload?.statements.length ?? 0,
  }
}

async function baselineFor(
  { configuration, folder }: ReviewSetup,
  invocation: Invocation,
  io: Io,
): Promise<Baseline | null> {
  const asked = textOption(invocation, 'baseline')
  if (asked !== undefined) return loadBaseline(asked, io)
  return configuration.baseline === null ? null : loadBaseline(join(folder ?? '', configuration.baseline), io)
}

async function writeBaseline(
  path: string,
  findings: readonly Finding[],
  io: Io,
): Promise<readonly Counted[]> {
  const counted = findings.filter(({ waiver }) => !waiver)
  await writeOut(path, `${JSON.stringify(baselineOf(counted), null, 2)}\n`, io)
  io.err(`${path}: ${counted.length} findings`)
  return []
}

/** The files that the configuration names. */
async function configuredFiles({ configuration, folder }: ReviewSetup, io: Io): Promise<readonly string[]> {
  const found = await Promise.all(
    configuration.paths.map(async (pattern) => {
      const start = fixedPart(pattern)
      const listed = await io.list(join(folder ?? '.', start))
      const below = listed.map((path) => (start === '' ? path : `${start}/${path}`))
      const matching = start === plainPath(pattern) ? [start] : pathsMatching(pattern, below)
      if (matching.length === 0) throw new UsageError(`no file is called ${pattern}, as paths says`)
      return matching
    }),
  )
  return [...new Set(found.flat())].map((path) => join(folder ?? '', path))
}
