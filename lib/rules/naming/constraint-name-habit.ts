import type { Table } from '../../schema/index.ts'
import { type Affix, type NamedPart, namedParts, nameWith } from '../constraint-names.ts'
import { isReviewed, schemaRule } from '../define.ts'
import { isFrameworkTable } from '../frameworks.ts'
import { matches, type NameKind, type NameTemplate, nameBy, templateFor } from '../naming-templates.ts'
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
    'A primary key, unique, foreign key or check constraint, or an index, that is not named by the template set for its ' +
    'kind; where none is set, one that lacks the prefix or suffix which nine of ten of its kind have (`fk_…`, `…_pkey`, ' +
    '`index_…`), checks left aside.',
  rationale:
    'Errors name the constraint and nothing else: a name that tells kind, table and columns tells what happened. ' +
    'Migrations that must drop it can also say its name without looking it up.',
  source: 'https://alembic.sqlalchemy.org/en/latest/naming.html; Atlas NM104 to NM106',
  ignoreWhen: 'The name says more than the pattern could.',
  remedy: 'Renames it by the template, or with the usual prefix or suffix. Nothing is rebuilt.',
  fixable: true,
  *check(context, { least, share }) {
    const rulings = rulingsOf(context, least, share)
    if (rulings.size === 0) return
    for (const each of context.tables.values()) {
      if (!isReviewed(each) || isFrameworkTable(each.table)) continue
      const { table, ref, label } = each
      for (const part of namedParts(table)) {
        const ruling = rulings.get(part.kind)
        if (!ruling || ruling.keeps(table, part)) continue
        const taken = namesOf(table)
        const to = ruling.name(table, part, taken)
        const free = !taken.has(to) && new TextEncoder().encode(to).length <= 63
        yield {
          entities: [part.id, table.id],
          message: `${part.name} on ${label} is named unlike ${words[part.kind]} are.`,
          evidence: ruling.evidence,
          confidence: ruling.isSet ? 0.9 : 0.45,
          fix: free
            ? fixOf(`Rename ${part.name} to ${to}`, 'safe', {
                op: part.kind === 'index' ? 'index.rename' : 'constraint.rename',
                table: ref,
                name: part.name,
                to,
              })
            : null,
        }
      }
    }
  },
})

/** What names of a kind are held to. */
interface Ruling {
  readonly isSet: boolean
  readonly evidence: string
  readonly keeps: (table: Table, part: NamedPart) => boolean
  readonly name: (table: Table, part: NamedPart, taken: ReadonlySet<string>) => string
}

function rulingsOf(context: RuleContext, least: number, share: number): ReadonlyMap<NameKind, Ruling> {
  const found = new Map<NameKind, Ruling>()
  for (const [kind, { affix, kept, all }] of habits(context, least, share)) {
    found.set(kind, {
      isSet: false,
      evidence: `${kept} of ${all} ${words[kind]} ${affix.at === 'start' ? 'begin' : 'end'} with ${affix.text}.`,
      keeps: (_, part) => sameAffix(part.affix, affix),
      name: (table, part) => nameWith(affix, table, part),
    })
  }
  for (const kind of Object.keys(words) as readonly NameKind[]) {
    const template = templateFor(context.facts.naming, kind)
    if (template.origin === 'set') found.set(kind, rulingOf(template))
  }
  return found
}

function rulingOf(template: NameTemplate): Ruling {
  const partsOf = (table: Table, { columns, target }: NamedPart) => ({
    table: table.name,
    ...(columns.length > 0 ? { columns } : {}),
    ...(target === null ? {} : { target }),
  })
  return {
    isSet: true,
    evidence: `The template is ${template.text}.`,
    keeps: (table, part) => matches(template, part.name, partsOf(table, part)),
    name: (table, part, taken) => nameBy(template, partsOf(table, part), taken),
  }
}

interface Habit {
  readonly affix: Affix
  readonly kept: number
  readonly all: number
}

function habits({ tables }: RuleContext, least: number, share: number): ReadonlyMap<NameKind, Habit> {
  const counts = new Map<NameKind, Map<Affix | null, number>>()
  for (const each of tables.values()) {
    if (!isReviewed(each)) continue
    for (const part of namedParts(each.table)) {
      if (part.kind === 'check') continue
      const of = counts.get(part.kind) ?? new Map<Affix | null, number>()
      counts.set(part.kind, of.set(part.affix, (of.get(part.affix) ?? 0) + 1))
    }
  }
  const found = new Map<NameKind, Habit>()
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

function namesOf(table: Table): ReadonlySet<string> {
  const constraints = [...table.uniques, ...table.foreignKeys, ...table.checks, ...table.exclusions]
  return new Set(
    [...constraints, ...table.indexes, ...(table.primaryKey ? [table.primaryKey] : [])].map(
      ({ name }) => name,
    ),
  )
}

const words: Readonly<Record<NameKind, string>> = {
  primaryKey: 'primary keys',
  unique: 'unique constraints',
  foreignKey: 'foreign keys',
  check: 'check constraints',
  index: 'indexes',
}
