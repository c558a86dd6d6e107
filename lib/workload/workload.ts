import type { Span } from '../sql/index.ts'

/** The statements an application sends, as a file of queries or the server's own record of them tells. */
export interface Workload {
  /** The dialect of the statements. */
  readonly dialect: string
  /** The text they were read from. */
  readonly text: string
  /** `sql`: the statements stand in the text as they are, so that a fix can be written into it. */
  readonly form: 'sql' | 'rows'
  readonly statements: readonly WorkloadStatement[]
}

/** A statement of the workload. What is not known of its runs is null. */
export interface WorkloadStatement {
  /** Without the `;`, and without comments before it. */
  readonly text: string
  /** Where it stands in the workload's text; in rows, the cell that holds it. */
  readonly range: Span
  /** What the file calls it: the name given in a comment before it, or the server's number for it. */
  readonly label: string | null
  readonly calls: number | null
  readonly meanMs: number | null
  readonly deviationMs: number | null
  readonly totalMs: number | null
  /** Rows given back or changed, over all calls. */
  readonly rows: number | null
}
