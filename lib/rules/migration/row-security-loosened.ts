import { scanSql } from '../../schema/index.ts'
import { type StatementContext, spoken, textOf } from './reading/context.ts'
import { migrationRule } from './reading/rule.ts'

/** A change that shows more rows than before is looked at twice. */
export const rowSecurityLoosened = migrationRule({
  id: 'row-security-loosened',
  title: 'Row security loosened',
  severity: 'error',
  catalogue: ['SEC020'],
  tags: ['tenancy', 'privacy'],
  detects:
    'DISABLE or NO FORCE ROW LEVEL SECURITY, DROP POLICY, a new permissive policy that is always true, and ALTER POLICY … USING ' +
    '(true), of a table that the migration did not make itself.',
  rationale:
    'From the commit on, rows are seen that were hidden. A RESTRICTIVE policy that is dropped opens more than all permissive ' +
    'ones together; a permissive policy adds to the others by OR.',
  source:
    'https://github.com/stripe/pg-schema-diff (AUTHZ_UPDATE hazard); https://www.postgresql.org/docs/current/ddl-rowsecurity.html',
  ignoreWhen: 'The policy is put back, otherwise, in the same transaction.',
  remedy:
    'None: have it looked at by whoever answers for the data; change a policy by ALTER POLICY in place of DROP and CREATE.',
  fixable: false,
  *checkFile({ steps }) {
    for (const step of steps) {
      const found = loosened(step)
      if (!found) continue
      const [table, policy, evidence] = found
      // Dropped and made again: the new one is what counts.
      const again =
        policy !== null &&
        steps.some(
          ({ index, statement: { node } }) =>
            index > step.index && node.kind === 'createPolicy' && spoken(node.table) === table,
        )
      if (again) continue
      yield {
        step,
        message:
          policy === null
            ? `Rows of ${table} are seen that were hidden.`
            : `The policy ${policy} of ${table} lets more through, or is gone.`,
        evidence,
        confidence: 0.8,
        fix: null,
      }
    }
  },
})

function loosened(step: StatementContext): readonly [string, string | null, string] | null {
  const { node } = step.statement
  if (node.kind === 'alterTable' && !step.isFresh(node.name)) {
    const off = node.actions.find(
      (action) => action.kind === 'rowSecurity' && (action.set === 'disable' || action.set === 'no force'),
    )
    return off?.kind === 'rowSecurity'
      ? [spoken(node.name), null, `${off.set.toUpperCase()} ROW LEVEL SECURITY`]
      : null
  }
  if (node.kind === 'drop' && node.word === 'policy') {
    const [target] = node.targets
    const on = target?.on
    if (!target || !on || step.isFresh(on)) return null
    const name = target.name.parts.at(-1)?.value ?? ''
    const policy = step.table(on)?.policies.find((each) => each.name === name)
    return [
      spoken(on),
      name,
      policy && !policy.permissive ? 'It is RESTRICTIVE: it held all the others.' : 'DROP POLICY',
    ]
  }
  if ((node.kind === 'createPolicy' || node.kind === 'alterPolicy') && !step.isFresh(node.table)) {
    if (node.kind === 'createPolicy' && (!node.permissive || node.command === 'select')) return null
    const open = [node.using, node.check].some(
      (sql) =>
        sql &&
        scanSql(textOf(step, sql))
          .map(({ value }) => value)
          .filter((value) => value !== '(' && value !== ')')
          .join('') === 'true',
    )
    return open ? [spoken(node.table), node.name.value, 'Its condition is always true.'] : null
  }
  return null
}
