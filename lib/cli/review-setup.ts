import { dirname, join, resolve } from 'node:path'
import {
  type Baseline,
  baselineSchema,
  type Configuration,
  type ReviewRequest,
  readConfiguration,
} from '../review/index.ts'
import { profiles } from '../rules/index.ts'
import { readStatistics } from '../statistics/index.ts'
import { lineColumnAt, makeLineIndex } from '../text/index.ts'
import { readWorkload } from '../workload/index.ts'
import { choose } from './choice.ts'
import { type Invocation, type Io, listOption, textOption, UsageError } from './command.ts'
import { type LoadedFile, readText } from './load.ts'

/** Options of the commands that review. */
export const setupOptions = {
  config: { type: 'string' },
  profile: { type: 'string' },
  statistics: { type: 'string', multiple: true },
  workload: { type: 'string' },
} as const

/** What a review is set to, from the configuration file and over it from the command line. */
export interface ReviewSetup {
  readonly configuration: Configuration
  /** The folder of the configuration file; null where there is none. */
  readonly folder: string | null
  readonly today: string
}

/** The configuration for a file: the one named, or the nearest `athena.config.json` from its folder upwards. */
export async function loadSetup(invocation: Invocation, io: Io, path: string): Promise<ReviewSetup> {
  const named = textOption(invocation, 'config')
  const found =
    named === undefined ? await search(path, io) : { path: named, text: await readText(named, io) }
  const configuration = found ? parse(found, io) : emptyConfiguration
  const asked = textOption(invocation, 'profile')
  const ids = profiles.map(({ id }) => id)
  const profile = asked === undefined ? configuration.settings.profile : choose('profile', asked, ids)
  return {
    configuration: { ...configuration, settings: { ...configuration.settings, profile } },
    folder: found ? dirname(found.path) : null,
    today: io.now().toISOString().slice(0, 10),
  }
}

/** What to ask the review of a file for: settings, waivers, and the imports that are named. */
export async function requestFor(
  { configuration, folder, today }: ReviewSetup,
  { document }: LoadedFile,
  invocation: Invocation,
  io: Io,
): Promise<ReviewRequest & { readonly workloadFile: string | null }> {
  const beside = (path: string) => (folder === null ? path : join(folder, path))
  const given = listOption(invocation, 'statistics')
  const statistics = given.length > 0 ? given : configuration.statistics.map(beside)
  const configured = configuration.workload === null ? null : beside(configuration.workload)
  const workloadFile = textOption(invocation, 'workload') ?? configured
  return {
    settings: configuration.settings,
    waivers: configuration.waivers,
    statistics:
      statistics.length > 0 ? await statisticsOf(statistics, document.schema.searchPath[0], io) : null,
    workload: workloadFile === null ? null : await workloadOf(workloadFile, document.dialect, io),
    workloadFile,
    today,
  }
}

/** The baseline in a file. */
export async function loadBaseline(path: string, io: Io): Promise<Baseline> {
  const text = await readText(path, io)
  try {
    return baselineSchema.parse(JSON.parse(text))
  } catch {
    throw new UsageError(`${path}: this is no baseline that athena review --write-baseline wrote`)
  }
}

async function search(
  path: string,
  io: Io,
): Promise<{ readonly path: string; readonly text: string } | null> {
  let folder = path === '-' ? resolve('.') : dirname(resolve(path))
  for (;;) {
    const candidate = join(folder, 'athena.config.json')
    const isThere = await io.read(candidate).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code !== undefined && !absent.has(error.code))
          throw new UsageError(`${candidate}: ${error.message}`)
        return false
      },
    )
    if (isThere) return { path: candidate, text: await readText(candidate, io) }
    const above = dirname(folder)
    if (above === folder) return null
    folder = above
  }
}

const absent: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR'])

function parse({ path, text }: { readonly path: string; readonly text: string }, io: Io): Configuration {
  const read = readConfiguration(text)
  if (read.ok) return read.value
  const lines = makeLineIndex(text)
  for (const { at, message } of read.error) {
    const { line, column } = lineColumnAt(lines, at)
    io.err(`${path}:${line}:${column}: error: ${message}`)
  }
  throw new UsageError(`${path} says what cannot be understood`)
}

async function statisticsOf(paths: readonly string[], home: string | undefined, io: Io) {
  const texts = await Promise.all(paths.map((path) => readText(path, io)))
  const read = readStatistics(texts, { home: home ?? 'public' })
  if (read.ok) return read.value
  const { line, column, message, source } = read.error
  throw new UsageError(`${paths[source]}:${line}:${column}: ${message}`)
}

async function workloadOf(path: string, dialect: string, io: Io) {
  const read = readWorkload(await readText(path, io), dialect)
  if (read.ok) return read.value
  const { line, column, message } = read.error
  throw new UsageError(`${path}:${line}:${column}: ${message}`)
}

const emptyConfiguration: Configuration = {
  settings: { profile: profiles[0].id, rules: {}, naming: {}, baseline: null },
  waivers: [],
  baseline: null,
  statistics: [],
  workload: null,
  paths: [],
  failOn: null,
}
