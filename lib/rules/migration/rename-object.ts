import { spoken } from './reading/context.ts'
import { migrationRule } from './reading/rule.ts'

/** Schemas, types, routines and sequences are called by name as well. */
export const renameObject = migrationRule({
  id: 'rename-object',
  title: 'Schema, type, sequence, view or routine renamed',
  severity: 'warning',
  catalogue: ['BC003'],
  detects: 'ALTER … RENAME TO of a schema, type, domain, sequence, view or routine.',
  rationale: 'Applications and bodies of routines that say the old name fail in the same moment.',
  source: 'https://www.postgresql.org/docs/current/sql-alterschema.html',
  ignoreWhen: 'Nothing says the name but the database itself, which goes by numbers.',
  remedy: 'None: make the thing under the new name, let callers change over, then drop the old one.',
  fixable: false,
  *checkStatement(context) {
    const { node } = context.statement
    const renamed = ((): readonly [string, string, string] | null => {
      if (node.kind === 'alterObject' && node.action.kind === 'renameTo') {
        const { words, name } = node.target
        const named = ['schema', 'type', 'domain', 'function', 'procedure', 'routine', 'sequence', 'view']
        return named.includes(words) && !context.isFresh(name)
          ? [words, spoken(name), node.action.newName.value]
          : null
      }
      if (node.kind !== 'alterTable' || !['view', 'materialized view', 'sequence'].includes(node.words))
        return null
      const action = node.actions.find(({ kind }) => kind === 'renameTo')
      if (action?.kind !== 'renameTo' || context.isFresh(node.name)) return null
      return [node.words, spoken(node.name), action.newName.value]
    })()
    if (!renamed) return
    const [words, from, to] = renamed
    yield {
      message: `Whoever says ${words} ${from} fails once it is ${to}.`,
      evidence: 'Nothing of the old name is left.',
      confidence: 0.75,
      fix: null,
    }
  },
})
