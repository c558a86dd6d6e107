import type { StatementFacts } from '../../sql/index.ts'
import { bytesWords, durationRange } from '../../text/index.ts'
import { sizeOf, sumOfEstimates, type TableSizes } from '../estimate.ts'
import { downSteps, type Phase, type Step, upSteps } from '../phases.ts'
import type { MigrationPlan } from '../plan-migration.ts'
import type { BundleContext, BundleFile, MigrationTool } from '../tools/tool.ts'
import { acceptanceChecklist } from './checklist.ts'
import { block, code, plain } from './markdown.ts'
import { estimateOf } from './plan-json.ts'

/** What the bundle does, phase by phase and step by step, for the person who has to answer for it. */
export function writeReadme(
  plan: MigrationPlan,
  context: BundleContext,
  tool: Pick<MigrationTool, 'label' | 'howToRun' | 'proof'>,
  files: readonly BundleFile[],
): string {
  const lines = [
    `# Migration: ${plain(context.title)}`,
    '',
    ...(context.version === '' ? [] : [`Version ${plain(context.version)}`, '']),
    ...(context.time === null ? [] : [`Made ${plain(context.time)}`, '']),
    ...overview(plan),
    '## Files',
    '',
    '| File | What it is |',
    '| --- | --- |',
    ...files.map(({ path, about }) => `| ${code(path)} | ${plain(about)} |`),
    `| \`manifest.json\` | the files with their ${context.hash.name} checksums, and the plan as data |`,
    '',
    '## How to run it',
    '',
    `Written for ${tool.label}. ${proofs[tool.proof]}`,
    '',
    ...['Take a backup, and try it: run this bundle on a copy of the database first.', ...tool.howToRun].map(
      (line, at) => `${at + 1}. ${line}`,
    ),
    '',
    ...failures(plan),
    ...questions(plan),
    ...plan.phases.flatMap((phase) => chapters(phase, plan)),
    ...acceptanceChecklist(plan),
  ]
  return `${lines.join('\n').trimEnd()}\n`
}

const proofs: Readonly<Record<MigrationTool['proof'], string>> = {
  run: 'Bundles of this form are tested by running them, up and back.',
  'run where installed':
    'Bundles of this form are tested by running them, up and back, where the tool is installed, and by the rules of its format.',
  format: 'Bundles of this form are tested by the rules of its format; the tool itself was not run.',
}

function overview({ up, down, phases, version, strategy }: MigrationPlan): readonly string[] {
  const count = (fits: (step: Step) => boolean) => up.filter(fits).length
  const losing = up.filter((step) => step.losesData !== null)
  const lines = [
    `- planned ${strategy === 'online' ? 'for a database in use' : 'for a database that nobody uses meanwhile'}, server version ${version}`,
    `- ${up.length} statements up, ${down.length} down${phases.length > 1 ? `, in ${phases.length} phases` : ''}`,
    `- ${count(({ facts }) => facts.lock === 'ACCESS EXCLUSIVE')} of them stop every other use of a table while they run`,
    `- ${count(({ facts }) => facts.rewrites)} rewrite a table, ${count(({ facts }) => facts.scans && !facts.rewrites)} read one from end to end`,
    `- ${count(({ facts }) => !facts.transactional)} run outside a transaction`,
  ]
  if (losing.length === 0) return [...lines, '- no data is lost on the way up', '']
  return [
    ...lines,
    '- **data is lost on the way up:**',
    ...losing.map((each) => `  - ${plain(each.losesData ?? '')}`),
    '',
  ]
}

/** What somebody does whose migration has stopped half way. */
function failures({ up, down, phases }: MigrationPlan): readonly string[] {
  const steps = [...up, ...down]
  if (steps.length === 0) return []
  const alone = steps.some(({ facts }) => !facts.transactional)
  const checked = steps.some(({ preconditions }) => preconditions?.length)
  return [
    '## If a step fails',
    '',
    '- It did not get its lock in time: nothing of its transaction is done. Look who holds the lock, and run it again; how long each step waits, and how often it is worth trying, stands below.',
    '- It failed in a transaction: nothing of that transaction is done, and what ran before it stays. Put right what the message says and go on with the same file.',
    ...(alone
      ? [
          '- It failed outside a transaction: it may have left something half done, such as an index that is marked as not valid. Drop that first, then run the same statement again.',
        ]
      : []),
    ...(checked
      ? ['- What must hold before a step does not: stop there, and put the rows right first.']
      : []),
    phases.length > 1
      ? '- There is no going on: each phase leaves a database that works with the applications of that time, so stay there, or take the phases back, the last first.'
      : '- There is no going on: run the way back.',
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
        `- ${kind} ${code(from)} → ${code(to)} (${Math.round(score * 100)} %: ${plain(reasons.join(', '))})`,
    ),
    '',
  ]
}

