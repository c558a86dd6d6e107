import { relationName, spoken } from './reading/context.ts'
import { migrationRule } from './reading/rule.ts'
import { usersOf } from './reading/users.ts'

/** A type, sequence, extension, view or routine that something else uses cannot, or should not, go. */
export const dropObjectInUse = migrationRule({
  id: 'drop-object-in-use',
  title: 'Object dropped that others use',
  severity: 'warning',
  catalogue: ['LOS008'],
  detects:
    'DROP of a sequence, type, domain, view, routine or extension that the base shows in use, or that nothing is ' +
    'known of.',
  rationale:
    'The server refuses it while something depends, or with CASCADE takes that along; what a sequence has counted to ' +
    'is lost.',
  source: 'https://www.postgresql.org/docs/current/ddl-depend.html',
  ignoreWhen: 'What uses it is dropped or changed in the same migration before.',
  remedy: 'None: see what uses it, change that first, then drop it.',
  fixable: false,
  *checkStatement(context) {
    const { node } = context.statement
    if (node.kind !== 'drop' || !sorts.has(node.word)) return
    for (const { name } of node.targets) {
      if (context.isFresh(name)) continue
      const users = usersOf(context.before, node.word, relationName(name))
      if (context.file.based && users.length === 0) continue
      yield {
        message: `${node.words.charAt(0).toUpperCase()}${node.words.slice(1)} ${spoken(name)} goes${users.length > 0 ? ` while ${users.slice(0, 3).join(', ')} use${users.length === 1 ? 's' : ''} it` : ''}.`,
        evidence:
          users.length > 0
            ? `${users.length} uses are known.`
            : 'What uses it is not known without the schema before.',
        confidence: users.length > 0 ? 0.9 : 0.45,
        fix: null,
      }
    }
  },
})

const sorts: ReadonlySet<string> = new Set([
  'sequence',
  'type',
  'domain',
  'view',
  'materialized view',
  'function',
  'procedure',
  'routine',
  'extension',
])
