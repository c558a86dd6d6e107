import { columnTypeRule } from '../column-type-rule.ts'
import { isTimestamp } from '../column-types.ts'
import { wordsOf } from '../names.ts'

/** A birthday has no time of day. */
export const dayAsMoment = columnTypeRule({
  id: 'day-as-moment',
  title: 'Calendar day stored as a moment',
  catalogue: ['TY024'],
  tags: ['integrity', 'space'],
  detects:
    'A timestamp column that by its name is a day: a birthday, a date of birth or death, a hire date, a holiday, in several languages.',
  rationale:
    'Midnight in Berlin is the day before in London: shown in another zone, the birthday is off by one. A `date` is half as ' +
    'large and is the same day everywhere.',
  source:
    'https://www.postgresql.org/docs/current/datatype-datetime.html; sp_Develop, Use DATE Data Type Over DATETIME',
  ignoreWhen: 'The time of day counts (a registry of births).',
  remedy: 'Changes the type to `date`; the time of day is dropped.',
  judge(column, { label, quote }) {
    if (!isTimestamp(column.type) || !isDay(column.name) || column.default !== null) return null
    return {
      message: `${label}.${column.name} is a day, but is stored as a moment.`,
      evidence: `Its type is ${column.type.display}.`,
      confidence: 0.8,
      type: 'date',
      using: `${quote(column.name)}::date`,
    }
  },
})

function isDay(name: string): boolean {
  const words = wordsOf(name)
  return (
    days.has(words.join('_')) || days.has(words.slice(-2).join('_')) || days.has(words.slice(-3).join('_'))
  )
}

const days: ReadonlySet<string> = new Set(
  (
    'birthday birthdate birth_date date_of_birth dob birth_day date_of_death death_date hire_date hired_on hiredate holiday ' +
    'holiday_date anniversary wedding_date born_on geburtstag geburtsdatum geb_datum sterbedatum feiertag date_naissance ' +
    'date_de_naissance fecha_nacimiento fecha_de_nacimiento data_nascita data_di_nascita geboortedatum data_nascimento ' +
    'data_de_nascimento'
  ).split(' '),
)
