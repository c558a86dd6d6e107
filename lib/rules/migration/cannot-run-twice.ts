import { edited } from './reading/rewrite.ts'
import { migrationRule } from './reading/rule.ts'

/** Outside of a transaction a statement is tried again after a failure further down. */
export const cannotRunTwice = migrationRule({
  id: 'cannot-run-twice',
  title: 'Statement that fails when it is tried again',
  severity: 'info',
  about: 'file',
  catalogue: ['MS061'],
  detects:
    'CREATE TABLE, SEQUENCE, SCHEMA or EXTENSION without IF NOT EXISTS, DROP without IF EXISTS, ADD COLUMN without IF ' +
    'NOT EXISTS, outside of a transaction in a file of several statements.',
  rationale:
    'When a later statement fails, the file is tried again and fails here, since this is done already.',
  source: 'https://squawkhq.com/docs/prefer-robust-stmts',
  ignoreWhen: 'The tool runs the file in a transaction (say so with --wrapped).',
  remedy:
    'Adds IF NOT EXISTS or IF EXISTS. That hides a thing of the same name that is otherwise: look once.',
  fixable: true,
  *checkStatement(context) {
    const { node, tokens, start, within } = context.statement
    if (context.transaction !== null || within === 'block' || context.file.steps.length < 2) return
    const behind = (word: string): number | null => {
      const token = tokens.find(({ kind, value }) => kind === 'word' && value === word)
      return token ? token.to - start : null
    }
    const found = ((): { readonly at: number | null; readonly guard: string } | null => {
      switch (node.kind) {
        case 'createTable':
          return node.ifNotExists || node.asQuery || node.persistence === 'temporary'
            ? null
            : { at: behind('table'), guard: 'IF NOT EXISTS' }
        case 'createSequence':
          return node.ifNotExists ? null : { at: behind('sequence'), guard: 'IF NOT EXISTS' }
        case 'createSchema':
          return node.ifNotExists ? null : { at: behind('schema'), guard: 'IF NOT EXISTS' }
        case 'createExtension':
          return node.ifNotExists ? null : { at: behind('extension'), guard: 'IF NOT EXISTS' }
        case 'drop': {
          if (node.ifExists || tokens.some(({ value }) => value === 'concurrently')) return null
          const last = node.words.split(' ').at(-1) ?? ''
          return { at: behind(last), guard: 'IF EXISTS' }
        }
        case 'alterTable': {
          const action = node.actions[0]
          if (node.actions.length !== 1 || action?.kind !== 'addColumn' || action.ifNotExists) return null
          return { at: action.column.from, guard: 'IF NOT EXISTS' }
        }
        default:
          return null
      }
    })()
    if (!found || found.at === null) return
    const insert = node.kind === 'alterTable' ? `${found.guard} ` : ` ${found.guard}`
    yield {
      message: `Tried again after a failure further down, this fails: it lacks ${found.guard}.`,
      evidence: 'It stands in no transaction, so it stays done when a later statement fails.',
      confidence: 0.4,
      fix: edited(context, `Add ${found.guard}`, [{ from: found.at, to: found.at, insert }], false),
    }
  },
})
