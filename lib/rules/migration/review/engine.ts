import { atOnce, type Steps } from '../../../base/index.ts'
import { sqlFingerprint } from '../../../schema/index.ts'
import { type Dialect, detectDialect, dialectOf, type SyntaxTree } from '../../../sql/index.ts'
import { defaultsOf, type RuleOptions } from '../../options.ts'
import type { RuleSettings } from '../../rule-settings.ts'
import type { FileContext, StatementContext } from '../reading/context.ts'
import { readMigration } from '../reading/read-file.ts'
import type { MigrationFinding, MigrationRule, RawMigrationFinding } from '../reading/rule.ts'
import { type Base, readBase } from '../reading/states.ts'
import { migrationRules } from '../registry.ts'
import { broughtFindings } from './brought.ts'
import { guidanceOf } from './guidance.ts'
import { queryFindings } from './query-findings.ts'
import { evidenceWithSize, severityBySize } from './sizes.ts'

export interface MigrationReviewOptions {
  /** The script of the schema before the migration, read or not; without it only what the file says itself is known. */
  readonly base?: string | SyntaxTree
  /** A dialect's id; told from the text when left out. */
  readonly dialect?: string
  /** One of the dialect's `versions`; the newest when left out. */
  readonly version?: string
  /** Whether the tool that runs the file puts a transaction around it. */
  readonly wrapped?: boolean
  /**
   * The rules to run, whatever their stance. When left out those that are recommended or set on, and beside
   * them the rules of schemas, for what the migration brings to a base that is known.
   */
  readonly rules?: readonly MigrationRule[]
  /** Rules switched on or off, other severities, options; by rule id. */
  readonly settings?: RuleSettings
  /** Rows of tables, by their name with or without its schema, as far as they are known. */
  readonly rows?: ReadonlyMap<string, number>
  /** Its path in a folder of migrations, and those of all files there. */
  readonly path?: string
  readonly siblings?: readonly string[]
}

/** The rule id of findings that tell of a rule that threw. */
const ruleFailure = 'rule-failure'

/**
 * Reviews a migration file: what its statements lock, rewrite, lose or break, in the order of the file.
 * Never throws for what a file says; throws for a dialect or a version that is not known.
 */
export function reviewMigration(
  text: string,
  options: MigrationReviewOptions = {},
): readonly MigrationFinding[] {
  return atOnce(reviewMigrationInSteps(text, options))
}

/** The same review, which stops after every few statements of the base and after every statement that a rule looked at. */
export function* reviewMigrationInSteps(
  text: string,
  options: MigrationReviewOptions = {},
): Steps<readonly MigrationFinding[]> {
  const dialect = dialectOf(options.dialect ?? detectDialect(text))
  const version = options.version ?? dialect.versions.at(-1) ?? ''
  if (!dialect.versions.includes(version)) {
    throw new Error(
      `rules: ${dialect.label} ${version} is not known; known are ${dialect.versions.join(', ')}`,
    )
  }
  const file = readMigration(text, {
    dialect,
    base: yield* baseOf(options.base ?? '', dialect),
    version: Number(version),
    wrapped: options.wrapped ?? false,
    rows: options.rows ?? noRows,
    path: options.path ?? null,
    siblings: options.siblings ?? [],
  })
  const found = yield* reviewFile(file, wantedRules(options), options.settings)
  if (options.rules) return found
  const told = withKeys([...found, ...(yield* queryFindings(file, options.settings))])
  if (!file.based) return inOrder(told)
  const brought = yield* broughtFindings(file, yield* baseOf(options.base ?? '', dialect), options.settings)
  return inOrder([...told, ...brought])
}

/** The rules of migrations that run: those that are given, else those that are recommended or set on. */
export function wantedRules({ rules, settings }: MigrationReviewOptions): readonly MigrationRule[] {
  return rules ?? migrationRules.filter((rule) => settings?.[rule.id]?.on ?? rule.stance === 'recommended')
}

/** By their place; what stands at the same place stays as it was. */
function inOrder(found: readonly MigrationFinding[]): readonly MigrationFinding[] {
  return [...found].sort((a, b) => a.statement - b.statement || a.from - b.from)
}

