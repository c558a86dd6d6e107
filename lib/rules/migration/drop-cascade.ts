import { spoken } from './reading/context.ts'
import { edited, withBlanks } from './reading/rewrite.ts'
import { migrationRule } from './reading/rule.ts'

/** CASCADE drops what nobody named. */
export const dropCascade = migrationRule({
  id: 'drop-cascade',
  title: 'DROP … CASCADE',
  severity: 'error',
  catalogue: ['LOS004'],
  detects: 'CASCADE at DROP and at ALTER TABLE … DROP.',
  rationale:
    'Views, foreign keys, policies, defaults and columns that depend on what is dropped go as well, without being ' +
    'named; another database has others than this one.',
  source: 'https://www.postgresql.org/docs/current/ddl-depend.html',
  ignoreWhen: 'What goes along is known, on every database the migration runs on.',
  remedy: 'Takes CASCADE out: the statement then fails and tells what depends, which can be dropped by name.',
  fixable: true,
  *checkStatement(context) {
    const { node, tokens, start } = context.statement
    const isDrop =
      node.kind === 'drop' && node.cascade && node.targets.some(({ name }) => !context.isFresh(name))
    const isAlter =
      node.kind === 'alterTable' &&
      !context.isFresh(node.name) &&
      node.actions.some(
        (action) => (action.kind === 'dropColumn' || action.kind === 'dropConstraint') && action.cascade,
      )
    if (!isDrop && !isAlter) return
    const cuts = tokens
      .filter(({ kind, value }) => kind === 'word' && value === 'cascade')
      .map(({ from, to }) => ({ ...withBlanks(context, { from: from - start, to: to - start }), insert: '' }))
    const what =
      node.kind === 'drop'
        ? node.targets.map(({ name }) => spoken(name)).join(', ')
        : node.kind === 'alterTable'
          ? `part of ${spoken(node.name)}`
          : ''
    yield {
      message: `Whatever depends on ${what} goes along without being named.`,
      evidence: 'CASCADE.',
      confidence: 0.9,
      fix: edited(context, 'Let it fail where something depends', cuts, false),
    }
  },
})
