import type { ForeignKey } from '../../schema/index.ts'
import { queryRule } from '../query/query-rule.ts'
import type { Block, BoundSource } from '../query/scope.ts'
import {
  comparison,
  conditionsOf,
  conjunctsOf,
  equal,
  joinsOf,
  namedColumn,
  rowKeys,
} from '../query/terms.ts'

/** A key of two columns joined by one of them finds too much. */
export const partOfKeyJoined = queryRule({
  id: 'part-of-key-joined',
  title: 'Join by a part of the foreign key',
  severity: 'warning',
  tags: ['integrity', 'tenancy'],
  catalogue: ['QY012'],
  detects: 'A join of two tables that compares some columns of the foreign key between them, but not all.',
  rationale:
    'Each row then meets rows that it does not belong to: those of other tenants, of other years. Sums come out too high.',
  source: 'https://www.postgresql.org/docs/current/ddl-constraints.html#DDL-CONSTRAINTS-FK',
  ignoreWhen: 'What is compared is unique by itself, though no key says so.',
  remedy: 'Compares the other columns too.',
  fixable: true,
  *judge(query) {
    for (const block of query.blocks) {
      const { node } = block
      if (node.is !== 'select' || block.merged.size > 0) continue
      const pairs = comparedColumns(block)
      for (const join of joinsOf(node.sources)) {
        const joined = block.sources.find((source) => source.node === join.right)
        if (!joined || !join.on) continue
        const partial = partialKey(block, joined, pairs)
        if (!partial) continue
        const { from, to, key, missing } = partial
        const condition = missing
          .map((at) => `${from.name}.${key.columns[at]} = ${to.name}.${key.references.columns[at]}`)
          .join(' AND ')
        const isOr = join.on.is === 'or'
        yield {
          at: join.on,
          message: `${query.label} joins ${from.name} and ${to.name} by a part of their key.`,
          evidence: `The foreign key is (${key.columns.join(', ')}); ${condition} is not compared.`,
          confidence: 0.8,
          entities: [key.id],
          fix: isOr
            ? null
            : {
                title: `Compare ${condition} too`,
                safety: 'weigh',
                edits: [{ from: join.on.to, to: join.on.to, insert: ` AND ${condition}` }],
              },
        }
      }
    }
  },
})

/** Pairs of columns that the block compares, as `source.column=source.column` both ways. */
function comparedColumns(block: Block): ReadonlySet<string> {
  const pairs = new Set<string>()
  const outer =
    block.node.is === 'select' ? joinsOf(block.node.sources).flatMap((join) => conjunctsOf(join.on)) : []
  for (const condition of [...conditionsOf(block), ...outer]) {
    const found = comparison(condition, equal)
    const [a, b] = [namedColumn(block, found?.left), namedColumn(block, found?.right)]
    // A column held to a value is compared with nothing more to say.
    for (const one of [a, b]) if (one && (!a || !b)) pairs.add(`${one.source.name}.${one.column.name}=`)
    if (!a || !b) continue
    pairs.add(`${a.source.name}.${a.column.name}=${b.source.name}.${b.column.name}`)
    pairs.add(`${b.source.name}.${b.column.name}=${a.source.name}.${a.column.name}`)
  }
  return pairs
}

interface Partial {
  readonly from: BoundSource
  readonly to: BoundSource
  readonly key: ForeignKey
  readonly missing: readonly number[]
}

function partialKey(block: Block, joined: BoundSource, pairs: ReadonlySet<string>): Partial | null {
  for (const other of block.sources) {
    if (other === joined) continue
    for (const [from, to] of [
      [joined, other],
      [other, joined],
    ] as const) {
      const keys = (from.table?.foreignKeys ?? []).filter(
        (each) =>
          each.columns.length > 1 &&
          each.references.table === to.table?.name &&
          each.references.schema === to.table.schema,
      )
      for (const key of keys) {
        const isCompared = (at: number) =>
          pairs.has(`${from.name}.${key.columns[at]}=${to.name}.${key.references.columns[at]}`)
        const compared = key.columns.flatMap((_, at) => (isCompared(at) ? [at] : []))
        const missing = key.columns.flatMap((_, at) => (isCompared(at) ? [] : [at]))
        if (compared.length === 0 || missing.length === 0) continue
        const found = compared.map((at) => key.references.columns[at] ?? '')
        const isKeyAlone =
          to.table && rowKeys(to.table).some((each) => each.every((name) => found.includes(name)))
        const isHeld = missing.every(
          (at) =>
            pairs.has(`${from.name}.${key.columns[at]}=`) ||
            pairs.has(`${to.name}.${key.references.columns[at]}=`),
        )
        // Another key between the two may be the one that is meant.
        const isOther = (from.table?.foreignKeys ?? []).some(
          (each) =>
            each !== key &&
            each.references.table === to.table?.name &&
            each.columns.every((column, at) =>
              pairs.has(`${from.name}.${column}=${to.name}.${each.references.columns[at]}`),
            ),
        )
        if (!isKeyAlone && !isHeld && !isOther) return { from, to, key, missing }
      }
    }
  }
  return null
}
