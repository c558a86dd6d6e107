import { type Affix, affixOf, type NamedKind, namedParts, nameWith } from '../constraint-names.ts'
import { isReviewed, schemaRule } from '../define.ts'
import { isFrameworkTable } from '../frameworks.ts'
import { fixOf } from '../ops-of.ts'
import type { RuleContext } from '../rule.ts'

/** Constraints and indexes of a kind are named alike. */
export const constraintNameHabit = schemaRule({
  id: 'constraint-name-habit',
  title: 'Constraint or index named unlike the others',
  category: 'naming',
  severity: 'info',
  catalogue: ['NM007'],
  tags: ['readability'],
  options: {
    least: {
      type: 'integer',
      default: 8,
      minimum: 2,
      says: 'Names of a kind that must be there before they make a habit',
    },
    share: {
      type: 'number',
      default: 0.9,
      minimum: 0.5,
      maximum: 1,
      says: 'The part of them that must keep to it',
    },
  },
  detects:
    'A primary key, unique or foreign key constraint, or an index, whose name lacks the prefix or suffix that ' +
    'nine of ten of its kind have (`fk_…`, `…_pkey`, `index_…`).',
  rationale:
    'Errors name the constraint and nothing else: a name that tells kind, table and columns tells what happened. ' +
    'Migrations that must drop it can also say its name without looking it up.',
  source: 'https://alembic.sqlalchemy.org/en/latest/naming.html; Atlas NM104 to NM106',
  ignoreWhen:
    'The name says more than the pattern could. Checks are left alone: what a check says is its best name.',
  remedy: 'Renames it: the usual prefix or suffix with the table and the columns. Nothing is rebuilt.',
  fixable: true,
  *check(context, { least, share }) {
    for (const [kind, { affix, kept, all }] of habits(context, least, share)) {
      for (const each of context.tables.values()) {
        if (!isReviewed(each) || isFrameworkTable(each.table)) continue
        const { table, ref, label } = each
        const taken = namesOf(table)
        for (const part of namedParts(table)) {
          if (part.kind !== kind || sameAffix(affixOf(part), affix)) continue
          const to = nameWith(affix, table, part)
          const free = !taken.has(to) && new TextEncoder().encode(to).length <= 63
          yield {
            entities: [part.id, table.id],
            message: `${part.name} on ${label} is named unlike other ${words[kind]}.`,
            evidence: `${kept} of ${all} ${words[kind]} ${affix.at === 'start' ? 'begin' : 'end'} with ${affix.text}.`,
            confidence: 0.45,
            fix: free
              ? fixOf(`Rename ${part.name} to ${to}`, 'safe', {
                  op: kind === 'index' ? 'index.rename' : 'constraint.rename',
                  table: ref,
                  name: part.name,
                  to,
                })
              : null,
          }
        }
      }
    }
  },
})

interface Habit {
  readonly affix: Affix
  readonly kept: number
  readonly all: number
}

function habits({ tables }: RuleContext, least: number, share: number): ReadonlyMap<NamedKind, Habit> {
  const counts = new Map<NamedKind, Map<Affix | null, number>>()
  for (const each of tables.values()) {
    if (!isReviewed(each)) continue
    for (const part of namedParts(each.table)) {
      const affix = affixOf(part)
      const of = counts.get(part.kind) ?? new Map<Affix | null, number>()
      counts.set(part.kind, of.set(affix, (of.get(affix) ?? 0) + 1))
    }
  }
  const found = new Map<NamedKind, Habit>()
  for (const [kind, votes] of counts) {
    const all = [...votes.values()].reduce((sum, count) => sum + count, 0)
    for (const [affix, kept] of votes) {
      if (affix && all >= least && kept < all && kept >= all * share) found.set(kind, { affix, kept, all })
    }
  }
  return found
}

function sameAffix(a: Affix | null, b: Affix): boolean {
  return a?.text === b.text && a.at === b.at
}

function namesOf(table: Parameters<typeof namedParts>[0]): ReadonlySet<string> {
  return new Set([
    ...namedParts(table).map(({ name }) => name),
    ...[...table.uniques, ...table.foreignKeys, ...table.checks, ...table.indexes].map(({ name }) => name),
  ])
}

const words: Readonly<Record<NamedKind, string>> = {
  primaryKey: 'primary keys',
  unique: 'unique constraints',
  foreignKey: 'foreign keys',
  index: 'indexes',
}
