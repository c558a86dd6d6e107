import { joinQualified, type SchemaOpInput, type Table } from '../../schema/index.ts'
import type { query } from '../../sql/index.ts'
import { isTextual } from '../column-types.ts'
import { indexName } from '../index-names.ts'
import { nodesOfBlock } from '../query/blocks.ts'
import type { JudgedQuery } from '../query/judged-query.ts'
import { queryRule } from '../query/query-rule.ts'
import { literalOf, namedColumn } from '../query/terms.ts'
import { wordsAt } from '../query/text.ts'

/** What may begin with anything is in no order. */
export const wildcardInFront = queryRule({
  id: 'wildcard-in-front',
  title: 'Search for text within a column',
  severity: 'info',
  tags: ['performance'],
  catalogue: ['QY003'],
  detects:
    'LIKE or ILIKE with a pattern that begins with a wildcard, or a regular expression without an anchor, on a column that has no ' +
    'trigram index.',
  rationale:
    'A B-tree finds what begins with something. For what is somewhere inside, every row is read and matched, ' +
    'unless the pieces of three characters are indexed.',
  source: 'https://www.postgresql.org/docs/current/pgtrgm.html#PGTRGM-INDEX',
  ignoreWhen: 'The table is small, or another condition leaves few rows to be searched.',
  remedy: 'Creates a GIN index of trigrams on the column, with the extension where it is not there.',
  fixable: true,
  *judge(query) {
    for (const block of query.blocks) {
      for (const node of nodesOfBlock(block)) {
        const search = searchOf(node)
        const named = search && namedColumn(block, search.of)
        if (!named || !isTextual(named.column.type) || hasTrigrams(named.table, named.column.name)) continue
        if (named.table.partitionOf || named.table.kind === 'foreign') continue
        yield {
          at: node,
          message: `${query.label} searches all of ${named.table.name}.${named.column.name}: ${wordsAt(query, node)}.`,
          evidence: `The text may stand anywhere in it, and no index of ${named.table.name} holds its trigrams.`,
          confidence: 0.7,
          entities: [named.column.id],
          fix: {
            title: `Index the trigrams of ${named.table.name}.${named.column.name}`,
            safety: 'safe',
            ops: trigramIndex(query, named.table, named.column.name),
          },
        }
      }
    }
  },
})

function searchOf(node: query.QueryNode): { readonly of: query.Expression } | null {
  if (node.is === 'like' && node.kind !== 'similar to' && !node.negated) {
    const pattern = literalOf(node.pattern, 'string')?.value
    return pattern !== undefined && /^[%_]/.test(pattern) && pattern.replace(/[%_]/g, '').length >= 3
      ? node
      : null
  }
  if (node.is !== 'operation' || (node.operator !== '~' && node.operator !== '~*')) return null
  const [of, right] = node.operands
  const pattern = literalOf(right, 'string')?.value
  return of && pattern !== undefined && !pattern.startsWith('^') && /\w{3}/.test(pattern) ? { of } : null
}

function hasTrigrams(table: Table, column: string): boolean {
  return table.indexes.some((index) =>
    index.keys.some(
      (key) =>
        key.opclass?.includes('trgm_ops') === true && (key.column ?? key.expression ?? '').includes(column),
    ),
  )
}

function trigramIndex({ context }: JudgedQuery, table: Table, column: string): readonly SchemaOpInput[] {
  const installed = [...context.schema.extensions.values()].some((each) => each.name === 'pg_trgm')
  const name = indexName(context.facts.indexNaming, table, [column, 'trgm'])
  return [
    ...(installed
      ? []
      : [{ op: 'object.add', kind: 'extension', definition: 'CREATE EXTENSION pg_trgm' } as const]),
    {
      op: 'index.add',
      table: joinQualified(table.schema, table.name),
      index: { name, method: 'gin', keys: [{ column, opclass: 'gin_trgm_ops' }] },
    },
  ]
}
