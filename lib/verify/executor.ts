import type { QueryPort } from '../sql/index.ts'

/** How one statement went; `position` is the engine's 1-based character in the statement. */
export type ExecResult =
  | { readonly ok: true }
  | {
      readonly ok: false
      readonly message: string
      readonly code: string | null
      readonly position: number | null
    }

/** A throw-away database that verification runs a script on. */
export interface Executor extends QueryPort {
  exec(sql: string): Promise<ExecResult>
  /** Another session on the same database, that sees what this one holds; absent where there is only one. */
  readonly beside?: QueryPort
  /** Runs `COPY … FROM stdin` with its data lines; absent where data cannot be given. */
  copyIn?(sql: string, data: string): Promise<ExecResult>
}
