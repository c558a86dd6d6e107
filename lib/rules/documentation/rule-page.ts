import type { OptionSpec, RuleOptions } from '../options.ts'
import type { RuleFacts } from '../rule.ts'
import { cell } from './markdown.ts'

/** The SQL of a rule's cases; `fixed` is null for a rule without an automatic fix. */
export interface RuleCases {
  readonly good: string
  readonly bad: string
  readonly fixed: string | null
  /** The schema that the cases start from; null where they stand for themselves. */
  readonly base?: string | null
  /** The options that the cases are judged with, where they are not the defaults. */
  readonly settings?: RuleOptions
}

/** The documentation page of a rule in Markdown: what, why, bad, good, fix, when to leave it. */
export function rulePage(rule: RuleFacts, cases: RuleCases): string {
  return `${[
    `# ${rule.title}`,
    headOf(rule),
    '## What it finds',
    rule.detects,
    '## Why',
    rule.rationale,
    `Source: ${linked(rule.source)}`,
    ...optionsOf(rule, cases.settings ?? {}),
    ...(cases.base ? ['## Given', fenced(cases.base)] : []),
    '## Bad',
    fenced(cases.bad),
    '## Good',
    fenced(cases.good),
    rule.fixable ? '## The fix' : rule.guided ? '## The choice' : '## What to do',
    rule.remedy,
    ...(cases.fixed === null ? [] : ['The bad example after the fix:', fenced(cases.fixed)]),
    '## When to ignore it',
    rule.ignoreWhen,
  ].join('\n\n')}\n`
}

function headOf(rule: RuleFacts): string {
  return [
    `\`${rule.id}\``,
    rule.category,
    rule.severity,
    ...(rule.stance === 'recommended' ? [] : [stances[rule.stance]]),
    ...(rule.tags.length > 0 ? [rule.tags.join(', ')] : []),
    rule.dialects.join(', '),
    `catalogue ${rule.catalogue.join(', ')}`,
  ].join(' · ')
}

const stances = { strict: 'on in the profile strict', policy: 'off until switched on' } as const

/** The options as a table, and which of them the examples below are judged with. */
function optionsOf(rule: RuleFacts, settings: RuleOptions): readonly string[] {
  const options = Object.entries(rule.options)
  if (options.length === 0) return []
  const rows = options.map(
    ([name, spec]) => `| \`${name}\` | ${cell(spec.says)} | ${kindOf(spec)} | ${valueText(spec.default)} |`,
  )
  const set = Object.entries(settings).map(([name, value]) => `\`${name}\` ${valueText(value)}`)
  return [
    '## Options',
    ['| option | what | kind | default |', '|---|---|---|---|', ...rows].join('\n'),
    ...(set.length > 0 ? [`The examples are judged with ${set.join(', ')}.`] : []),
  ]
}

function kindOf(spec: OptionSpec): string {
  if (spec.type === 'choice') return spec.values.map((value) => `\`${value}\``).join(' or ')
  return spec.type === 'strings' ? 'list of strings' : spec.type
}

function valueText(value: unknown): string {
  return `\`${cell(JSON.stringify(value))}\``
}

/** Which numbers of the catalogue the rules of migrations cover, and why the others are left. */
export function coveragePage(
  rules: readonly RuleFacts[],
  numbers: readonly string[],
  left: Readonly<Record<string, string>>,
): string {
  const rows = numbers.map((number) => {
    const covering = rules.filter((rule) => rule.catalogue.includes(number))
    const links = covering.map((rule) => `[${rule.id}](${rule.id}.md)`).join(', ')
    return `| ${number} | ${links || (left[number] ?? '')} |`
  })
  const covered = numbers.filter((number) => rules.some((rule) => rule.catalogue.includes(number))).length
  return `${[
    '# Migrations: the catalogue and the rules',
    `${covered} of the ${numbers.length} rows of the catalogue on migrations (MS locks, rewrites and failures; LOS loss; ` +
      'BC compatibility; PRO process) are covered. Made from the rules; see CONTRIBUTING.md.',
    ['| number | rule, or why there is none |', '|---|---|', ...rows].join('\n'),
  ].join('\n\n')}\n`
}

function fenced(sql: string): string {
  return `\`\`\`sql\n${sql.trimEnd()}\n\`\`\``
}

/** Web addresses as links that Markdown readers follow. */
function linked(source: string): string {
  return source.replace(/https:\/\/[^\s;,)]+/g, (url) => `<${url}>`)
}
