import { entityId } from '../../schema/index.ts'
import { isReviewed, schemaRule } from '../define.ts'
import { isFrameworkTable } from '../frameworks.ts'
import { languageOf } from '../languages.ts'
import { lastWord, numberOf, plural, singular, wordsOf } from '../names.ts'
import { fixOf } from '../ops-of.ts'
import { perTable } from '../per-table.ts'

/** Singular or plural: one of the two. */
export const singularAmongPlurals = schemaRule({
  id: 'singular-among-plurals',
  title: 'Singular among plurals, or the other way round',
  category: 'naming',
  severity: 'info',
  catalogue: ['NM002'],
  tags: ['readability'],
  detects: 'A table named in the singular where at least four of five are in the plural, or the reverse.',
  rationale: 'Whoever writes a query has to look up which one it is; a habit kept by all tables spares that.',
  source:
    'Joe Celko, SQL Programming Style, chapter 1; https://github.com/kristiandupont/schemalint (name-inflection)',
  ignoreWhen: 'The word has no other form, or the table belongs to a library.',
  remedy: 'Renames the table; what uses the old name outside the script must follow.',
  fixable: true,
  *check({ schema, tables, tablesByName, facts }) {
    const language = languageOf(schema.tables.values())
    // Plurals that do not end in s are not told from other words by their spelling.
    if (withoutS.has(language)) return
    const reviewed = [...tables.values()].filter(isReviewed)
    const judged = reviewed
      .filter(({ table }) => !isFrameworkTable(table))
      .map((each) => ({ each, number: numberOfTable(each.table) }))
    const many = judged.filter(({ number }) => number === 'many').length
    const one = judged.filter(({ number }) => number === 'one').length
    const set = facts.naming.isSet.tables ? numbers[facts.naming.tables ?? 'plural'] : null
    if (set === null && many + one < 5) return
    const learned = many >= (many + one) * 0.8 ? 'many' : one >= (many + one) * 0.8 ? 'one' : null
    const habit = set ?? learned
    if (habit === null) return
    for (const { each, number } of judged) {
      if (number === 'unknown' || number === habit || isLinkOfTwo(each.table.name, tablesByName)) continue
      const { table, ref, label } = each
      const last = lastWord(table.name)
      const other = habit === 'many' ? plural(last) : singular(last)
      const to = table.name.slice(0, table.name.length - last.length) + other
      const whole =
        language === 'en' &&
        table.name.endsWith(last) &&
        !schema.tables.has(entityId('table', table.schema, to))
      yield {
        entities: [table.id],
        message: `${label} is in the ${habit === 'many' ? 'singular' : 'plural'}, unlike most tables.`,
        evidence: set
          ? `Tables are to be in the ${facts.naming.tables}.`
          : `${habit === 'many' ? many : one} of ${many + one} tables are in the ${habit === 'many' ? 'plural' : 'singular'}.`,
        confidence: set ? 0.8 : 0.4,
        fix: whole
          ? fixOf(`Rename ${label} to ${to}`, 'weigh', { op: 'table.rename', table: ref, to })
          : null,
      }
    }
  },
})

/** Whether the name joins those of two other tables, each in the singular as Laravel has it: `post_tag`. */
function isLinkOfTwo(name: string, tables: ReadonlyMap<string, unknown>): boolean {
  const words = wordsOf(name)
  const known = (part: readonly string[]): boolean => {
    const [own, last] = [part.join('_'), part.at(-1) ?? '']
    return tables.has(own) || tables.has([...part.slice(0, -1), plural(last)].join('_'))
  }
  return words.some((_, at) => at > 0 && known(words.slice(0, at)) && known(words.slice(at)))
}

const numberOfTable = perTable(({ name }) => numberOfName(name))

/** Singular or plural by the last word, where that is the head of the name and surely a noun. */
function numberOfName(name: string): 'one' | 'many' | 'unknown' {
  const all = wordsOf(name)
  // The head stands before the preposition: one bill of materials.
  const preposition = all.findIndex((word, at) => at > 0 && prepositions.has(word))
  const words = preposition < 0 ? all : all.slice(0, preposition)
  const last = words.at(-1) ?? ''
  const number = numberOf(last)
  if (number !== 'one') return number
  const headIsBefore = words.slice(0, -1).some((word) => numberOf(word) === 'many')
  const noNoun =
    ['ed', 'ly', 'al', 'ing'].some((end) => last.endsWith(end)) || !/[aeiou]/.test(last) || /\d/.test(last)
  return headIsBefore || noNoun ? 'unknown' : 'one'
}

const withoutS: ReadonlySet<string> = new Set(['de', 'it', 'nl'])
const numbers = { singular: 'one', plural: 'many' } as const
const prepositions: ReadonlySet<string> = new Set('of de du des del della von van'.split(' '))
