import { describe, expect, it } from 'vitest'
import { edgesOf, type Source, sourcesUnder } from './source-graph.ts'

/**
 * What the page loads into its own thread. Reading, writing and judging SQL is the worker's: the page
 * asks through `lib/worker` and holds words, names and numbers only.
 */

/** Never part of the page, though it stands beside what is. */
const elsewhere = /\.fixture\.ts$|^components\/workers\//

const sources = ['lib', 'components', 'app'].flatMap(sourcesUnder).filter(({ isTest }) => !isTest)
const byPath = new Map(sources.map((source) => [source.path, source]))
const page = reach(
  // Routes answer on the server.
  sources.filter(({ path }) => /^(components|app\/(?!api\/))/.test(path) && !elsewhere.test(path)),
)

/** Where the page may not come, and what of it it may. */
const closed: readonly { readonly folder: RegExp; readonly open?: RegExp }[] = [
  { folder: /^lib\/(sync|diff|migrate|targets|export|verify|engine|server|cli)\// },
  { folder: /^lib\/worker\/\w+\// },
  { folder: /^lib\/rules\//, open: /^lib\/rules\/persona\/index\.ts$/ },
  {
    folder: /^lib\/sql\//,
    open: /^lib\/sql\/(about\/index|data-registry|dialect-data|\w+\/(data|language|keywords|quote|statistics-query))\.ts$/,
  },
]

describe('the page', () => {
  it('does not hold what reads, writes or judges SQL', () => {
    const found = [...page.keys()].filter((path) =>
      closed.some(({ folder, open }) => folder.test(path) && !open?.test(path)),
    )
    expect(found.map(wayTo)).toEqual([])
  })

  it('is followed to its ends, through what it loads on demand', () => {
    expect([...page.keys()]).toEqual(
      expect.arrayContaining([
        'components/workbench/workbench.tsx',
        'components/editor/ddl-editor.tsx',
        'lib/schema/ops.ts',
        'lib/sql/about/index.ts',
      ]),
    )
  })

  it('has a worker that does hold it', () => {
    const worker = reach(sources.filter(({ path }) => path === 'components/workers/document.worker.ts'))
    expect([...worker.keys()]).toEqual(
      expect.arrayContaining(['lib/sql/core/lexer.ts', 'lib/sync/document.ts', 'lib/rules/registry.ts']),
    )
  })
})

/** Every file that is loaded with the given ones in their thread, each with the one that first asks for it. */
function reach(starts: readonly Source[]): ReadonlyMap<string, string | null> {
  const reached = new Map<string, string | null>(starts.map(({ path }) => [path, null]))
  const waiting = [...starts]
  for (let source = waiting.pop(); source; source = waiting.pop()) {
    for (const { to, erased, worker } of edgesOf(source)) {
      const target = to === null || erased || worker ? undefined : byPath.get(to)
      if (!target || reached.has(target.path) || staysOnServer(source.path, target.path)) continue
      reached.set(target.path, source.path)
      waiting.push(target)
    }
  }
  return reached
}

/** The files of app/ are server components: what they take from the server stays there with them. */
function staysOnServer(from: string, to: string): boolean {
  return from.startsWith('app/') && to.startsWith('lib/server/')
}

function wayTo(path: string): string {
  const from = page.get(path)
  return from ? `${wayTo(from)} → ${path}` : path
}
