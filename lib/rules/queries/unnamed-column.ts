import { query } from '../../sql/index.ts'
import { targetName } from '../query/blocks.ts'
import { queryRule } from '../query/query-rule.ts'
import { callName } from '../query/terms.ts'
import { wordsAt } from '../query/text.ts'

/** A column that nobody names is called ?column?. */
export const unnamedColumn = queryRule({
  id: 'unnamed-column',
  title: 'Column of a view without a name',
  severity: 'info',
  tags: ['readability', 'operations'],
  catalogue: ['QY022'],
  detects:
    'An expression in the select list of a view that is given no name, so that the engine calls it ?column?, case or coalesce.',
  rationale:
    'The name comes of how the expression is written and changes with it; CREATE OR REPLACE VIEW then refuses. Two of ' +
    'them and the view cannot be made.',
  source: 'https://docs.sqlfluff.com/en/stable/reference/rules.html (AL03)',
  ignoreWhen: 'The view lists its columns before AS.',
  remedy: 'Names it after the function or the columns in it.',
  fixable: true,
  *judge(judged) {
    const { statement, context, origin } = judged
    if (origin !== 'view' && origin !== 'materialized view') return
    if (statement.is !== 'select') return
    const taken = new Set(statement.targets.map((target) => targetName(target)))
    const found: { readonly target: query.Target; readonly made: string; readonly name: string }[] = []
    for (const target of statement.targets) {
      const made = madeUp(target)
      if (made === null) continue
      const name = nameFor(target.value, taken)
      taken.add(name)
      found.push({ target, made, name })
    }
    const [first] = found
    if (!first) return
    const { quote } = context.facts.dialect
    yield {
      at: first.target,
      message: `${judged.label} has a column without a name: ${wordsAt(judged, first.target)}.`,
      evidence: `The engine calls it ${first.made}${found.length > 1 ? `; ${found.length - 1} more` : ''}.`,
      confidence: 0.85,
      fix: {
        title: `Name ${found.length > 1 ? 'them' : 'it'} ${found.map(({ name }) => name).join(', ')}`,
        safety: 'weigh',
        edits: found.map(({ target: { to }, name }) => ({ from: to, to, insert: ` AS ${quote(name)}` })),
      },
    }
  },
})

/** What the engine calls a column that says nothing of what is in it; null where it has a name. */
function madeUp({ alias, value }: query.Target): string | null {
  if (alias || value.is === 'star' || value.is === 'column' || value.is === 'field') return null
  if (value.is === 'case') return 'case'
  const made =
    value.is === 'call' ? callName(value) : targetName({ alias, value, from: value.from, to: value.to })
  return made === null && value.is === 'call'
    ? null
    : made === null
      ? '?column?'
      : vague.has(made)
        ? made
        : null
}

const vague: ReadonlySet<string> = new Set(['coalesce', 'nullif', 'greatest', 'least', '?column?'])

/** Of the last column in it, with a number where that is taken. */
function nameFor(value: query.Expression, taken: ReadonlySet<string | null>): string {
  let column = 'value'
  for (const node of query.nodesOf(value))
    if (node.is === 'column') column = node.parts.at(-1)?.value ?? column
  let name = column
  for (let at = 2; taken.has(name); at++) name = `${column}_${at}`
  return name
}
