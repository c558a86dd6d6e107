import { describe, expect, it } from 'vitest'
import { type Edge, edgesOf, type Source, sourcesUnder } from './source-graph.ts'

/** Reads the imports of every file and holds them against the rules of ARCHITECTURE.md. */

/** A folder may import from folders of lower rank only. */
const ranks: Readonly<Record<string, number>> = {
  'lib/base': 0,
  'lib/text': 1,
  'lib/schema': 1,
  'lib/tabular': 1.5,
  'lib/sql': 2,
  'lib/layout': 2,
  // Comparing asks the dialect what a type or an expression comes to; the dialects know nothing of it.
  'lib/diff': 2.5,
  'lib/statistics': 3,
  'lib/workload': 3,
  'lib/sync': 3,
  'lib/migrate': 3,
  'lib/targets': 3,
  'lib/rules': 4,
  'lib/export': 4,
  // What a project makes of the rules: settings, waivers, a baseline, a score.
  'lib/review': 4.5,
  'lib/advisor': 5,
  'lib/store': 5,
  'lib/verify': 5,
  'lib/collab': 6,
  // A real PostgreSQL, for whoever runs one: the command line and the page's worker.
  'lib/engine': 5.5,
  'lib/worker': 6,
  'lib/server': 6,
  'lib/cli': 6,
  components: 7,
  app: 8,
  'proxy.ts': 9,
}

/** Ranks up to this one run anywhere: browser, worker, server, command line. */
const pureRank = 5

/** What pure code may take from npm: packages that are pure themselves. */
const purePackages = new Set(['zod', 'diff', 'fflate'])

/** Adapters to a package that only some folders may know. */
const keepers: Readonly<Record<string, readonly string[]>> = {
  '@xyflow/react': ['components/canvas'],
  'monaco-editor': ['components/editor'],
  '@monaco-editor/react': ['components/editor'],
  '@electric-sql/pglite-pgvector': ['lib/engine'],
  '@electric-sql/pglite': ['lib/engine', 'lib/verify', 'lib/cli', 'components/workers', 'components/verify'],
  '@prisma/client': ['lib/server'],
  '@prisma/adapter-libsql': ['lib/server'],
  '@prisma/adapter-pg': ['lib/server'],
}

/** Entrances beside a folder's index: what only the worker loads, and what the page may load without the rest. */
const entrances = new Set(['lib/worker/host', 'lib/review/settings', 'lib/rules/persona', 'lib/sql/about'])

/** Folders of equals that must not know each other, and who inherits from whom. */
const siblings: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'lib/sql': { mariadb: 'mysql', tidb: 'mysql', cockroachdb: 'postgres', timescaledb: 'postgres' },
  'lib/targets': {},
  'lib/migrate/tools': {},
}

/** Parts of such a folder that all of them stand on. */
const shared = new Set(['core', 'fixtures', 'shared', 'query'])

const sources = ['lib', 'components', 'app', 'proxy.ts'].flatMap(sourcesUnder)
const edges = sources.flatMap(edgesOf)
const production = edges.filter((edge) => !edge.from.isTest)

