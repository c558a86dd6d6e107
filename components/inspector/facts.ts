import type { Grant, SequenceOptions, TopLevelEntity } from '../../lib/schema/index.ts'

/** Something known of an object, named in words; shown, not edited. */
export type Fact = readonly [name: string, value: string]

/** What the model holds of an object besides its name, comment and definition; facts that say nothing are left out. */
export function factsOf(entity: TopLevelEntity): readonly Fact[] {
  return [...ownFacts(entity), ...sharedFacts(entity)].filter(([, value]) => value !== '')
}

/** Owner and privileges, which any object may have. */
export function sharedFacts({ owner, grants }: Pick<TopLevelEntity, 'owner' | 'grants'>): readonly Fact[] {
  return [
    ['Owner', owner ?? ''] as const,
    ...grants.map((grant): Fact => ['Granted', grantText(grant)]),
  ].filter(([, value]) => value !== '')
}

function ownFacts(entity: TopLevelEntity): readonly Fact[] {
  switch (entity.entity) {
    case 'domain':
      return [
        ['Type', entity.type.display],
        ['Null', entity.nullable ? 'allowed' : 'not allowed'],
        ['Default', entity.default ?? ''],
        ['Collation', entity.collation ?? ''],
        ...entity.checks.map(({ name, expression, notValid }): Fact => {
          return ['Check', `${name}: ${expression}${notValid ? ' (not valid)' : ''}`]
        }),
      ]
    case 'composite':
      return entity.attributes.map(({ name, type, collation }) => [
        name,
        collation === null ? type.display : `${type.display} collate ${collation}`,
      ])
    case 'range':
      return [['Of', entity.subtype.display], ...Object.entries(entity.options)]
    case 'sequence':
      return [
        ['Type', entity.type.display],
        ...sequenceFacts(entity.options),
        ['Owned by', entity.ownedBy ? `${entity.ownedBy.table}.${entity.ownedBy.column}` : ''],
      ]
    case 'routine':
      return [
        ['Arguments', entity.arguments === '' ? 'none' : entity.arguments],
        ['Returns', entity.returns ?? ''],
        ['Language', entity.language ?? ''],
        ['Volatility', entity.kind === 'function' ? entity.volatility : ''],
        ['Runs as', entity.securityDefiner ? 'its owner (security definer)' : 'its caller'],
        ...Object.entries(entity.settings).map(([name, value]): Fact => ['Sets', `${name} = ${value}`]),
      ]
    case 'view':
      return [
        ['Checks rows', entity.checkOption ?? ''],
        ['Filled', entity.kind === 'materialized' && !entity.withData ? 'not until refreshed' : ''],
        ['Options', optionText(entity.options)],
      ]
    case 'extension':
      return [
        ['Version', entity.version ?? 'the newest there is'],
        ['In schema', entity.schema],
      ]
    case 'object':
      return [['Kind', entity.kind]]
    case 'schema':
    case 'enum':
    case 'table':
      return []
  }
}

/** Options as they are written: `a=1, b=2`. */
export function optionText(options: Readonly<Record<string, string>>): string {
  return Object.entries(options)
    .map(([name, value]) => (value === '' ? name : `${name}=${value}`))
    .join(', ')
}

function sequenceFacts({ start, increment, min, max, cache, cycle }: SequenceOptions): readonly Fact[] {
  return [
    ['Starts at', start ?? ''],
    ['Step', increment ?? ''],
    ['Least', min ?? ''],
    ['Most', max ?? ''],
    ['Cache', cache ?? ''],
    ['At its end', cycle ? 'starts over' : ''],
  ]
}

function grantText({ privileges, columns, grantees, withGrantOption }: Grant): string {
  const of = columns.length > 0 ? ` (${columns.join(', ')})` : ''
  const on = withGrantOption ? ', who may grant it on' : ''
  return `${privileges.join(', ').toLowerCase()}${of} to ${grantees.join(', ')}${on}`
}
