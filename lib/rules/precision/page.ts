import type { Precision } from './precision.ts'

/** The table of all rules and how often they are right, in Markdown. */
export function precisionPage(rows: readonly Precision[], scripts: readonly string[]): string {
  const seen = rows.filter((row) => row.sightings.length > 0)
  const judged = seen.reduce((sum, row) => sum + row.judged.length, 0)
  const wrong = seen.reduce((sum, row) => sum + row.wrong.length, 0)
  const silent = rows.filter((row) => row.sightings.length === 0)
  return `${[
    '# Precision of the rules',
    `The rules are run over ${scripts.length} real schemas (${scripts.join(', ')}); of each rule up to ten ` +
      'findings, spread over the schemas, were read and judged one by one. ' +
      `${judged} findings of ${seen.length} rules were judged, ${wrong} of them wrong. ` +
      'The verdicts with their reasons are in `lib/rules/precision/judgements`; a rule of the recommended profile ' +
      'may have one wrong in ten. Made from the rules; see lib/rules/precision/README.md.',
    [
      '| rule | stance | findings | judged | wrong |',
      '|---|---|---:|---:|---:|',
      ...seen.map(
        ({ rule, sightings, judged: verdicts, wrong: mistakes }) =>
          `| [${rule.id}](${rule.id}.md) | ${rule.stance} | ${sightings.length} | ${verdicts.length} | ${mistakes.length} |`,
      ),
    ].join('\n'),
    '## Rules without a finding in these schemas',
    'Their cases prove that they find what they say; how often they are right on real schemas is not known. ' +
      'Rules that read statistics or queries are among them: the scripts have none.',
    silent.map(({ rule }) => `[${rule.id}](${rule.id}.md)`).join(', '),
  ].join('\n\n')}\n`
}
