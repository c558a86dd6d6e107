import type { Column } from '../../schema/index.ts'
import { isInstant, isInteger } from '../column-types.ts'
import { tableRule } from '../define.ts'
import { snakeCase } from '../names.ts'
import { fixOf } from '../ops-of.ts'
import { isPeopleName } from '../people.ts'

/** An age is wrong within a year. */
export const storedAge = tableRule({
  id: 'stored-age',
  title: 'Age of a person',
  category: 'design',
  severity: 'warning',
  tags: ['integrity', 'privacy'],
  catalogue: ['SCH066'],
  detects: 'A whole number named `age` in a table of people.',
  rationale:
    'It is true on the day it is entered and wrong within a year, and nothing tells when that was. What stays ' +
    'true is the date, or where the day is nobody’s business the year, of birth.',
  source: 'C. J. Date, Database Design and Relational Theory, on derivable facts',
  ignoreWhen: 'It is the age at one event that the row is about.',
  remedy: 'Drops it where a date of birth is there; otherwise asks what to keep in its place.',
  fixable: true,
  guided: true,
  *check({ table, label, ref }) {
    const column = table.columns.find((each) => each.name.toLowerCase() === 'age' && isInteger(each.type))
    if (!column || column.inherited || !isPeopleName(table.name)) return
    const birth = table.columns.find(isBirth)
    const base = {
      entities: [column.id, table.id],
      message: `${label}.${column.name} is true for less than a year.`,
      evidence: birth ? `It follows from ${birth.name}.` : 'No column says when the person was born.',
      confidence: birth ? 0.9 : 0.7,
    }
    const drop = { op: 'column.drop', table: ref, column: column.name } as const
    const insteadBy = (name: string, type: string) =>
      fixOf(`${name}, a ${type}`, 'weigh', { op: 'column.add', table: ref, column: { name, type } }, drop)
    yield birth
      ? { ...base, fix: fixOf(`Drop ${label}.${column.name}`, 'weigh', drop) }
      : {
          ...base,
          fix: null,
          guide: {
            question: `What should ${label} keep in place of the age?`,
            choices: [insteadBy('birth_date', 'date'), insteadBy('birth_year', 'smallint')],
          },
        }
  },
})

function isBirth(column: Column): boolean {
  const name = snakeCase(column.name)
  return isInstant(column.type) && (name.includes('birth') || name === 'dob' || name === 'born_on')
}
