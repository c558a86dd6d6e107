import { isInstant, isTimestamp } from '../column-types.ts'
import { tableRule } from '../define.ts'
import { isFrameworkTable } from '../frameworks.ts'
import { lastWord, singular, wordsOf } from '../names.ts'
import { fixOf } from '../ops-of.ts'
import { personalKind } from '../personal-data.ts'

/** What has no end is kept for ever. */
export const retentionUndefined = tableRule({
  id: 'retention-undefined',
  title: 'Personal or logged data that is kept for ever',
  category: 'security',
  severity: 'info',
  stance: 'policy',
  catalogue: ['SEC033'],
  tags: ['privacy', 'space', 'policy'],
  options: {
    words: {
      type: 'strings',
      default: [
        'retention',
        'retain',
        'keep',
        'purge',
        'expire',
        'delete',
        'aufbewahrung',
        'frist',
        'conservation',
        'bewaar',
      ],
      says: 'Words of a comment on the table that say how long rows are kept',
    },
  },
  detects:
    'A table with personal data, or of a log, a session or an event, that has neither a column for its end (`expires_at`, ' +
    '`deleted_at`, `retain_until` …), nor partitions, nor a comment that says how long rows are kept.',
  rationale:
    'Personal data may be kept no longer than it is needed, and logs grow until the disk is full. How long is decided when ' +
    'the table is made or never.',
  source: 'https://gdpr-info.eu/art-5-gdpr/ (storage limitation)',
  ignoreWhen: 'A job deletes old rows by their time of creation: say so in the comment.',
  remedy: 'Asks whether each row is to have its end, or the table a comment that says when rows go.',
  fixable: false,
  guided: true,
  *check(context, { words }) {
    const { table, label, ref } = context
    if (isFrameworkTable(table) || table.partitionBy) return
    const logged = isLog(table.name) && table.columns.some(({ type }) => isTimestamp(type))
    const personal = table.columns.find((column) => personalKind(context, column) !== null)
    if (!logged && !personal) return
    if (table.columns.some((column) => isInstant(column.type) && endsRow(column.name))) return
    const comment = (table.comment ?? '').toLowerCase()
    if (words.some((word) => comment.includes(word))) return
    yield {
      entities: [table.id, ...(personal ? [personal.id] : [])],
      message: `Nothing says how long rows of ${label} are kept.`,
      evidence: personal ? `It holds personal data (${personal.name}).` : 'It is a log by its name.',
      confidence: 0.55,
      fix: null,
      guide: {
        question: `When do rows of ${label} go?`,
        choices: [
          fixOf('Each row has its day', 'weigh', {
            op: 'column.add',
            table: ref,
            column: {
              name: 'retain_until',
              type: 'date',
              comment: 'Retention: the row is deleted behind this day',
            },
          }),
          fixOf('Say it in the comment', 'safe', {
            op: 'table.setComment',
            table: ref,
            comment: `${table.comment ? `${table.comment} ` : ''}Retention: rows older than 24 months are deleted.`,
          }),
        ],
      },
    }
  },
})

function isLog(name: string): boolean {
  return logs.has(singular(lastWord(name)))
}

function endsRow(name: string): boolean {
  return wordsOf(name).some((word) => ends.has(word))
}

const logs: ReadonlySet<string> = new Set(['log', 'session', 'event', 'visit', 'login', 'protokoll'])
const ends: ReadonlySet<string> = new Set(
  'expires expire expired expiry expiration deleted purge purged retain until end ends ended archived anonymized anonymised closed valid'.split(
    ' ',
  ),
)
