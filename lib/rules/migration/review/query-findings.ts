import type { Steps } from '../../../base/index.ts'
import type { Schema } from '../../../schema/index.ts'
import { makeChange } from '../../../text/index.ts'
import { defaultsOf } from '../../options.ts'
import { judgedQuery, type QueryFinding, type QueryFix } from '../../query/judged-query.ts'
import { isQueryRule, type QueryRule } from '../../query/query-rule.ts'
import { rules } from '../../registry.ts'
import type { RuleContext } from '../../rule.ts'
import type { RuleSettings } from '../../rule-settings.ts'
import { buildContext } from '../../table-context.ts'
import type { FileContext, StatementContext } from '../reading/context.ts'
import type { MigrationFinding, MigrationFix } from '../reading/rule.ts'
import { guidanceOf } from './guidance.ts'

/**
 * What the rules of queries find in the statements of a migration that read or change rows. They run once, so that
 * only what may make their result wrong is told, not what makes them slow. Blocks have names of their own and
 * are left out.
 */
export function* queryFindings(
  file: FileContext,
  settings: RuleSettings = {},
): Steps<readonly MigrationFinding[]> {
  const wanted = rules
    .filter(isQueryRule)
    .filter(
      (rule) =>
        rule.tags.includes('integrity') &&
        rule.dialects.includes(file.dialect.id) &&
        (settings[rule.id]?.on ?? rule.stance === 'recommended'),
    )
  const found: MigrationFinding[] = []
  const contexts = new Map<Schema, RuleContext>()
  for (const step of file.steps) {
    const { statement } = step
    if (statement.within === 'block' || statement.node.kind !== 'other') continue
    const sql = file.text.slice(statement.from, statement.to)
    if (sql.length > longest || !file.dialect.readQuery?.(sql).statement) continue
    const context = contexts.get(step.before) ?? buildContext(step.before)
    contexts.clear()
    contexts.set(step.before, context)
    const judged = judgedQuery(context, sql, 'migration', 'The statement')
    if (!judged) continue
    for (const rule of wanted) {
      const options = { ...defaultsOf(rule.options), ...settings[rule.id]?.options }
      for (const each of rule.judgeQuery(judged, options))
        found.push(told(rule, each, step, settings[rule.id]?.severity ?? rule.severity))
    }
    yield
  }
  return found
}

/** Rows put in by the thousand are data, not something to be read. */
const longest = 20_000

function told(
  rule: QueryRule,
  found: QueryFinding,
  { statement, index }: StatementContext,
  severity: MigrationFinding['severity'],
): MigrationFinding {
  const { from } = statement
  const fix = found.fix && fixAt(found.fix, from)
  return {
    key: rule.id,
    rule: rule.id,
    severity,
    category: 'migration',
    entities: found.entities ?? [],
    message: found.message,
    evidence: found.evidence,
    confidence: found.confidence,
    why: rule.rationale,
    source: rule.source,
    catalogue: rule.catalogue,
    from: from + found.at.from,
    to: from + found.at.to,
    statement: index,
    guidance: fix ? null : (found.guide?.question ?? guidanceOf(rule.remedy)),
    fix,
  }
}

/** The rewrite in offsets of the file; null where it is the schema that would have to change. */
function fixAt({ title, safety, edits = [], ops = [] }: QueryFix, from: number): MigrationFix | null {
  if (edits.length === 0 || ops.length > 0) return null
  const change = makeChange(edits.map((edit) => ({ ...edit, from: edit.from + from, to: edit.to + from })))
  return { title, safe: safety === 'safe', change }
}
