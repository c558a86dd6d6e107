import { spoken, textOf } from './reading/context.ts'
import { madeName } from './reading/naming.ts'
import { own, withFollow } from './reading/rewrite.ts'
import { migrationRule } from './reading/rule.ts'

/** A condition of a domain is held against every table that uses it. */
export const domainConstraintScan = migrationRule({
  id: 'domain-constraint-scan',
  title: 'Domain condition checked in every table',
  severity: 'error',
  about: 'rows',
  catalogue: ['MS035'],
  detects: 'ALTER DOMAIN … ADD CHECK without NOT VALID, and ALTER DOMAIN … SET NOT NULL.',
  rationale: 'Every table with a column of the domain is read under SHARE: writers of all of them wait.',
  source: 'https://www.postgresql.org/docs/current/sql-alterdomain.html',
  ignoreWhen: 'No large table uses the domain.',
  remedy: 'Adds the check NOT VALID and validates it afterwards. For NOT NULL there is no such way.',
  fixable: true,
  *checkStatement(context) {
    const { node } = context.statement
    if (node.kind !== 'alterDomain' || context.isFresh(node.name)) return
    const { action } = node
    const check =
      action.kind === 'addConstraint' && action.constraint.kind === 'check' ? action.constraint : null
    if (check ? check.deferral.notValid : action.kind !== 'setNotNull') return
    const domain = textOf(context, node.name)
    const made = madeName(context, node.name.parts.at(-1)?.value ?? '', 'check')
    const name = check?.name ? textOf(context, check.name) : made
    const edits = check
      ? [
          ...(check.name ? [] : [{ from: check.from, to: check.from, insert: `CONSTRAINT ${made} ` }]),
          { from: check.to, to: check.to, insert: ' NOT VALID' },
        ]
      : []
    yield {
      message: `The new condition of domain ${spoken(node.name)} reads every table that uses it while writers wait.`,
      evidence: check ? 'ADD CHECK without NOT VALID.' : 'SET NOT NULL knows no NOT VALID.',
      confidence: 0.88,
      fix: check
        ? withFollow(context, 'Add it NOT VALID and validate it afterwards', edits, [
            own(`ALTER DOMAIN ${domain} VALIDATE CONSTRAINT ${name}`),
          ])
        : null,
    }
  },
})
