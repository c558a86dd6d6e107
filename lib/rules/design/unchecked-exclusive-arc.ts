import type { ForeignKey } from '../../schema/index.ts'
import { tableRule } from '../define.ts'
import { namesIn } from '../expression.ts'
import { lastWord, singular } from '../names.ts'
import { fixOf } from '../ops-of.ts'

/** One of several parents, said by columns of which one is filled. */
export const uncheckedExclusiveArc = tableRule({
  id: 'unchecked-exclusive-arc',
  title: 'One of several parents, unchecked',
  category: 'design',
  severity: 'info',
  stance: 'strict',
  tags: ['integrity'],
  catalogue: ['SCH027'],
  detects:
    'A table of comments, attachments, votes or the like whose references are all optional, two or more to different tables, without a CHECK that counts them.',
  rationale:
    'The row belongs to a post or to a photo, by which column is filled. Nothing keeps both from being filled, ' +
    'or neither: then it belongs to two things, or to nothing at all.',
  source: 'Bill Karwin, SQL Antipatterns, chapter "Polymorphic Associations" (exclusive arcs)',
  ignoreWhen: 'The references have nothing to do with each other.',
  remedy: 'Adds CHECK (num_nonnulls(…) = 1); rows that break it must be put right first.',
  fixable: true,
  *check({ table, columns, label, ref, quote }) {
    if (!belongings.has(singular(lastWord(table.name)))) return
    const parents = new Map<string, ForeignKey>()
    for (const key of table.foreignKeys) {
      const [name, second] = key.columns
      if (name === undefined || second !== undefined || columns.get(name)?.nullable === false) return
      const target = `${key.references.schema}.${key.references.table}`
      if (target === `${table.schema}.${table.name}` || actors.has(key.references.table.toLowerCase()))
        continue
      if (key.onDelete === 'set null' || parents.has(target)) return
      parents.set(target, key)
    }
    const names = [...parents.values()].flatMap((key) => key.columns)
    if (names.length < 2 || names.length > 6) return
    const counted = table.checks.some((check) => {
      const mentioned = namesIn(check.expression)
      return names.filter((name) => mentioned.has(name)).length > 1
    })
    if (counted) return
    const expression = `num_nonnulls(${names.map(quote).join(', ')}) = 1`
    yield {
      entities: [table.id, ...[...parents.values()].map((key) => key.id)],
      message: `A row of ${label} may belong to none of ${[...parents.values()].map((key) => key.references.table).join(', ')}, or to several.`,
      evidence: `${names.join(', ')} may all be null, and no check counts them.`,
      confidence: 0.5,
      fix: fixOf(`Add CHECK (${expression}) to ${label}`, 'weigh', {
        op: 'check.add',
        table: ref,
        check: { expression },
      }),
    }
  },
})

/** Who did something is seldom what the row belongs to. */
const actors: ReadonlySet<string> = new Set(['users', 'user', 'auth_user', 'employees', 'people'])
/** Things that are of something else. */
const belongings: ReadonlySet<string> = new Set(
  'comment remark attachment note like reaction tag tagging file image photo picture address favorite favourite vote review rating bookmark mention document media'.split(
    ' ',
  ),
)
