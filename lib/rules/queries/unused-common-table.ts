import { query as tree } from '../../sql/index.ts'
import { queryRule } from '../query/query-rule.ts'

/** A part of the query that no other part reads. */
export const unusedCommonTable = queryRule({
  id: 'unused-common-table',
  title: 'Common table expression that is not used',
  severity: 'info',
  tags: ['readability'],
  catalogue: ['QY022'],
  detects: 'A query in WITH that only reads and that nothing refers to.',
  rationale: 'It is left over; who reads the query reads it first and looks for what it is for.',
  source: 'https://docs.sqlfluff.com/en/stable/reference/rules.html (ST03)',
  ignoreWhen: 'The query is being written.',
  remedy: 'Takes it out.',
  fixable: true,
  *judge(query) {
    if (!query.isWhole) return
    for (const { node } of query.blocks) {
      const own = node.with
      if (!own) continue
      const used = new Set<string>()
      for (const each of tree.nodesOf(query.statement))
        if (each.is === 'relation' && each.name.length === 1) used.add(each.name[0]?.value ?? '')
      for (const [at, table] of own.tables.entries()) {
        if (
          used.has(table.name.value) ||
          !onlyReads(table.query) ||
          commands(query.statement).has(table.name.value)
        )
          continue
        const next = own.tables[at + 1]
        const before = own.tables[at - 1]
        const span =
          own.tables.length === 1
            ? { from: own.from, to: firstAfter(query.sql, own.to) }
            : next
              ? { from: table.from, to: next.from }
              : { from: before?.to ?? table.from, to: table.to }
        yield {
          at: table.name,
          message: `${query.label} defines ${table.name.value} and never uses it.`,
          evidence: `Nothing reads ${table.name.value}.`,
          confidence: 0.95,
          fix: { title: `Take ${table.name.value} out`, safety: 'safe', edits: [{ ...span, insert: '' }] },
        }
      }
    }
  },
})

/** Whether it changes nothing, so that it may go. */
function onlyReads(statement: tree.Statement): boolean {
  for (const node of tree.nodesOf(statement)) {
    if (node.is === 'insert' || node.is === 'update' || node.is === 'delete' || node.is === 'merge')
      return false
  }
  return true
}

/** Names in `TABLE name`. */
function commands(statement: tree.Statement): ReadonlySet<string> {
  const names = new Set<string>()
  for (const node of tree.nodesOf(statement)) if (node.is === 'table') names.add(node.name[0]?.value ?? '')
  return names
}

function firstAfter(sql: string, from: number): number {
  let at = from
  while (at < sql.length && sql.charAt(at).trim() === '') at++
  return at
}