describe('architecture', () => {
  it('every folder has a rank', () => {
    expect(
      sources.map((source) => source.path).filter((path) => rankOf(path) === null && !isLoose(path)),
    ).toEqual([])
  })

  it('imports point downwards', () => {
    const bad = edges.filter(({ from, to }) => {
      if (!to || isLoose(from.path)) return false
      const [source, target] = [layerOf(from.path), layerOf(to)]
      if (source === target || target === null) return false
      return (rankOf(to) ?? 0) >= (rankOf(from.path) ?? 0)
    })
    expect(names(bad)).toEqual([])
  })

  it('folders are entered through their index', () => {
    const bad = edges.filter(({ from, to, specifier }) => {
      if (!to?.startsWith('lib/') || isLoose(from.path)) return false
      const layer = layerOf(to)
      if (layer === layerOf(from.path)) return false
      return ![layer, ...entrances].some(
        (folder) => to === `${folder}/index.ts` && entersBy(specifier, folder ?? ''),
      )
    })
    expect(names(bad)).toEqual([])
  })

  it('equals do not know each other', () => {
    const bad = edges.filter(({ from, to }) => {
      if (!to || from.isTest) return false
      return Object.entries(siblings).some(([folder, parents]) => {
        const [source, target] = [memberOf(from.path, folder), memberOf(to, folder)]
        if (!source || !target || source === target || shared.has(source) || shared.has(target)) return false
        return parents[source] !== target
      })
    })
    expect(names(bad)).toEqual([])
  })

  it('rules do not know each other', () => {
    const registered = new Set(
      edges
        .filter(({ from }) => /^lib\/rules\/(\w+\/)?(registry|index)\.ts$/.test(from.path))
        .map(({ to }) => to),
    )
    const bad = production.filter(
      ({ from, to }) =>
        isRule(from.path) && to !== null && isRule(to) && registered.has(to) && registered.has(from.path),
    )
    expect(names(bad)).toEqual([])
  })

  it('ranks 0 to 5 are pure', () => {
    const isPure = (source: Source) => !source.isTest && (rankOf(source.path) ?? pureRank + 1) <= pureRank
    const imports = production.filter(
      ({ from, to, specifier }) => isPure(from) && to === null && !purePackages.has(packageOf(specifier)),
    )
    expect(names(imports)).toEqual([])
    const impure =
      /(?<![.\w])(process\.|Math\.random\(|Date\.now\(|new Date\(\)|performance\.now\(|fetch\(|setTimeout\()/
    const globals = sources.filter(isPure).flatMap(({ path, code }) => {
      const found = impure.exec(withoutComments(code))
      return found ? [`${path} uses ${found[1]}`] : []
    })
    expect(globals).toEqual([])
  })

  it('only its adapter knows a package', () => {
    const bad = production.filter(({ from, to, specifier }) => {
      const folders = to === null ? keepers[packageOf(specifier)] : undefined
      return folders !== undefined && !folders.some((folder) => from.path.startsWith(`${folder}/`))
    })
    expect(names(bad)).toEqual([])
  })

  it('nobody outside a registry asks for a dialect by name', () => {
    const id =
      "'(postgres|postgresql|mysql|mariadb|tidb|sqlite|sqlserver|oracle|cockroachdb|timescaledb|spanner)'"
    const compared = new RegExp(
      `(dialect|\\bid)\\w*\\s*[!=]==?\\s*${id}|${id}\\s*[!=]==?\\s*\\w*\\.?(dialect|id)\\b`,
    )
    const bad = sources
      .filter(({ path, isTest }) => !isTest && !path.endsWith('/registry.ts'))
      .filter(({ code }) => compared.test(withoutComments(code)))
    expect(bad.map(({ path }) => path)).toEqual([])
  })

  it('components have at most 200 lines and routes at most 60', () => {
    const limitOf = (path: string): number =>
      path.startsWith('app/') && /\/(route|page|layout)\.tsx?$/.test(path)
        ? 60
        : path.endsWith('.tsx')
          ? 200
          : Infinity
    const long = sources
      .map(({ path, code }) => ({ path, lines: code.trimEnd().split('\n').length }))
      .filter(({ path, lines }) => lines > limitOf(path))
    expect(long).toEqual([])
  })
})

function layerOf(path: string): string | null {
  return Object.keys(ranks).find((folder) => path === folder || path.startsWith(`${folder}/`)) ?? null
}

function rankOf(path: string): number | null {
  const layer = layerOf(path)
  return layer === null ? null : (ranks[layer] ?? null)
}

/** Files directly under lib/: the tests of everything together. */
function isLoose(path: string): boolean {
  return /^lib\/[^/]+$/.test(path)
}

/** Whether an import names the folder or its index, not a file that happens to be beside it. */
function entersBy(specifier: string, folder: string): boolean {
  const last = folder.split('/').at(-1) ?? ''
  return (
    specifier.endsWith(`/${last}`) ||
    specifier.endsWith(`${last}/index.ts`) ||
    specifier.endsWith(`${last}/index`)
  )
}

function memberOf(path: string, folder: string): string | null {
  const [member, inner] = path.startsWith(`${folder}/`) ? path.slice(folder.length + 1).split('/') : []
  return member && inner ? member : null
}

function isRule(path: string): boolean {
  return (
    /^lib\/rules\/(?!(report|profiles|documentation)\/)\w+\/[\w-]+\.ts$/.test(path) &&
    !/\/(registry|index)\.ts$/.test(path)
  )
}

function packageOf(specifier: string): string {
  const parts = specifier.split('/')
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '')
}

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1')
}

function names(bad: readonly Edge[]): readonly string[] {
  return bad.map(({ from, to, specifier }) => `${from.path} → ${to ?? specifier}`)
}
