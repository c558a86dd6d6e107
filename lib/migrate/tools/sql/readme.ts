import type { PlannedStatement, StatementFacts } from '../../../sql/index.ts'
import type { MigrationPlan } from '../../plan-migration.ts'
import type { BundleContext } from '../tool.ts'

/** What the bundle does, statement by statement, for the person who has to answer for it. */
export function writeReadme(plan: MigrationPlan, context: BundleContext): string {
  const lines = [
    `# Migration: ${text(context.title)}`,
    '',
    ...(context.version === '' ? [] : [`Version ${text(context.version)}`, '']),
    ...(context.time === null ? [] : [`Made ${text(context.time)}`, '']),
    ...overview(plan),
    '## Files',
    '',
    '| File | What it is |',
    '| --- | --- |',
    '| `up.sql` | leads from the base to the target |',
    '| `down.sql` | leads back |',
    `| \`manifest.json\` | the files with their ${context.hash.name} checksums, and the plan as data |`,
    '',
    '## How to run it',
    '',
    '1. Take a backup, and try it: run this bundle on a copy of the database first.',
    '2. `psql --set ON_ERROR_STOP=1 --file up.sql`. Statements that may share a transaction are in one, so a failure leaves the database as it was before that transaction.',
    '3. The scripts wait five seconds for a lock and then stop. Nothing is done then: run them again at a quieter time.',
    '4. Run the queries under *How to verify*.',
    '5. To go back: `psql --set ON_ERROR_STOP=1 --file down.sql`. Read what it loses first.',
    '',
    ...questions(plan),
    ...chapter('Up', plan.up),
    ...chapter('Down', plan.down),
  ]
  return `${lines.join('\n').trimEnd()}\n`
}

function overview(plan: MigrationPlan): readonly string[] {
  const count = (fits: (statement: PlannedStatement) => boolean) => plan.up.filter(fits).length
  const losing = plan.up.filter((statement) => statement.losesData !== null)
  const lines = [
    `- ${plan.up.length} statements up, ${plan.down.length} down`,
    `- ${count(({ facts }) => facts.lock === 'ACCESS EXCLUSIVE')} of them stop every other use of a table while they run`,
    `- ${count(({ facts }) => facts.rewrites)} rewrite a table, ${count(({ facts }) => facts.scans && !facts.rewrites)} read one from end to end`,
    `- ${count(({ facts }) => !facts.transactional)} run outside a transaction`,
  ]
  if (losing.length === 0) return [...lines, '- no data is lost on the way up', '']
  return [
    ...lines,
    '- **data is lost on the way up:**',
    ...losing.map((each) => `  - ${text(each.losesData ?? '')}`),
    '',
  ]
}

function questions(plan: MigrationPlan): readonly string[] {
  if (plan.questions.length === 0) return []
  return [
    '## Was it a rename?',
    '',
    'These look like one thing under two names. The scripts drop the one and add the other; say that it is a rename to keep its data.',
    '',
    ...plan.questions.map(
      ({ kind, from, to, score, reasons }) =>
        `- ${kind} ${code(from)} → ${code(to)} (${Math.round(score * 100)} %: ${text(reasons.join(', '))})`,
    ),
    '',
  ]
}

function chapter(heading: string, statements: readonly PlannedStatement[]): readonly string[] {
  const lines = [`## ${heading}`, '']
  if (statements.length === 0) return [...lines, 'Nothing to do.', '']
  for (const [at, statement] of statements.entries()) {
    lines.push(`### ${at + 1}. ${text(statement.summary)}`, '', ...block(statement.sql), '')
    lines.push(`- Locks: ${lockText(statement.facts)}`, `- Work: ${workText(statement.facts)}`)
    if (!statement.facts.transactional) lines.push('- Runs outside a transaction')
    lines.push(
      `- Data: ${statement.losesData === null ? 'nothing is lost' : `**lost: ${text(statement.losesData)}**`}`,
    )
    lines.push(
      statement.reverse.length > 0
        ? `- Taken back by: ${statement.reverse.map(code).join(' ')}`
        : '- Taken back by: nothing of its own; see the other direction',
    )
    if (statement.verify !== undefined) lines.push(`- How to verify: ${code(statement.verify)}`)
    lines.push('')
  }
  return lines
}

const lockWords: Readonly<Record<StatementFacts['lock'], string>> = {
  none: 'nothing that holds rows',
  'ACCESS SHARE': 'ACCESS SHARE; reads and writes go on',
  'ROW SHARE': 'ROW SHARE; reads and writes go on',
  'ROW EXCLUSIVE': 'ROW EXCLUSIVE; reads and writes go on',
  'SHARE UPDATE EXCLUSIVE':
    'SHARE UPDATE EXCLUSIVE; reads and writes go on, other changes of the definition wait',
  SHARE: 'SHARE; reads go on, writes wait',
  'SHARE ROW EXCLUSIVE': 'SHARE ROW EXCLUSIVE; reads go on, writes wait',
  EXCLUSIVE: 'EXCLUSIVE; plain reads go on, everything else waits',
  'ACCESS EXCLUSIVE': 'ACCESS EXCLUSIVE; every other use of the table waits, reads too',
}

function lockText(facts: StatementFacts): string {
  return lockWords[facts.lock]
}

function workText(facts: StatementFacts): string {
  if (facts.rewrites) return 'writes the table and its indexes anew; grows with its size'
  if (facts.scans) return 'reads the table from end to end; grows with its size'
  return 'only the catalogue; takes milliseconds once it has its locks'
}

/** Text on one line of Markdown whose markup loses its meaning. */
function text(value: string): string {
  let out = ''
  for (const ch of value) {
    if (ch === '&') out += '&amp;'
    else if (ch === '<') out += '&lt;'
    else if (ch === '>') out += '&gt;'
    else if (ch < ' ' || ch === '\u2028' || ch === '\u2029') out += ' '
    else if ('\\`*_[]#|~$'.includes(ch)) out += `\\${ch}`
    else out += ch
  }
  return out
}

function code(sql: string): string {
  const line = sql
    .split('\n')
    .map((part) => part.trim())
    .join(' ')
  const fence = '`'.repeat(longestRun(line) + 1)
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : ''
  return `${fence}${pad}${line}${pad}${fence}`
}

function block(sql: string): readonly string[] {
  const fence = '`'.repeat(Math.max(3, longestRun(sql) + 1))
  return [`${fence}sql`, sql, fence]
}

function longestRun(value: string): number {
  let longest = 0
  let run = 0
  for (const ch of value) {
    run = ch === '`' ? run + 1 : 0
    longest = Math.max(longest, run)
  }
  return longest
}
