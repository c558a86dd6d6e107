import type { Column } from '../../schema/index.ts'
import { isBoolean } from '../column-types.ts'
import { tableRule } from '../define.ts'
import { bareWords } from '../expression.ts'
import { wordsOf } from '../names.ts'
import { fixOf } from '../ops-of.ts'
import type { Fix } from '../rule.ts'
import type { TableContext } from '../table-context.ts'

/** `NOT is_not_active` takes a pencil. */
export const negativeBoolean = tableRule({
  id: 'negative-boolean',
  title: 'Yes/no column that asks in the negative',
  category: 'naming',
  severity: 'info',
  catalogue: ['NM013'],
  tags: ['readability'],
  detects: 'A boolean column named `is_not_…`, `not_…`, `no_…`, `non_…`, `hasnt_…` or `cannot_…`.',
  rationale:
    'Each condition on it is a double negation, and each reader gets one in ten of them wrong. `active` with its default ' +
    'turned round says the same.',
  source:
    'https://learn.microsoft.com/dotnet/standard/design-guidelines/names-of-type-members (affirmative Boolean names)',
  ignoreWhen: 'The word is a term of its own (`no_show`, `non_profit`, `noindex`).',
  remedy:
    'Renames it to the affirmative and turns its default; stored values and all conditions must be turned as well, so ' +
    'weigh it. A column that may be NULL is left to a person.',
  fixable: true,
  *check(context) {
    for (const column of context.table.columns) {
      const to = isBoolean(column.type) && !column.generated ? affirmative(column.name) : null
      if (to === null || column.inherited) continue
      yield {
        entities: [column.id],
        message: `${context.label}.${column.name} asks in the negative.`,
        evidence: `${to} would ask the same the other way round.`,
        confidence: 0.7,
        fix: turned(context, column, to),
      }
    }
  },
})

/** The name without its negation; null where there is none, or where the negation makes a word of its own. */
function affirmative(name: string): string | null {
  const words = wordsOf(name)
  const at = words.findIndex((word) => negations.has(word))
  if (at < 0 || at > 1 || words.length === at + 1) return null
  const word = words[at] ?? ''
  const [before, after] = [words[at - 1], words[at + 1] ?? '']
  if (before !== undefined && !asking.has(before)) return null
  if (terms.has(after) || (word === 'no' && after.length < 4)) return null
  const rest = words.slice(at + 1)
  const kept = opening.get(word) ?? (before === 'do' || before === 'does' ? [] : words.slice(0, at))
  return [...kept, ...rest].join('_')
}

function turned({ table, ref, label, columns }: TableContext, column: Column, to: string): Fix | null {
  if (columns.has(to) || column.nullable || table.inherits.length > 0) return null
  // What conditions say of it would mean the opposite.
  const used = [
    ...table.checks.map(({ expression }) => expression),
    ...table.indexes.map(({ where }) => where ?? ''),
  ]
  if (used.some((sql) => sql.includes(column.name))) return null
  const initial = column.default === null ? null : opposites.get(bareWords(column.default).join(''))
  if (initial === undefined) return null
  return fixOf(
    `Rename ${label}.${column.name} to ${to} and turn its default`,
    'weigh',
    ...(initial === null
      ? []
      : [{ op: 'column.setDefault' as const, table: ref, column: column.name, default: initial }]),
    { op: 'column.rename', table: ref, column: column.name, to },
  )
}

const negations: ReadonlySet<string> = new Set([
  'not',
  'no',
  'non',
  'hasnt',
  'cannot',
  'cant',
  'isnt',
  'nicht',
  'kein',
  'pas',
])
const opening: ReadonlyMap<string, readonly string[]> = new Map([
  ['cannot', ['can']],
  ['cant', ['can']],
  ['hasnt', ['has']],
  ['isnt', ['is']],
  ['no', ['has']],
])
const asking: ReadonlySet<string> = new Set([
  'is',
  'has',
  'was',
  'are',
  'ist',
  'est',
  'do',
  'does',
  'should',
  'can',
])
const terms: ReadonlySet<string> = new Set(
  'show profit index follow reply cache indexed null archive track op one binding'.split(' '),
)
const opposites: ReadonlyMap<string, string> = new Map([
  ['true', 'false'],
  ['false', 'true'],
])
