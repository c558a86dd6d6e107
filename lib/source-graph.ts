import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/** A file of TypeScript in the repository. */
export interface Source {
  readonly path: string
  readonly code: string
  readonly isTest: boolean
}

/** One import of a file. */
export interface Edge {
  readonly from: Source
  readonly specifier: string
  /** Path in the repository; null for a package. */
  readonly to: string | null
  /** Only types are taken, so that nothing of it is left when the code runs. */
  readonly erased: boolean
  /** Another thread is started with it. */
  readonly worker: boolean
}

/** The files under a path of the repository, without fixtures. */
export function sourcesUnder(path: string): readonly Source[] {
  const absolute = join(root, path)
  if (!existsSync(absolute)) return []
  if (statSync(absolute).isDirectory()) {
    return readdirSync(absolute)
      .filter((name) => name !== 'fixtures')
      .sort()
      .flatMap((name) => sourcesUnder(`${path}/${name}`))
  }
  if (!/\.tsx?$/.test(path) || path.endsWith('.d.ts')) return []
  return [
    {
      path,
      code: readFileSync(absolute, 'utf8'),
      isTest: /(\.(test|bench|laws|arbitrary)\.tsx?$)|\/(testing|samples)\//.test(path),
    },
  ]
}

/** What a file imports, statically or when asked, and which workers it starts. */
export function edgesOf(from: Source): readonly Edge[] {
  const edges: Edge[] = []
  const add = (
    specifier: string,
    rest: { readonly erased?: boolean; readonly worker?: boolean } = {},
  ): void => {
    edges.push({ from, specifier, to: resolve(from.path, specifier), erased: false, worker: false, ...rest })
  }
  for (const [, clause = '', specifier = ''] of from.code.matchAll(clauses)) {
    add(specifier, { erased: takesTypesOnly(clause) })
  }
  for (const pattern of [sideEffects, onDemand]) {
    for (const [, specifier = ''] of from.code.matchAll(pattern)) add(specifier)
  }
  for (const [, specifier = ''] of from.code.matchAll(threads)) add(specifier, { worker: true })
  return edges
}

const clauses = /^\s*(?:import|export)\s([^'";]*?)from\s*'([^']+)'/gm
const sideEffects = /^\s*import\s*'([^']+)'/gm
const onDemand = /\bimport\(\s*'([^']+)'/g
const threads = /new URL\(\s*'(\.[^']+)',\s*import\.meta\.url/g

function takesTypesOnly(clause: string): boolean {
  if (/^type\s/.test(clause)) return true
  const names = /^\{([^}]*)\}\s*$/.exec(clause)?.[1]
  if (names === undefined) return false
  return names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .every((name) => name.startsWith('type '))
}

/** The file of the repository that a specifier means; null for a package. */
function resolve(from: string, specifier: string): string | null {
  const base = specifier.startsWith('@/')
    ? specifier.slice(2)
    : specifier.startsWith('.')
      ? relative(root, join(root, dirname(from), specifier))
      : null
  if (base === null) return null
  const candidates = [base, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`, `${base}/index.tsx`]
  return (
    candidates.find((path) => existsSync(join(root, path)) && statSync(join(root, path)).isFile()) ?? base
  )
}
