import { parseOps, type SchemaOp, sqlFingerprint } from '../../schema/index.ts'
import { applyChange, makeChange, type Replacement } from '../../text/index.ts'
import { factsOf, type NoOptions, type RuleText } from '../define.ts'
import type { OptionSpecs, OptionsOf, RuleOptions } from '../options.ts'
import type { Fix, RawFinding, Rule } from '../rule.ts'
import {
  type JudgedQuery,
  type QueryFinding,
  type QueryFix,
  type SentQuery,
  type StoredQuery,
  sentQueries,
  storedQueries,
} from './judged-query.ts'
import { spaced } from './text.ts'

/** A rule that judges statements by themselves, wherever they stand. */
export interface QueryRule extends Rule {
  /** Judges one statement: of a view, a routine, the workload or a migration. */
  readonly judgeQuery: (query: JudgedQuery, options: RuleOptions) => Iterable<QueryFinding>
}

/**
 * A rule on statements that read or change rows: it is asked about the queries of views, of routines and
 * of the workload. Its fixes are texts of the query; they become an op on the view, or a change of the workload.
 */
export function queryRule<const Specs extends OptionSpecs = NoOptions>(
  rule: Omit<RuleText<Specs>, 'category'> & {
    readonly judge: (query: JudgedQuery, options: OptionsOf<Specs>) => Iterable<QueryFinding>
  },
): QueryRule {
  function* judgeQuery(query: JudgedQuery, options: RuleOptions): Generator<QueryFinding> {
    for (const found of rule.judge(query, options as OptionsOf<Specs>)) yield spacedFinding(query, found)
  }
  const { judge: _, ...facts } = rule
  return {
    ...facts,
    ...factsOf(rule),
    category: 'queries',
    judgeQuery,
    *check(context, options) {
      for (const stored of storedQueries(context))
        yield* keptFindings(judgeQuery, stored.judged, options, (found) => ofStored(stored, found))
      for (const sent of sentQueries(context))
        yield* keptFindings(judgeQuery, sent.judged, options, (found) =>
          ofSent(sent, context.workload?.form, found),
        )
    },
  }
}

/**
 * The finding with edits that keep words apart which the text keeps apart. A statement of which a part is not
 * understood is not rewritten.
 */
function spacedFinding({ sql, isWhole }: JudgedQuery, found: QueryFinding): QueryFinding {
  const spacedFix = (fix: QueryFix): QueryFix =>
    fix.edits ? { ...fix, edits: fix.edits.map((edit) => spaced(sql, edit)) } : fix
  const { fix, guide } = found
  if (!isWhole && (fix?.edits || guide)) {
    const { guide: _, ...told } = found
    return { ...told, fix: null }
  }
  return {
    ...found,
    fix: fix && spacedFix(fix),
    ...(guide ? { guide: { ...guide, choices: guide.choices.map(spacedFix) } } : {}),
  }
}

/** What a rule found in a query; the same as before for as long as the query and the options are the same objects. */
function keptFindings(
  judge: QueryRule['judgeQuery'],
  judged: JudgedQuery,
  options: RuleOptions,
  told: (found: QueryFinding) => RawFinding,
): readonly RawFinding[] {
  const byRule = findings.get(judged) ?? new Map<QueryRule['judgeQuery'], KeptFindings>()
  const known = byRule.get(judge)
  if (known?.options === options) return known.found
  const found = [...judge(judged, options)].map(told)
  findings.set(judged, byRule.set(judge, { options, found }))
  return found
}

interface KeptFindings {
  readonly options: RuleOptions
  readonly found: readonly RawFinding[]
}

const findings = new WeakMap<JudgedQuery, Map<QueryRule['judgeQuery'], KeptFindings>>()

/** Whether a rule judges statements by themselves. */
export function isQueryRule(rule: Rule): rule is QueryRule {
  return 'judgeQuery' in rule
}

function ofStored({ judged, owner, setText }: StoredQuery, found: QueryFinding): RawFinding {
  const fixOf = ({ title, safety, edits = [], ops = [] }: QueryFix): Fix | null => {
    if (edits.length > 0 && !setText) return null
    const wanted = () => [
      ...ops,
      ...(edits.length > 0 && setText ? [setText(applyChange(judged.sql, makeChange(edits)))] : []),
    ]
    return lazyFix(title, safety === 'safe', () => parseOps(wanted()))
  }
  return { ...rawOf(found, fixOf), entities: [owner.id, ...(found.entities ?? [])] }
}

function ofSent({ statement }: SentQuery, form: 'sql' | 'rows' | undefined, found: QueryFinding): RawFinding {
  const { from, to } = statement.range
  const isWritten = form === 'sql'
  const moved = (edits: readonly Replacement[]) =>
    makeChange(edits.map((edit) => ({ ...edit, from: edit.from + from, to: edit.to + from })))
  const fixOf = ({ title, safety, edits = [], ops = [] }: QueryFix): Fix | null => {
    // What a server recorded is no text to be changed.
    if (edits.length > 0 && !isWritten) return null
    const fix = lazyFix(title, safety === 'safe', () => parseOps([...ops]))
    return edits.length === 0 ? fix : withWorkload(fix, moved(edits))
  }
  return {
    ...rawOf(found, fixOf),
    entities: found.entities ?? [],
    inWorkload: {
      ...(isWritten ? { from: from + found.at.from, to: from + found.at.to } : { from, to }),
      query: `query:${statement.label ?? sqlFingerprint(statement.text)}`,
    },
  }
}

function rawOf(
  { message, evidence, confidence, fix, guide }: QueryFinding,
  fixOf: (fix: QueryFix) => Fix | null,
): Omit<RawFinding, 'entities'> {
  const choices = guide?.choices.flatMap((choice) => fixOf(choice) ?? []) ?? []
  return {
    message,
    evidence,
    confidence,
    fix: fix && fixOf(fix),
    ...(guide && choices.length > 0 ? { guide: { question: guide.question, choices } } : {}),
  }
}

function withWorkload(fix: Fix, workload: NonNullable<Fix['workload']>): Fix {
  return {
    title: fix.title,
    safe: fix.safe,
    workload,
    get ops() {
      return fix.ops
    },
  }
}

/** Ops are made only when somebody looks at them. */
function lazyFix(title: string, safe: boolean, make: () => readonly SchemaOp[]): Fix {
  let ops: readonly SchemaOp[] | null = null
  return {
    title,
    safe,
    get ops() {
      ops ??= make()
      return ops
    },
  }
}
