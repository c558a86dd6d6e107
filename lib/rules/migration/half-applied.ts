import { refusedInTransaction } from './reading/alone.ts'
import { migrationRule } from './reading/rule.ts'

/** What runs outside of a transaction stays done when what follows fails. */
export const halfApplied = migrationRule({
  id: 'half-applied',
  title: 'File that can be left half done',
  severity: 'info',
  about: 'file',
  catalogue: ['MS060'],
  detects:
    'A statement that no transaction may hold, together with other changes of the schema in the same file.',
  rationale:
    'The tool records a file as done or not done. When it fails in the middle the first half is there, and trying ' +
    'again fails at the first statement.',
  source: 'https://atlasgo.io/lint/analyzers (TX101)',
  ignoreWhen: 'Every statement can be run twice.',
  remedy: 'None: give the statement a file of its own.',
  fixable: false,
  *checkFile({ steps }) {
    const alone = steps.filter(
      (step) =>
        refusedInTransaction(step) !== null && step.statement.within === 'file' && step.transaction === null,
    )
    const others = steps.filter(({ statement: { node } }) => !unseen.has(node.kind))
    const [first] = alone
    if (!first || others.length + (others.includes(first) ? 0 : 1) <= 1) return
    yield {
      step: first,
      message: `${refusedInTransaction(first)} shares a file with other changes.`,
      evidence: 'It runs in no transaction, so the file can be left half done.',
      confidence: 0.55,
      fix: null,
    }
  },
})

/** Statements that leave nothing behind which would be in the way of trying again. */
const unseen: ReadonlySet<string> = new Set([
  'other',
  'setSearchPath',
  'broken',
  'comment',
  'grant',
  'revoke',
])
