import type { Index, Table } from '../../schema/index.ts'
import { relationName, type StatementContext, spoken } from './reading/context.ts'
import { migrationRule } from './reading/rule.ts'

/** Between the drop of an index and the end of the build of its successor, queries have neither. */
export const indexDroppedBeforeReplacement = migrationRule({
  id: 'index-dropped-before-replacement',
  title: 'Index dropped before its successor is built',
  severity: 'warning',
  catalogue: ['MS007'],
  detects:
    'DROP INDEX followed by CREATE INDEX on the same table with the same leading key or the same name.',
  rationale: 'Until the new index is finished every query that needs one reads the whole table.',
  source: 'https://github.com/fatkodima/online_migrations (replacing an index)',
  ignoreWhen: 'Nothing queries by it, or there is no room for both.',
  remedy:
    'None: build the new index first under another name, then drop the old one concurrently, then rename the new one ' +
    'if its name matters.',
  fixable: false,
  *checkFile({ steps }) {
    for (const [at, step] of steps.entries()) {
      const { node } = step.statement
      if (node.kind !== 'drop' || node.word !== 'index') continue
      for (const target of node.targets) {
        const own = relationName(target.name).name
        const found = indexNamed(step, own)
        const later = steps.slice(at + 1).find(({ statement: { node: next } }) => {
          if (next.kind !== 'createIndex') return false
          // DROP … IF EXISTS of a name nobody knows clears what a failed attempt left.
          const isKnown = found !== null || !node.ifExists
          if (isKnown && next.name && relationName(next.name).name === own) return true
          return (
            found !== null &&
            relationName(next.table).name === found.table.name &&
            next.keys[0]?.column?.value !== undefined &&
            next.keys[0].column.value === found.index.keys[0]?.column
          )
        })
        if (!later) continue
        yield {
          step,
          message: `Index ${spoken(target.name)} is dropped before its successor is built.`,
          evidence: 'The index that takes its place is made further down in the same file.',
          confidence: 0.85,
          fix: null,
        }
      }
    }
  },
})

function indexNamed(
  { before }: StatementContext,
  name: string,
): { readonly table: Table; readonly index: Index } | null {
  for (const table of before.tables.values()) {
    const index = table.indexes.find((each) => each.name === name)
    if (index) return { table, index }
  }
  return null
}
