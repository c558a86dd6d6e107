import { alterations } from './reading/alterations.ts'
import { textOf } from './reading/context.ts'
import { migrationRule } from './reading/rule.ts'

/** What readers of the log are told of old rows changes at once. */
export const replicaIdentityChanged = migrationRule({
  id: 'replica-identity-changed',
  title: 'Replica identity changed',
  severity: 'warning',
  catalogue: ['MS065'],
  detects: 'ALTER TABLE … REPLICA IDENTITY.',
  rationale:
    'Subscribers of logical replication, and capture of changes, find old rows by it. NOTHING makes UPDATE and DELETE ' +
    'fail on a published table; FULL writes every old row to the log.',
  source: 'https://www.postgresql.org/docs/current/logical-replication-publication.html',
  ignoreWhen: "Nothing reads the table's changes, or who reads them knows.",
  remedy: 'None: agree with whoever reads the changes.',
  fixable: false,
  *checkStatement(context) {
    for (const { action, label } of alterations(context, 'replicaIdentity')) {
      const identity = textOf(context, action.identity).toUpperCase()
      yield {
        message: `Readers of the changes of ${label} are told of old rows by ${identity} from now on.`,
        evidence: `REPLICA IDENTITY ${identity}.`,
        confidence: 0.6,
        fix: null,
      }
    }
  },
})
