import { entityId, joinQualified, type View } from '../../schema/index.ts'
import { schemaRule } from '../define.ts'
import { isName, tokensOf } from '../expression.ts'
import { fixOf } from '../ops-of.ts'
import type { RuleContext } from '../rule.ts'
import { labelOf } from '../table-context.ts'

/** A view lists its columns. */
export const selectStarView = schemaRule({
  id: 'select-star-view',
  title: 'SELECT * in a view',
  category: 'design',
  severity: 'warning',
  catalogue: ['SCH046'],
  detects: 'A view whose outermost select list is or contains `*`.',
  rationale:
    'The star is expanded once, when the view is made: columns added later are missing, a restored dump has ' +
    'others than the running server, and every column of the table is now held fast by the view.',
  source: 'Bill Karwin, SQL Antipatterns, chapter "Implicit Columns"',
  ignoreWhen: 'The view is made anew by every deployment.',
  remedy:
    'Lists the columns where the view reads one table only; otherwise the list is to be written by hand.',
  fixable: true,
  *check(context) {
    for (const view of context.schema.views.values()) {
      const at = starAt(view.query)
      if (at === null) continue
      const label = labelOf(context.facts, view)
      yield {
        entities: [view.id],
        message: `The view ${label} selects * and is frozen at the columns of today.`,
        evidence:
          view.dependsOn.length > 0
            ? `It reads ${view.dependsOn.map((each) => each.name).join(', ')}.`
            : view.query,
        confidence: 0.85,
        fix: fixFor(context, view, at),
      }
    }
  },
})

/** Where the star of the outermost select list stands; null when there is none. */
function starAt(query: string): number | null {
  let depth = 0
  const tokens = tokensOf(query)
  for (const [position, token] of tokens.entries()) {
    if (token.kind === 'symbol' && token.value === '(') depth++
    if (token.kind === 'symbol' && token.value === ')') depth--
    if (depth > 0 || token.value !== '*' || token.kind !== 'symbol') continue
    const before = tokens[position - 1]
    if (before?.value === 'select' || before?.value === ',' || before?.value === '.') return token.from
  }
  return null
}

/** `SELECT * FROM one_table …` with its columns instead of the star; null for anything wider. */
function fixFor({ schema, facts }: RuleContext, view: View, at: number) {
  const [source, other] = view.dependsOn
  const table = source && schema.tables.get(entityId('table', source.schema, source.name))
  const words = tokensOf(view.query)
  const alone = words[0]?.value === 'select' && words[1]?.from === at && words[2]?.value === 'from'
  const joined = words.some(
    (token) => token.value === 'join' || (token.kind === 'symbol' && token.value === ','),
  )
  const named = words[3] !== undefined && isName(words[3])
  if (!table || other || !alone || joined || !named) return null
  const columns = table.columns.map((column) => facts.dialect.quote(column.name)).join(', ')
  const query = `${view.query.slice(0, at)}${columns}${view.query.slice(at + 1)}`
  return fixOf(`List the columns of ${labelOf(facts, view)}`, 'safe', {
    op: 'view.setQuery',
    view: joinQualified(view.schema, view.name),
    query,
  })
}
