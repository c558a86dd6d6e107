import type { RuleText } from '@/lib/worker'

/** What the page knows of a rule by itself, as a page without examples: for where the server is out of reach. */
export function shortPage(rule: RuleText): string {
  return [
    `# ${rule.title}`,
    `\`${rule.id}\` · ${rule.category} · ${rule.severity}`,
    '## What it finds',
    rule.detects,
    '## Why',
    rule.rationale,
    `Source: ${rule.source.replace(/https:\/\/[^\s;,)]+/g, (url) => `<${url}>`)}`,
    rule.fixable ? '## The fix' : '## What to do',
    rule.remedy,
    '## When to ignore it',
    rule.ignoreWhen,
  ].join('\n\n')
}
