import type { Rename } from '../diff/index.ts'
import { parseEntityId, type Schema } from '../schema/index.ts'
import type { Dialect, PlannedStatement } from '../sql/index.ts'

/** How much tables hold, by their names as SQL; bytes are of rows on disk, null where only rows are known. */
export type TableSizes = Readonly<Record<string, { readonly rows: number; readonly bytes: number | null }>>

/** How big the relation is that a statement is about. */
export interface Size {
  readonly rows: number
  /** Of its rows on disk, without its indexes. */
  readonly bytes: number
}

/** Between which times a statement is likely to be done once it has its lock, in seconds. */
export interface Estimate {
  readonly atLeast: number
  readonly atMost: number
  /** What the numbers rest on, in words. */
  readonly because: string
}

/** From a slow disk under load to a fast one at rest, a second. They are stated, not measured where the plan runs. */
export const assumptions = {
  /** Bytes read one after the other. */
  bytesRead: { slow: 100e6, fast: 2e9 },
  /** Bytes of rows written anew with their indexes. */
  bytesRewritten: { slow: 10e6, fast: 200e6 },
  /** Rows sorted into an index; a concurrent build reads the table twice. */
  rowsIndexed: { slow: 100e3, fast: 3e6 },
  /** Rows changed in batches, each of them a new row version. */
  rowsFilled: { slow: 2e3, fast: 100e3 },
  /** Seconds that a change of the catalogue alone takes. */
  catalogue: { slow: 0.1, fast: 0.001 },
} as const

type Rate = { readonly slow: number; readonly fast: number }

/** Bytes of a row of which nothing else is known. */
const usualRow = 100

/** The size of a relation by its name as SQL; null where nobody has told it. */
export function sizeOf(sizes: TableSizes, relation: string | undefined): Size | null {
  if (relation === undefined || !Object.hasOwn(sizes, relation)) return null
  const { rows = 0, bytes = null } = sizes[relation] ?? {}
  return { rows, bytes: bytes ?? rows * usualRow }
}

/** The sizes with those of renamed tables under their new names too: later steps speak of them by these. */
export function sizesUnderNewNames(
  sizes: TableSizes,
  renames: readonly Rename[],
  { quote }: Pick<Dialect, 'quote'>,
): TableSizes {
  const nameOf = (id: Rename['from']) => parseEntityId(id).parts.map(quote).join('.')
  const renamed = renames.flatMap(({ from, to }) => {
    const size = parseEntityId(from).kind === 'table' ? sizes[nameOf(from)] : undefined
    return size ? [[nameOf(to), size] as const] : []
  })
  return { ...sizes, ...Object.fromEntries(renamed) }
}

/** Tables that the plan makes are empty when it works on them. */
export function sizesOfNewTables(
  before: Schema,
  after: Schema,
  renames: readonly Rename[],
  { quote }: Pick<Dialect, 'quote'>,
): TableSizes {
  const renamed = new Set(renames.map(({ to }) => to))
  const fresh = [...after.tables.values()].filter(({ id }) => !before.tables.has(id) && !renamed.has(id))
  return Object.fromEntries(
    fresh.map(({ schema, name }) => [`${quote(schema)}.${quote(name)}`, { rows: 0, bytes: 0 }]),
  )
}

/** What steps take one after another; null where nothing is known of one whose time depends on it. */
export function sumOfEstimates(
  estimates: readonly (Pick<Estimate, 'atLeast' | 'atMost'> | null)[],
): Pick<Estimate, 'atLeast' | 'atMost'> | null {
  let [atLeast, atMost] = [0, 0]
  for (const estimate of estimates) {
    if (!estimate) return null
    atLeast += estimate.atLeast
    atMost += estimate.atMost
  }
  return { atLeast, atMost }
}

/** How long a statement runs on a relation of that size; waiting for its lock comes on top of it. */
export function estimateStep(step: Pick<PlannedStatement, 'facts'>, { rows, bytes }: Size): Estimate {
  const { facts } = step
  const { catalogue } = assumptions
  const over = (amount: number, rate: Rate, because: string): Estimate => ({
    atLeast: catalogue.fast + amount / rate.fast,
    atMost: catalogue.slow + amount / rate.slow,
    because,
  })
  if (facts.rewrites) return over(bytes, assumptions.bytesRewritten, 'every row is written anew')
  if (!facts.scans) return over(0, assumptions.bytesRead, 'only the catalogue changes')
  if (facts.lock === 'ROW EXCLUSIVE') return over(rows, assumptions.rowsFilled, 'rows are filled in batches')
  if (facts.lock === 'SHARE' || !facts.transactional) {
    const passes = facts.transactional ? 1 : 2
    return over(rows * passes, assumptions.rowsIndexed, 'every row goes into an index')
  }
  return over(bytes, assumptions.bytesRead, 'every row is read')
}
