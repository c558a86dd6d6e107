import type { Column, Table } from '../../schema/index.ts'
import { isFloat, isInteger } from '../column-types.ts'
import { tableRule } from '../define.ts'
import { wordsOf } from '../names.ts'
import { fixOf } from '../ops-of.ts'

/** A weight of five: pounds, kilograms, grams? */
export const measureWithoutUnit = tableRule({
  id: 'measure-without-unit',
  title: 'Measure without a unit',
  category: 'design',
  severity: 'info',
  stance: 'strict',
  tags: ['readability', 'integrity'],
  catalogue: ['SCH067', 'SCH047'],
  detects:
    'A number named weight, length, distance, temperature, duration or the like with no unit in its name or comment and no column for it.',
  rationale:
    'Each program takes the unit of its author. The first import from elsewhere mixes two, and no value shows ' +
    'which is which.',
  source: 'NASA, Mars Climate Orbiter Mishap Investigation Board, Phase I Report (1999)',
  ignoreWhen: 'The number has no unit: a length in characters, a font weight.',
  remedy: 'Asks for the unit and writes it in a comment, which changes no program.',
  fixable: false,
  guided: true,
  *check({ table, label, ref }) {
    for (const column of table.columns) {
      const units = unitsOf(column)
      if (!units || column.inherited || column.comment !== null) continue
      if (namesUnits(table)) return
      const where = `${label}.${column.name}`
      yield {
        entities: [column.id],
        message: `${where} does not say in which unit it counts.`,
        evidence: 'Neither its name nor a comment names one, and the table has no column for it.',
        confidence: 0.6,
        fix: null,
        guide: {
          question: `In which unit is ${where}?`,
          choices: units.map((unit) =>
            fixOf(unit, 'safe', {
              op: 'column.setComment',
              table: ref,
              column: column.name,
              comment: `In ${unit}`,
            }),
          ),
        },
      }
    }
  },
})

function namesUnits(table: Table): boolean {
  return table.columns.some((column) => wordsOf(column.name).some((word) => unitWords.has(word)))
}

const unitWords: ReadonlySet<string> = new Set(['unit', 'units', 'uom'])

function unitsOf({ name, type }: Column): readonly string[] | null {
  if (!isInteger(type) && !isFloat(type) && type.name !== 'numeric') return null
  const words = wordsOf(name)
  const units = measures.get(words.at(-1) ?? '')
  // Whole weights are mostly points, by which things are ordered.
  if (isInteger(type) && points.has(words.at(-1) ?? '')) return null
  return units && !words.some((word) => unitless.has(word)) ? units : null
}

const points: ReadonlySet<string> = new Set(['weight', 'mass'])
const lengths = ['metres', 'centimetres', 'millimetres', 'inches', 'pixels']
const times = ['seconds', 'milliseconds', 'minutes', 'hours', 'days']
const measures: ReadonlyMap<string, readonly string[]> = new Map([
  ['weight', ['kilograms', 'grams', 'pounds']],
  ['mass', ['kilograms', 'grams']],
  ['height', lengths],
  ['width', lengths],
  ['depth', lengths],
  ['distance', ['metres', 'kilometres', 'miles']],
  ['altitude', ['metres', 'feet']],
  ['temperature', ['degrees Celsius', 'degrees Fahrenheit', 'kelvins']],
  ['speed', ['metres per second', 'kilometres per hour', 'miles per hour']],
  ['duration', times],
  ['timeout', times],
  ['delay', times],
  ['volume', ['litres', 'cubic metres']],
  ['pressure', ['pascals', 'bars']],
])
const unitless: ReadonlySet<string> = new Set(
  'image img screen pixel px font tree avatar photo picture thumbnail video block row sort rank order edge relative col column line grid css original'.split(
    ' ',
  ),
)
