import { queryRule } from '../query/query-rule.ts'

/** A key that changes is no longer the name of the row. */
export const updateOfKey = queryRule({
  id: 'update-of-key',
  title: 'UPDATE of a primary key',
  severity: 'warning',
  tags: ['integrity', 'concurrency'],
  catalogue: ['QY014'],
  detects: 'An UPDATE that sets a column of the primary key.',
  rationale:
    'Whatever keeps the key, in other tables, caches, addresses, other systems, points at nothing then, or at ' +
    'another row. Foreign keys that go along rewrite and lock their rows as well.',
  source: 'https://github.com/XiaoMi/soar (updates of primary keys)',
  ignoreWhen: 'A natural key is put right, and everything that holds it goes along.',
  remedy: 'None: a new row and the removal of the old one, or a surrogate key, is a decision.',
  fixable: false,
  *judge(query) {
    for (const { node, sources } of query.blocks) {
      const key = sources[0]?.table?.primaryKey
      if (node.is !== 'update' || !key) continue
      for (const { places, value } of node.set) {
        // A trigger that keeps a copy in step takes over what is there.
        if (value.is === 'column' && value.parts[0]?.value === 'new') continue
        const place = places.find((each) => key.columns.includes(each.name.value))
        if (!place) continue
        yield {
          at: place,
          message: `${query.label} changes ${place.name.value}, which is of the primary key of ${sources[0]?.table?.name}.`,
          evidence: `PRIMARY KEY (${key.columns.join(', ')}).`,
          confidence: 0.75,
          entities: [key.id],
          fix: null,
        }
      }
    }
  },
})
