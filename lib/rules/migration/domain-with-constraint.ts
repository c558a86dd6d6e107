import { spoken } from './reading/context.ts'
import { migrationRule } from './reading/rule.ts'

/** A domain with a condition makes later migrations dear. */
export const domainWithConstraint = migrationRule({
  id: 'domain-with-constraint',
  title: 'Domain with a condition',
  severity: 'info',
  catalogue: ['MS036'],
  detects: 'CREATE DOMAIN with CHECK or NOT NULL.',
  rationale:
    'Adding a column of it writes the table anew, and a new condition reads every table that uses it.',
  source: 'https://squawkhq.com/docs/ban-create-domain-with-constraint',
  ignoreWhen: 'The tables that will use it are small, or made together with it.',
  remedy: 'None: a CHECK on the column does the same and can be added NOT VALID.',
  fixable: false,
  *checkStatement(context) {
    const { node } = context.statement
    if (node.kind !== 'createDomain') return
    if (!node.constraints.some(({ kind }) => kind === 'check' || kind === 'notNull')) return
    yield {
      message: `Domain ${spoken(node.name)} has a condition that later changes of tables pay for.`,
      evidence: 'A column of a domain with a condition cannot be added without a rewrite.',
      confidence: 0.7,
      fix: null,
    }
  },
})