function chapters(phase: Phase, plan: MigrationPlan): readonly string[] {
  const [up, down] = [upSteps(phase.parts), downSteps(phase.parts)]
  if (plan.phases.length === 1) return [...chapter('## Up', up, plan), ...chapter('## Down', down, plan)]
  const time = sumOfEstimates(up.map((step) => estimateOf(step, plan.sizes)))
  const gates =
    phase.gates.length === 0
      ? []
      : ['**Before this phase:**', '', ...phase.gates.map((gate) => `- [ ] ${plain(gate)}`), '']
  return [
    `## Phase ${phase.number}: ${phase.kind}`,
    '',
    plain(phase.title),
    '',
    ...gates,
    ...(time === null ? [] : [`Estimated time: ${durationRange(time.atLeast, time.atMost)}.`, '']),
    ...chapter('### Up', up, plan),
    ...chapter('### Down', down, plan),
  ]
}

function chapter(heading: string, steps: readonly Step[], { sizes }: MigrationPlan): readonly string[] {
  const lines = [heading, '']
  if (steps.length === 0) return [...lines, 'Nothing to do.', '']
  const mark = heading.split(' ')[0]
  for (const [at, step] of steps.entries()) {
    lines.push(`${mark}# ${at + 1}. ${plain(step.summary)}`, '', ...block(step.sql), '')
    lines.push(
      `- Locks: ${lockText(step)}`,
      `- Waits: ${patienceText(step)}`,
      `- Work: ${workText(step.facts)}`,
      ...timeText(step, sizes),
    )
    if (!step.facts.transactional) lines.push('- Runs outside a transaction')
    lines.push(
      `- Data: ${step.losesData === null ? 'nothing is lost' : `**lost: ${plain(step.losesData)}**`}`,
    )
    lines.push(
      step.reverse.length > 0
        ? `- Taken back by: ${step.reverse.map(code).join(' ')}`
        : '- Taken back by: nothing of its own; see the other direction',
    )
    for (const { title, sql } of step.inspect ?? []) lines.push(`- Look first ${plain(title)}: ${code(sql)}`)
    for (const { title, sql } of step.preconditions ?? [])
      lines.push(`- Before: ${plain(title)}: ${code(sql)}`)
    for (const { title, sql } of step.postconditions ?? [])
      lines.push(`- After: ${plain(title)}: ${code(sql)}`)
    if (step.verify !== undefined) lines.push(`- How to verify: ${code(step.verify)}`)
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

function lockText({ facts, relation, alsoLocks = [] }: Step): string {
  const on = relation === undefined ? '' : `${code(relation)}: `
  const also = alsoLocks.map((other) => `; also ${code(other.relation)}: ${other.lock}`).join('')
  return `${on}${lockWords[facts.lock]}${also}`
}

function patienceText({ patience }: Step): string {
  const { lockTimeout, statementTimeout, attempts } = patience
  const tries = attempts === 1 ? 'once' : `up to ${attempts} times`
  const run =
    statementTimeout === null ? 'then runs as long as it takes' : `should end in ${statementTimeout / 1000} s`
  return `${lockTimeout / 1000} s for its locks, worth trying ${tries}; ${run}`
}

/** Nothing where the size of the table is not known. */
function timeText(step: Step, sizes: TableSizes): readonly string[] {
  const size = sizeOf(sizes, step.relation)
  const estimate = size && estimateOf(step, sizes)
  if (!size || !estimate) return []
  const rows = `${size.rows.toLocaleString('en')} rows, ${bytesWords(size.bytes)}`
  return [`- Time: ${durationRange(estimate.atLeast, estimate.atMost)} for ${rows} (${estimate.because})`]
}

function workText(facts: StatementFacts): string {
  if (facts.rewrites) return 'writes the table and its indexes anew; grows with its size'
  if (facts.scans) return 'reads the table from end to end; grows with its size'
  return 'only the catalogue; takes milliseconds once it has its locks'
}
