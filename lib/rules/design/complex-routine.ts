import type { Routine } from '../../schema/index.ts'
import { objectRule } from '../define.ts'
import { tokensOf } from '../expression.ts'
import { labelOf } from '../table-context.ts'

/** A routine nobody can hold in mind. */
export const complexRoutine = objectRule({
  id: 'complex-routine',
  title: 'Routine with many branches',
  category: 'design',
  severity: 'info',
  tags: ['readability'],
  catalogue: ['SCH059'],
  detects:
    'A function or procedure with more branches (IF, WHEN, loops, AND, OR outside of queries aside) or lines than the limits.',
  rationale:
    'Each branch doubles the ways through. Code in the database is seldom covered by tests and cannot be ' +
    'debugged in place: what is long there stays as it is, because nobody dares to touch it.',
  source: 'Thomas McCabe, A Complexity Measure (1976); https://atlasgo.io/lint/analyzers (complexity)',
  ignoreWhen: 'It is one long CASE that maps values.',
  remedy: 'None: where to cut it is a matter of what it does.',
  fixable: false,
  options: {
    branches: { type: 'integer', default: 20, minimum: 1, says: 'Branches a routine may have' },
    lines: { type: 'integer', default: 200, minimum: 1, says: 'Lines a routine may have' },
  },
  of: ['routines'],
  *check({ schema, facts }, limits) {
    for (const routine of schema.routines.values()) {
      if (routine.definition.length < Math.min(limits.branches * leastBranch, limits.lines)) continue
      const body = bodyOf(routine)
      const lines = body.trim().split('\n').length
      const branches = lines > 3 ? branchesIn(body) : 0
      if (branches <= limits.branches && lines <= limits.lines) continue
      yield {
        entities: [routine.id],
        message: `${labelOf(facts, routine)} has ${branches} branches in ${lines} lines.`,
        evidence: `The limits are ${limits.branches} branches and ${limits.lines} lines.`,
        confidence: 0.7,
        fix: null,
      }
    }
  },
})

/** What stands in the dollar quotes, or the whole statement of a routine that has none. */
function bodyOf(routine: Routine): string {
  const texts = tokensOf(routine.definition).filter((token) => token.kind === 'string')
  const longest = texts.reduce((best, token) => (token.value.length > best.length ? token.value : best), '')
  return longest.length > 20 ? longest : routine.definition
}

function branchesIn(body: string): number {
  let branches = 0
  let before = ''
  for (const { kind, value } of tokensOf(body)) {
    if (kind === 'word' && branching.has(value) && before !== 'end') branches++
    before = value
  }
  return branches
}

/** Characters that a branch takes at the least: IF a THEN b; */
const leastBranch = 12
const branching: ReadonlySet<string> = new Set(['if', 'elsif', 'elseif', 'when', 'loop'])
