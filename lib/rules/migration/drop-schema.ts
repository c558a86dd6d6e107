import { spoken } from './reading/context.ts'
import { migrationRule } from './reading/rule.ts'

/** Whole schemas and databases go for good. */
export const dropSchema = migrationRule({
  id: 'drop-schema',
  title: 'Schema or database dropped',
  severity: 'error',
  catalogue: ['LOS001'],
  detects: 'DROP SCHEMA, DROP DATABASE and DROP OWNED.',
  rationale: 'Everything in it is gone with its rows, and only a backup brings it back.',
  source: 'https://www.postgresql.org/docs/current/sql-dropschema.html',
  ignoreWhen: 'It is known to be empty (without CASCADE a schema that is not makes the statement fail).',
  remedy: 'None: take a backup, and drop what is in it one by one in a step of its own.',
  fixable: false,
  *checkStatement(context) {
    const { node } = context.statement
    if (node.kind === 'other' && node.words === 'drop owned') {
      yield {
        message: 'DROP OWNED drops whatever the role owns in this database.',
        evidence: 'None of it is named.',
        confidence: 0.9,
        fix: null,
      }
      return
    }
    if (node.kind !== 'drop' || (node.word !== 'schema' && node.words !== 'database')) return
    const made = new Set(
      context.file.steps
        .slice(0, context.index)
        .flatMap(({ statement: { node: each } }) =>
          each.kind === 'createSchema' ? [each.name?.value ?? ''] : [],
        ),
    )
    const targets = node.targets.filter(({ name }) => !made.has(spoken(name)))
    if (targets.length === 0) return
    yield {
      message: `${node.words === 'database' ? 'Database' : 'Schema'} ${targets.map(({ name }) => spoken(name)).join(', ')} goes${node.cascade ? ' with everything in it' : ''}.`,
      evidence: node.cascade
        ? 'CASCADE drops what is in it without naming it.'
        : 'What is dropped is not in any later state.',
      confidence: node.cascade || node.words === 'database' ? 0.97 : 0.7,
      fix: null,
    }
  },
})