const noRows: ReadonlyMap<string, number> = new Map()

/** Runs the rules over a file as read; findings by their place, then by their rule's place in the list. */
function* reviewFile(
  file: FileContext,
  rules: readonly MigrationRule[],
  settings: RuleSettings = {},
): Steps<readonly MigrationFinding[]> {
  const found: MigrationFinding[] = []
  const speaking = rules.filter((rule) => rule.dialects.includes(file.dialect.id))
  for (const rule of speaking) {
    try {
      // Taken one by one: what was found before a failure still counts.
      const setting = settings[rule.id]
      const options = { ...defaultsOf(rule.options), ...setting?.options }
      for (const each of findingsOf(rule, file, options)) {
        if (each === undefined) {
          yield
          continue
        }
        const [step, raw] = each
        const severity = setting?.severity ?? raw.severity ?? severityBySize(rule, step)
        const evidence = evidenceWithSize(rule, step, raw)
        found.push({ ...finished(rule, step, raw), severity, evidence })
      }
    } catch (error) {
      const [step] = file.steps
      if (step) found.push(failureOf(rule, step, error))
    }
  }
  const order = new Map(speaking.map((rule, at) => [rule.id, at]))
  const sorted = found.sort(
    (a, b) =>
      a.statement - b.statement || a.from - b.from || (order.get(a.rule) ?? 0) - (order.get(b.rule) ?? 0),
  )
  return withKeys(sorted)
}

/** What a rule finds; nothing where a step ends. */
function* findingsOf(
  rule: MigrationRule,
  file: FileContext,
  options: RuleOptions,
): Generator<readonly [StatementContext, RawMigrationFinding] | undefined> {
  if (rule.checkFile) for (const raw of rule.checkFile(file, options)) yield [raw.step, raw]
  yield
  if (!rule.checkStatement) return
  for (const step of file.steps) {
    for (const raw of rule.checkStatement(step, options)) yield [step, raw]
    yield
  }
}

function finished(rule: MigrationRule, step: StatementContext, raw: RawMigrationFinding): MigrationFinding {
  const { from, to } = raw.at ?? step.statement
  return {
    key: rule.id,
    rule: rule.id,
    severity: rule.severity,
    category: 'migration',
    entities: raw.entities ?? [],
    message: raw.message,
    evidence: raw.evidence,
    confidence: raw.confidence,
    why: rule.rationale,
    source: rule.source,
    catalogue: rule.catalogue,
    from,
    to,
    statement: step.index,
    guidance: raw.fix ? null : guidanceOf(rule.remedy),
    fix: raw.fix,
  }
}

function failureOf(rule: MigrationRule, step: StatementContext, error: unknown): MigrationFinding {
  const reason = error instanceof Error ? error.message : String(error)
  const raw = {
    message: `The rule ${rule.id} failed and was left out: ${reason}`,
    evidence: 'The fault is in the rule, not in the migration; the other rules ran.',
    confidence: 1,
    fix: null,
  }
  return { ...finished(rule, step, raw), rule: ruleFailure, severity: 'warning', guidance: null }
}

/** Keys that tell findings apart by what they say, so that edits elsewhere do not change them. */
function withKeys(found: readonly MigrationFinding[]): readonly MigrationFinding[] {
  const used = new Map<string, number>()
  return found.map((finding) => {
    const base = `${finding.rule}:${sqlFingerprint(finding.message)}`
    const times = (used.get(base) ?? 0) + 1
    used.set(base, times)
    return { ...finding, key: times === 1 ? base : `${base}#${times}` }
  })
}

/** The base read last: whoever reviews a file again after an edit brings the same one. */
let lastBase: { readonly script: string | SyntaxTree; readonly base: Base } | null = null

function* baseOf(script: string | SyntaxTree, dialect: Dialect): Steps<Base> {
  if (lastBase?.script === script && lastBase.base.dialect === dialect) return lastBase.base
  const base = yield* readBase(script, dialect)
  lastBase = { script, base }
  return base
}
