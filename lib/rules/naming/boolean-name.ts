import { isBoolean } from '../column-types.ts'
import { tableRule } from '../define.ts'
import { isFrameworkTable } from '../frameworks.ts'
import { wordsOf } from '../names.ts'
import { columnRename } from '../renames.ts'

/** A team calls what is yes or no `is_…` or `has_…`. */
export const booleanName = tableRule({
  id: 'boolean-name',
  title: 'Yes/no column that is not named as a question',
  category: 'naming',
  severity: 'info',
  stance: 'policy',
  catalogue: ['NM001'],
  tags: ['readability', 'policy'],
  options: {
    words: {
      type: 'strings',
      default: [
        'is',
        'has',
        'can',
        'should',
        'was',
        'allow',
        'allows',
        'enable',
        'use',
        'uses',
        'show',
        'ist',
        'hat',
        'est',
        'es',
        'tiene',
        'heeft',
        'tem',
        'ha',
      ],
      says: 'First words that make a question of a name',
    },
  },
  detects:
    'A boolean column whose name does not begin with one of the words of the option, nor end in `_flag`.',
  rationale:
    'A name that is a question tells what `true` means, and that there is nothing between yes and no.',
  source:
    'https://learn.microsoft.com/dotnet/standard/design-guidelines/names-of-type-members; https://www.sqlstyle.guide',
  ignoreWhen: 'Adjectives and participles (`active`, `deleted`) are the habit: they are answers already.',
  remedy: 'Puts `is_` in front; what stands outside the script must follow.',
  fixable: true,
  *check(context, { words }) {
    const { table, label } = context
    if (isFrameworkTable(table)) return
    for (const column of table.columns) {
      const own = wordsOf(column.name)
      if (!isBoolean(column.type) || column.inherited || own.at(-1) === 'flag') continue
      if (words.includes(own[0] ?? '')) continue
      const to =
        column.name === column.name.toLowerCase()
          ? `is_${column.name}`
          : `is${column.name.charAt(0).toUpperCase()}${column.name.slice(1)}`
      yield {
        entities: [column.id],
        message: `${label}.${column.name} is yes or no, but no question.`,
        evidence: `It begins with none of ${words.slice(0, 4).join(', ')} and the like.`,
        confidence: 0.6,
        fix: columnRename(context, column, to),
      }
    }
  },
})
