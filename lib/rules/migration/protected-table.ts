import { relationName, spoken } from './reading/context.ts'
import { locksOf } from './reading/locks.ts'
import { changedAtOnce } from './reading/long-work.ts'
import { migrationRule } from './reading/rule.ts'

/** Tables that a team does not let a migration touch. */
export const protectedTable = migrationRule({
  id: 'protected-table',
  title: 'Table that migrations are to leave alone',
  severity: 'error',
  stance: 'policy',
  catalogue: ['BC007'],
  tags: ['operations', 'policy'],
  options: {
    tables: {
      type: 'strings',
      default: ['audit_log'],
      says: 'Tables, with or without their schema, that no migration may touch',
    },
    what: {
      type: 'choice',
      values: ['everything', 'structure', 'rows'],
      default: 'everything',
      says: 'What of them is not to be touched',
    },
  },
  detects: 'A statement that changes a table on the list of the option, or its rows.',
  rationale:
    'Some tables are proof, or so busy that they are changed by hand at night. The list makes a pull request stop there.',
  source: 'Bytebase SQL review (table disallow DDL, table disallow DML)',
  ignoreWhen: 'Whoever answers for the table has agreed: waive it with his name.',
  remedy: 'None: agree with whoever answers for the table.',
  fixable: false,
  *checkStatement(context, { tables, what }) {
    const changed = changedAtOnce(context)
    const { node } = context.statement
    const dropped = node.kind === 'drop' ? node.targets.map(({ name }) => relationName(name)) : []
    const touched = [
      ...(what === 'structure' || !changed ? [] : [changed.name]),
      ...(what === 'rows'
        ? []
        : [...locksOf(context).map(({ relation }) => relationName(relation)), ...dropped]),
    ]
    const hit = touched.find(
      (each) =>
        tables.includes(each.name) ||
        tables.includes(`${each.schema ?? context.table(each)?.schema}.${each.name}`),
    )
    if (!hit || context.isFresh(hit)) return
    yield {
      message: `${spoken(hit)} is not to be touched by migrations.`,
      evidence: 'It is on the list of the configuration.',
      confidence: 0.95,
      fix: null,
    }
  },
})
