import type { RuleSeverity } from '../rule.ts'
import { migrationRule } from './reading/rule.ts'
import { type MigrationName, migrationName } from './review/order.ts'

/** Which of two migrations of one version runs is luck. */
export const outOfOrder = migrationRule({
  id: 'out-of-order',
  title: 'Migration out of order',
  severity: 'error',
  about: 'file',
  catalogue: ['PRO001', 'LOS011'],
  tags: ['operations'],
  detects:
    'In a folder of migrations: a version that another file has as well, counted versions among times, a gap in counted ones, and ' +
    'a file for the way forward without the one for the way back, where the others have both.',
  rationale:
    'Tools run files by their version and remember it. Of two files with one version the second is never run, or stops ' +
    'everything; one that sorts before what has run elsewhere is left out there.',
  source:
    'https://documentation.red-gate.com/flyway (out of order); https://atlasgo.io/lint/analyzers (non-linear changes)',
  ignoreWhen: 'A number was given up on purpose: its file was never merged.',
  remedy: 'None: give the file a version behind the last one that is merged, and write the way back.',
  fixable: false,
  *checkFile({ steps, path, siblings }) {
    const [step] = steps
    const own = path === null ? null : migrationName(path)
    if (!step || !own || own.way === 'down') return
    for (const [severity, message, evidence] of faultsOf(own, siblings))
      yield { step, severity, message, evidence, confidence: 0.9, fix: null }
  },
})

/** How severe it is, what it is, and what it rests on. */
type Fault = readonly [RuleSeverity, string, string]

function* faultsOf(own: MigrationName, siblings: readonly string[]): Generator<Fault> {
  const named = siblings.flatMap((path) => (path === own.path ? [] : (migrationName(path) ?? [])))
  const forward = named.filter(({ way }) => way !== 'down')
  const same = (each: MigrationName) => each.parts.join('.') === own.parts.join('.')
  const twin = forward.find(same)
  // Told at the second of the two.
  if (twin && twin.path < own.path)
    yield ['error', `The version ${own.version} is there twice.`, `${twin.path} has it, too.`]
  const others = forward.filter(({ kind }) => kind !== own.kind)
  if (others.length > forward.length / 2 && forward.length > 1) {
    yield [
      'warning',
      `The version ${own.version} is ${own.kind === 'count' ? 'counted' : 'a time'} among others that are ${own.kind === 'count' ? 'times' : 'counted'}.`,
      `${others.length} of ${forward.length} other files are named so.`,
    ]
  }
  const [number] = own.parts
  const counted = forward.filter(({ kind, parts }) => kind === 'count' && parts.length === 1)
  if (
    own.kind === 'count' &&
    own.parts.length === 1 &&
    number !== undefined &&
    counted.length === forward.length
  ) {
    const before = counted.map(({ parts }) => parts[0] ?? 0).filter((each) => each < number)
    const last = Math.max(...before)
    const step = before.length > 1 && before.every((each) => each % 10 === 0) && number % 10 === 0 ? 10 : 1
    if (before.length > 0 && number - last > step)
      yield [
        'info',
        `Nothing stands between version ${last} and ${number}.`,
        'Versions are counted one by one.',
      ]
  }
  const pairs = named.filter(({ way }) => way === 'down')
  if (own.way === 'up' && pairs.length > 0 && !pairs.some(same))
    yield [
      'warning',
      `The version ${own.version} has no way back.`,
      `${pairs.length} other files have theirs.`,
    ]
}
