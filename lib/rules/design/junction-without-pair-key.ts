import { candidateKeys, type Table } from '../../schema/index.ts'
import { isTimestamp } from '../column-types.ts'
import { tableRule } from '../define.ts'
import { singular, wordsOf } from '../names.ts'
import { fixOf } from '../ops-of.ts'

/** A junction table links each pair once. */
export const junctionWithoutPairKey = tableRule({
  id: 'junction-without-pair-key',
  title: 'Junction table without a key on the pair',
  category: 'design',
  severity: 'warning',
  catalogue: ['SCH073'],
  detects:
    'A table of two foreign keys and nothing else but an id and timestamps, where no key covers the pair.',
  rationale:
    'The same link can be stored twice; counts double, and removing it once does not remove it. The key also is ' +
    'the index that the first of the two sides needs.',
  source: 'Bill Karwin, SQL Antipatterns, chapter "ID Required"',
  ignoreWhen: 'A pair may really occur several times (visits, purchases).',
  remedy: 'Adds a unique constraint on the two columns; duplicates must be removed first.',
  fixable: true,
  *check({ table, targets, label, ref, references }) {
    if (!table.primaryKey || references.length > 0) return
    const links = [
      ...new Set(table.foreignKeys.flatMap((key) => (key.columns.length === 1 ? key.columns : []))),
    ]
    const own = new Set([...links, ...table.primaryKey.columns])
    const others = table.columns.filter((column) => !own.has(column.name) && !isTimestamp(column.type))
    if (links.length !== 2 || others.length > 0 || !isNamedAfter(table.name, targets)) return
    if (links.every((link) => table.primaryKey?.columns.includes(link))) return
    const covered = candidateKeys(table).some((key) => key.every((column) => links.includes(column)))
    const indexed = table.indexes.some(
      (index) => index.unique && links.every((link) => index.keys.some((key) => key.column === link)),
    )
    if (covered || indexed) return
    yield {
      entities: [table.id],
      message: `${label} can link the same ${links.join(' and ')} twice.`,
      evidence: `No primary key or unique key covers (${links.join(', ')}).`,
      confidence: 0.8,
      fix: fixOf(`Make (${links.join(', ')}) unique in ${label}`, 'weigh', {
        op: 'unique.add',
        table: ref,
        unique: { columns: links },
      }),
    }
  },
})

/** Whether the name is made of the names of what it links, and says no event that may happen again. */
function isNamedAfter(name: string, targets: readonly (Table | null)[]): boolean {
  const words = wordsOf(name).map(singular)
  if (words.some((word) => events.has(word))) return false
  return targets.some((target) => target && words.includes(singular(wordsOf(target.name).at(-1) ?? '')))
}

const events: ReadonlySet<string> = new Set(
  'log event visit view history import export insight approval audit version message request purchase payment'.split(
    ' ',
  ),
)
