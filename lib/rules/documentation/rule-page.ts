import type { Rule } from '../rule.ts'

/** The SQL of a rule's cases; `fixed` is null for a rule without an automatic fix. */
export interface RuleCases {
  readonly good: string
  readonly bad: string
  readonly fixed: string | null
}

/** The documentation page of a rule in Markdown: what, why, bad, good, fix, when to leave it. */
export function rulePage(rule: Rule, cases: RuleCases): string {
  return `${[
    `# ${rule.title}`,
    `\`${rule.id}\` · ${rule.category} · ${rule.severity} · ${rule.dialects.join(', ')} · catalogue ${rule.catalogue.join(', ')}`,
    '## What it finds',
    rule.detects,
    '## Why',
    rule.rationale,
    `Source: ${linked(rule.source)}`,
    '## Bad',
    fenced(cases.bad),
    '## Good',
    fenced(cases.good),
    rule.fixable ? '## The fix' : '## What to do',
    rule.remedy,
    ...(cases.fixed === null ? [] : ['The bad example after the fix:', fenced(cases.fixed)]),
    '## When to ignore it',
    rule.ignoreWhen,
  ].join('\n\n')}\n`
}

/** The list of all rules in Markdown. */
export function rulesIndex(rules: readonly Rule[]): string {
  const fixable = rules.filter((rule) => rule.fixable).length
  const share = Math.round((fixable / (rules.length || 1)) * 100)
  const rows = rules.map(
    (rule) =>
      `| [${rule.id}](${rule.id}.md) | ${cell(rule.title)} | ${rule.category} | ${rule.severity} | ` +
      `${rule.fixable ? 'yes' : ''} | ${rule.catalogue.join(', ')} |`,
  )
  return `${[
    '# Rules',
    `${rules.length} rules, ${fixable} of them (${share} %) with an automatic fix. Made from the rules; see CONTRIBUTING.md.`,
    ['| id | what | category | severity | fix | catalogue |', '|---|---|---|---|---|---|', ...rows].join(
      '\n',
    ),
  ].join('\n\n')}\n`
}

function fenced(sql: string): string {
  return `\`\`\`sql\n${sql.trimEnd()}\n\`\`\``
}

/** Web addresses as links that Markdown readers follow. */
function linked(source: string): string {
  return source.replace(/https:\/\/[^\s;,)]+/g, (url) => `<${url}>`)
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|')
}
