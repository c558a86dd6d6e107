import { columnTypeRule } from '../column-type-rule.ts'

/** A team's list of types that are not to be used. */
export const disallowedType = columnTypeRule({
  id: 'disallowed-type',
  title: 'Type that the team does not use',
  catalogue: ['TY021'],
  stance: 'policy',
  tags: ['policy'],
  options: {
    types: {
      type: 'strings',
      default: ['json=jsonb', 'money=numeric(19,4)', 'time with time zone=time', 'xml=text'],
      says: 'Types not to be used, each with the one to use after an equals sign',
    },
  },
  detects: 'A column of a type on the list of the option.',
  rationale:
    'Fewer types mean fewer surprises in drivers, exports and joins. Which ones a team does without is its own choice; the ' +
    'list given to start with holds those that have a better one.',
  source: 'Bytebase SQL review (column type disallow list); https://wiki.postgresql.org/wiki/Don%27t_Do_This',
  ignoreWhen: 'Another system demands it.',
  remedy: 'Changes the type to the one that the list gives; without one the finding has no fix.',
  judge(column, { label, quote }, { types }) {
    if (column.type.dimensions > 0) return null
    const found = pairsOf(types).find(([type]) => type === column.type.name || type === column.type.display)
    const [banned, instead] = found ?? []
    if (banned === undefined || instead === undefined || instead === '') return null
    return {
      message: `${label}.${column.name} is ${column.type.display}, which is not to be used.`,
      evidence: `The list has ${instead} in its place.`,
      confidence: 0.9,
      type: instead,
      using: `${quote(column.name)}::${instead}`,
    }
  },
})

/** The entries as pairs of a type and the one to take instead; kept with the option's value. */
function pairsOf(types: readonly string[]): readonly (readonly string[])[] {
  const known = pairsByList.get(types)
  if (known) return known
  const pairs = types.map((entry) => entry.split('=').map((part) => part.trim()))
  pairsByList.set(types, pairs)
  return pairs
}

const pairsByList = new WeakMap<readonly string[], readonly (readonly string[])[]>()
