import type { Command } from './command.ts'
import { apply } from './commands/apply.ts'
import { diff } from './commands/diff.ts'
import { exportCommand } from './commands/export.ts'
import { fix } from './commands/fix.ts'
import { inspect } from './commands/inspect.ts'
import { migrate } from './commands/migrate.ts'
import { ops } from './commands/ops.ts'
import { review } from './commands/review.ts'
import { verify } from './commands/verify.ts'

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  inspect,
  review,
  fix,
  apply,
  ops,
  exportCommand,
  diff,
  migrate,
  verify,
]
