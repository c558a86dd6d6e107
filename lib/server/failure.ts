import type { ProjectDocument } from '../store/index.ts'

/** Why a request was not done; the code is the `code` of the problem body. */
export type Failure =
  | {
      readonly code: 'invalid'
      readonly detail: string
      readonly errors?: readonly { readonly path: string; readonly message: string }[]
    }
  | { readonly code: 'not-found'; readonly detail: string }
  | { readonly code: 'conflict'; readonly detail: string; readonly current: ProjectDocument }
  | { readonly code: 'too-large'; readonly detail: string }
  | { readonly code: 'forbidden'; readonly detail: string }

export const noProject: Failure = { code: 'not-found', detail: 'There is no such project.' }
export const noBranch: Failure = { code: 'not-found', detail: 'There is no such branch.' }
