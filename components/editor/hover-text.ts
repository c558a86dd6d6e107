import type { Finding } from '@/lib/rules'
import type { ObjectSummary, RuleText } from '@/lib/worker'
import { fencedBlock, plainMarkdown } from './plain-markdown'

const words: Record<Finding['severity'], string> = { error: 'Error', warning: 'Warning', info: 'Advice' }

/** A finding with the page of its rule, in Markdown that shows names and reasons as they are. */
export function findingText(finding: Finding, rule: RuleText | undefined): string {
  const { severity, message, evidence } = finding
  const parts = [`**${words[severity]}** ${plainMarkdown(message)}  \n${plainMarkdown(evidence)}`]
  if (rule) {
    parts.push(
      `**${plainMarkdown(rule.title)}** ${plainMarkdown(rule.detects)}`,
      `*Why.* ${plainMarkdown(rule.rationale)} *Source:* ${plainMarkdown(rule.source)}`,
      `*${rule.fixable ? 'The fix' : 'What to do'}.* ${plainMarkdown(rule.remedy)}`,
      `*When to ignore it.* ${plainMarkdown(rule.ignoreWhen)}`,
    )
  }
  return parts.join('\n\n')
}

/** A link that runs a command of the editor with one text; nothing else of it comes from data. */
export function commandLink(label: string, command: string, argument: string): string {
  return `[${label}](command:${command}?${encodeURIComponent(JSON.stringify([argument]))})`
}

/** What is told of an object. */
export function summaryText({ title, lines, comment }: ObjectSummary): string {
  const parts = [`**${plainMarkdown(title)}**`]
  if (comment !== null) parts.push(plainMarkdown(comment))
  if (lines.length > 0) parts.push(fencedBlock(lines.join('\n')))
  return parts.join('\n\n')
}
