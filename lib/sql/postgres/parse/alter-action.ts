import type { AlterTableAction } from '../../core/index.ts'

type Facts<T> = T extends unknown ? Omit<T, 'from' | 'to'> : never

/** What one action of ALTER TABLE says, without its place. */
export type Action = Facts<AlterTableAction>

/** An action that is well-formed and kept as it is written. */
export const otherAction: Action = { kind: 'other' }
