import { tableRule } from '../define.ts'
import { fixOf, indexSpecOf } from '../ops-of.ts'

/** Where a team keeps to a few kinds of index, the others are named. */
export const indexMethodNotListed = tableRule({
  id: 'index-method-not-listed',
  title: 'Index method that the team does not use',
  category: 'indexing',
  severity: 'warning',
  stance: 'policy',
  tags: ['policy'],
  catalogue: ['IX019'],
  options: {
    methods: { type: 'strings', default: ['btree', 'gin', 'gist', 'brin'], says: 'Index methods in use' },
  },
  detects: 'An index of a method that is not on the list of the option `methods`.',
  rationale:
    'Each method has its own way of growing, being vacuumed and being built. A team that knows a few of them well ' +
    'runs those better than many.',
  source: 'https://www.postgresql.org/docs/current/indexes-types.html',
  ignoreWhen: 'Somebody has measured that nothing else will do; then the method belongs on the list.',
  remedy: 'Makes a hash index a B-tree; what another method is for, a B-tree cannot do.',
  fixable: true,
  *check({ table, label, ref }, { methods }) {
    for (const index of table.indexes) {
      if (methods.includes(index.method)) continue
      const canBeTree = index.method === 'hash' && methods.includes('btree')
      yield {
        entities: [index.id, table.id],
        message: `Index ${index.name} on ${label} uses ${index.method}.`,
        evidence: `The methods in use are ${methods.join(', ')}.`,
        confidence: 1,
        fix: canBeTree
          ? fixOf(`Make ${index.name} a B-tree`, 'weigh', {
              op: 'index.alter',
              table: ref,
              name: index.name,
              index: { ...indexSpecOf(index), method: 'btree' },
            })
          : null,
      }
    }
  },
})
