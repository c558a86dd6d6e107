import { alterations } from './reading/alterations.ts'
import { relationName, spoken } from './reading/context.ts'
import { mentionsOf } from './reading/relations.ts'
import { migrationRule } from './reading/rule.ts'

/** Bodies of routines are not known to the server as dependents: they fail when they are called. */
export const stillMentioned = migrationRule({
  id: 'still-mentioned',
  title: 'Dropped or renamed, but still mentioned',
  severity: 'warning',
  catalogue: ['PRO010'],
  detects:
    'A column or table that is dropped or renamed while views, routines or policies of the base, which the file does ' +
    'not make anew or drop, mention it.',
  rationale:
    'A view or policy makes the statement fail. A routine does not: its body is text, and it fails when it is called ' +
    'the next time.',
  source: 'https://www.postgresql.org/docs/current/ddl-depend.html',
  ignoreWhen: 'The mention means something else of that name.',
  remedy: 'None: change what mentions it in the same migration.',
  fixable: false,
  *checkStatement(context) {
    for (const { node, action, label } of alterations(context, 'dropColumn', 'renameColumn', 'renameTo')) {
      const column = action.kind === 'renameTo' ? null : action.column.value
      const found = mentionsOf(context, relationName(node.name), column).filter(isNotRemade)
      // The server itself carries a rename into views and policies.
      const left =
        action.kind === 'dropColumn'
          ? found
          : found.filter((each) => !each.startsWith('view ') && !each.startsWith('policy '))
      if (left.length === 0) continue
      yield {
        message: `${column === null ? label : `${label}.${column}`} is still mentioned by ${left.slice(0, 3).join(', ')}.`,
        evidence: `${left.length} mentions in the schema before, which the file leaves as they are.`,
        confidence: 0.65,
        fix: null,
      }
    }
    const { node } = context.statement
    if (node.kind !== 'drop' || node.word !== 'table') return
    for (const { name } of node.targets) {
      const left = mentionsOf(context, relationName(name), null).filter(isNotRemade)
      if (left.length === 0) continue
      yield {
        message: `Table ${spoken(name)} is still mentioned by ${left.slice(0, 3).join(', ')}.`,
        evidence: `${left.length} mentions in the schema before, which the file leaves as they are.`,
        confidence: 0.65,
        fix: null,
      }
    }

    function isNotRemade(mention: string): boolean {
      const own = mention.slice(mention.indexOf(' ') + 1)
      return !context.file.steps.some(({ statement: { node: other } }) => {
        if (other.kind === 'createView' || other.kind === 'createRoutine')
          return relationName(other.name).name === own
        if (other.kind === 'createPolicy') return other.name.value === own
        return other.kind === 'drop' && other.targets.some(({ name }) => relationName(name).name === own)
      })
    }
  },
})
