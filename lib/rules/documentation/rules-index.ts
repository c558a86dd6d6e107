import type { RuleFacts } from '../rule.ts'
import { cell } from './markdown.ts'
import { catalogueSize, otherTools, toolsThatCheck } from './other-tools.ts'

/** The list of all rules in Markdown: those that judge a schema, then those that judge a migration, then other tools. */
export function rulesIndex(schema: readonly RuleFacts[], migration: readonly RuleFacts[]): string {
  return `${[
    '# Rules',
    `${counted(schema)} Made from the rules; see CONTRIBUTING.md. How often they are right on real schemas is in ` +
      '[precision.md](precision.md).',
    tableOf(schema),
    '## Rules of migrations',
    `${counted(migration)} They read the statements of a migration file or of a plan; what of the catalogue they ` +
      'cover, and what not, is in [migration.md](migration.md).',
    tableOf(migration),
    '## Other tools',
    `The catalogue numbers ${catalogueSize} things that tools for SQL check, or should: design, indexes, names, types, ` +
      'security, queries and migrations. A tool counts for a number when it checks any part of it.',
    toolTable([...schema, ...migration]),
  ].join('\n\n')}\n`
}

/** How many of the catalogue's numbers the rules and the other tools check, most first. */
export function toolTable(rules: readonly RuleFacts[]): string {
  const own = new Set(rules.flatMap((rule) => rule.catalogue))
  const rows = [
    { name: '**Athena**', count: own.size },
    ...otherTools.map(({ name, numbers }) => ({ name, count: numbers.size })),
  ].sort((a, b) => b.count - a.count)
  return [
    '| tool | numbers checked | of all |',
    '|---|---:|---:|',
    ...rows.map(
      ({ name, count }) => `| ${name} | ${count} | ${Math.round((count / catalogueSize) * 100)} % |`,
    ),
  ].join('\n')
}

function counted(rules: readonly RuleFacts[]): string {
  const fixable = rules.filter((rule) => rule.fixable).length
  const guided = rules.filter((rule) => !rule.fixable && rule.guided).length
  const share = Math.round((fixable / (rules.length || 1)) * 100)
  const choices = guided === 0 ? '' : `, ${guided} with a choice of fixes`
  return `${rules.length} rules, ${fixable} of them (${share} %) with an automatic fix${choices}.`
}

function tableOf(rules: readonly RuleFacts[]): string {
  const rows = rules.map((rule) =>
    [
      `[${rule.id}](${rule.id}.md)`,
      cell(rule.title),
      rule.category,
      rule.severity,
      rule.stance,
      rule.fixable ? 'yes' : rule.guided ? 'choice' : '',
      rule.dialects.join(', '),
      rule.catalogue.join(', '),
      toolsThatCheck(rule.catalogue).join(', '),
    ].join(' | '),
  )
  return [
    '| id | what | category | severity | stance | fix | dialects | catalogue | also in |',
    '|---|---|---|---|---|---|---|---|---|',
    ...rows.map((row) => `| ${row} |`),
  ].join('\n')
}
