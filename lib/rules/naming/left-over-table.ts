import { isReviewed, schemaRule } from '../define.ts'
import { wordsOf } from '../names.ts'
import { fixOf } from '../ops-of.ts'
import type { TableContext } from '../table-context.ts'

/** Copies made before a change stay for years. */
export const leftOverTable = schemaRule({
  id: 'left-over-table',
  title: 'Table that was only kept for a while',
  category: 'naming',
  severity: 'warning',
  catalogue: ['NM013', 'NM014'],
  tags: ['readability', 'privacy', 'space'],
  detects:
    'A table whose name says that it is a copy, a trial or temporary (`orders_old`, `users_backup`, `tmp_import`, ' +
    '`copy_of_prices`), where the name without that word is a table as well, or that nothing refers to.',
  rationale:
    'Nobody knows any more whether it may go, backups and restores carry it, and what was deleted from the real table on ' +
    "a person's request is still in the copy.",
  source: 'https://gdpr-info.eu/art-17-gdpr/; sqlcheck (clone tables)',
  ignoreWhen:
    'A job makes and empties it, or the word means something else (a backup is what the application is about).',
  remedy: 'Asks whether to drop it, with its rows, or to say in a comment until when it is kept.',
  fixable: false,
  guided: true,
  *check({ tables, tablesByName }) {
    for (const each of tables.values()) {
      const { table, label, ref } = each
      const word = isReviewed(each) ? leftOverWord(each) : null
      if (word === null || table.comment !== null) continue
      const original = originalOf(table.name, word)
      const copied = tablesByName.has(original)
      if (!copied && (table.foreignKeys.length > 0 || each.references.length > 0)) continue
      yield {
        entities: [table.id],
        message: `${label} seems to be ${copied ? `a copy of ${original}` : 'left over'}.`,
        evidence: copied
          ? `${original} is there, too.`
          : `Its name says ${word}, and no key leads to it or away from it.`,
        confidence: copied ? 0.75 : 0.6,
        fix: null,
        guide: {
          question: `Is ${label} still needed?`,
          choices: [
            fixOf(`Drop ${label} with its rows`, 'weigh', { op: 'table.drop', table: ref }),
            fixOf('Say that it is kept on purpose', 'safe', {
              op: 'table.setComment',
              table: ref,
              comment: 'Kept on purpose; see to it again in a year.',
            }),
          ],
        },
      }
    }
  },
})

function leftOverWord({ table }: TableContext): string | null {
  const words = wordsOf(table.name)
  const [first = '', last = ''] = [words[0], words.at(-1)]
  const years = words.length > 2 && /^\d{4,8}$/.test(last) ? (words.at(-2) ?? '') : ''
  if (words.length > 1 && ends.has(last)) return last
  if (words.length > 1 && ends.has(years)) return years
  if (words.length > 1 && begins.has(first)) return first
  return words.length > 2 && first === 'copy' && words[1] === 'of' ? 'copy of' : null
}

function originalOf(name: string, word: string): string {
  const lower = name.toLowerCase()
  const [own] = lower.split(`_${word}`)
  const kept = lower.startsWith(`${word.replace(' ', '_')}_`) ? lower.slice(word.length + 1) : (own ?? lower)
  return kept
}

const ends: ReadonlySet<string> = new Set([
  'old',
  'bak',
  'bkp',
  'backup',
  'copy',
  'tmp',
  'temp',
  'orig',
  'deprecated',
  'alt',
  'kopie',
])
const begins: ReadonlySet<string> = new Set([
  'tmp',
  'temp',
  'old',
  'bak',
  'backup',
  'zz',
  'deprecated',
  'del',
])
