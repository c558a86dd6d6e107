import type { EntityId } from '../../schema/index.ts'
import { isReviewed, schemaRule } from '../define.ts'
import { foundInTables } from '../kept.ts'
import type { RawFinding, RuleContext } from '../rule.ts'
import { labelOf, type TableContext } from '../table-context.ts'

/** What a table is for stands nowhere but in a comment. */
export const missingComment = schemaRule({
  id: 'missing-comment',
  title: 'Nothing says what it is',
  category: 'design',
  severity: 'info',
  stance: 'strict',
  tags: ['readability'],
  catalogue: ['SCH047'],
  detects: 'A table, view, routine or whatever else the option names that has no comment.',
  rationale:
    'Names tell what a thing is called, not what a row of it stands for, who fills it, or in which unit it ' +
    'counts. A comment travels with dumps and shows up in every tool; a wiki page does neither.',
  source:
    'https://www.postgresql.org/docs/current/sql-comment.html; https://github.com/k1LoW/tbls (requireTableComment)',
  ignoreWhen: 'The name and the columns leave no question.',
  remedy: 'None: what a thing means only its author can write.',
  fixable: false,
  options: {
    kinds: {
      type: 'strings',
      default: ['table', 'view', 'routine'],
      says: 'What needs a comment: table, column, view, routine, index, constraint, trigger, enum, domain',
    },
  },
  *check(context, { kinds }) {
    for (const kind of kinds)
      for (const named of uncommentedObjects(context, kind)) yield finding(kind, named)
    yield* inTables(context.tables, kinds)
  },
})

interface Named {
  readonly id: EntityId
  readonly label: string
}

function finding(kind: string, { id, label }: Named): RawFinding {
  return {
    entities: [id],
    message: `The ${kind} ${label} has no comment.`,
    evidence: 'There is no COMMENT ON it.',
    confidence: 0.9,
    fix: null,
  }
}

const inTables = foundInTables(function* (each, kinds: readonly string[]) {
  if (!isReviewed(each)) return
  for (const kind of kinds) for (const named of uncommentedIn(each, kind)) yield finding(kind, named)
})

function* uncommentedObjects({ schema, facts }: RuleContext, kind: string): Generator<Named> {
  const whole = { view: schema.views, routine: schema.routines, enum: schema.enums, domain: schema.domains }[
    kind
  ]
  for (const each of whole?.values() ?? []) {
    if (each.comment === null) yield { id: each.id, label: labelOf(facts, each) }
  }
}

function* uncommentedIn({ table, label }: TableContext, kind: string): Generator<Named> {
  if (kind === 'table' && table.comment === null) yield { id: table.id, label }
  const keys = [...table.uniques, ...table.foreignKeys, ...table.checks, ...table.exclusions]
  const parts = {
    column: table.columns.filter((column) => !column.inherited),
    index: table.indexes,
    trigger: table.triggers,
    constraint: keys,
  }[kind]
  for (const part of parts ?? []) {
    if (part.comment === null) yield { id: part.id, label: `${label}.${part.name}` }
  }
}
