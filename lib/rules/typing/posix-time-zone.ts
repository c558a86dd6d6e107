import type { SchemaOpInput } from '../../schema/index.ts'
import { schemaRule } from '../define.ts'
import { tokensOf } from '../expression.ts'
import { foundInTables } from '../kept.ts'
import { fixOf } from '../ops-of.ts'
import type { RawFinding } from '../rule.ts'
import { labelOf } from '../table-context.ts'

/** `AT TIME ZONE '+02:00'` means two hours west. */
export const posixTimeZone = schemaRule({
  id: 'posix-time-zone',
  title: 'Time zone written as an offset in a text',
  category: 'typing',
  severity: 'error',
  catalogue: ['TY027'],
  tags: ['integrity'],
  detects: "A default, generated column or view with `AT TIME ZONE '+02:00'`, `'UTC+2'` or the like.",
  rationale:
    'A text that is no name of a zone is read as POSIX writes them, where plus is west of Greenwich: the result is off by ' +
    'twice the offset, and summer time is not known at all.',
  source:
    'https://wiki.postgresql.org/wiki/Don%27t_Do_This#Don.27t_use_.2B.2F-HH:mm_as_a_text_time_zone_name',
  ignoreWhen: 'The sign was turned on purpose; an interval says it without the riddle.',
  remedy: 'Asks which way was meant and writes it as an interval, which is read as ISO 8601 has it.',
  fixable: false,
  guided: true,
  *check({ schema, facts, tables }) {
    for (const view of schema.views.values()) {
      const ref = `${view.schema}.${view.name}`
      yield* judged(view.query, [view.id], `The view ${labelOf(facts, view)}`, (query) => ({
        op: 'view.setQuery',
        view: ref,
        query,
      }))
    }
    yield* ofColumns(tables)
  },
})

const ofColumns = foundInTables(function* ({ table, label, ref }) {
  for (const column of table.columns) {
    const on = { table: ref, column: column.name }
    const name = `${label}.${column.name}`
    if (column.default !== null)
      yield* judged(column.default, [column.id], name, (sql) => ({
        op: 'column.setDefault',
        ...on,
        default: sql,
      }))
    if (column.generated) {
      const { storage } = column.generated
      yield* judged(column.generated.expression, [column.id], name, (expression) => ({
        op: 'column.setGenerated',
        ...on,
        generated: { expression, storage },
      }))
    }
  }
})

function* judged(
  sql: string,
  entities: RawFinding['entities'],
  what: string,
  change: (sql: string) => SchemaOpInput,
): Generator<RawFinding> {
  if (!/time\s+zone/i.test(sql)) return
  const tokens = tokensOf(sql)
  for (const [at, token] of tokens.entries()) {
    const [a, b, c] = [tokens[at - 3]?.value, tokens[at - 2]?.value, tokens[at - 1]?.value]
    if (token.kind !== 'string' || a !== 'at' || b !== 'time' || c !== 'zone') continue
    const offset = offsetOf(token.value)
    if (offset === null) continue
    const turned = offset.startsWith('-') ? `+${offset.slice(1)}` : `-${offset.slice(1)}`
    const as = (interval: string) => `${sql.slice(0, token.from)}INTERVAL '${interval}'${sql.slice(token.to)}`
    yield {
      entities,
      message: `${what} reckons with the zone '${token.value}', whose sign is the other way round.`,
      evidence: `PostgreSQL takes '${token.value}' for UTC${turned}.`,
      confidence: 0.9,
      fix: null,
      guide: {
        question: 'Which offset from UTC is meant?',
        choices: [
          fixOf(`${offset}, as people write it`, 'weigh', change(as(offset))),
          fixOf(`${turned}, as it is reckoned now`, 'weigh', change(as(turned))),
        ],
      },
    }
    return
  }
}

/** The offset as `+02:00`; null where the text is a name. */
function offsetOf(text: string): string | null {
  const found = /^(?:UTC|GMT)?\s*([+-])(\d{1,2})(?::?(\d{2}))?$/i.exec(text.trim())
  if (!found) return null
  const [, sign = '+', hours = '0', minutes = '00'] = found
  return Number(hours) === 0 && Number(minutes) === 0 ? null : `${sign}${hours.padStart(2, '0')}:${minutes}`
}
