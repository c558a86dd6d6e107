import { alterations } from './reading/alterations.ts'
import { spoken } from './reading/context.ts'
import { migrationRule } from './reading/rule.ts'

/** A table is read from end to end before it becomes a partition, unless a check proves where its rows belong. */
export const attachWithoutCheck = migrationRule({
  id: 'attach-without-check',
  title: 'Partition attached without proof',
  severity: 'warning',
  about: 'rows',
  catalogue: ['MS040'],
  detects:
    'ATTACH PARTITION of a table that has no check which was added, or is known, before; and of any where the parent ' +
    'has a DEFAULT partition.',
  rationale:
    'The table is read under ACCESS EXCLUSIVE to see that every row belongs there; so is the DEFAULT partition, for ' +
    'rows that belong to the new one.',
  source: 'https://www.postgresql.org/docs/current/ddl-partitioning.html (ATTACH PARTITION)',
  ignoreWhen: 'The table is empty or small.',
  remedy:
    'None: add a CHECK that says the same as the bound, NOT VALID, validate it, attach, and drop it. Do the reverse ' +
    'for a DEFAULT partition.',
  fixable: false,
  *checkStatement(context) {
    for (const { action, label, table } of alterations(context, 'attachPartition')) {
      if (context.isFresh(action.partition)) continue
      const child = context.table(action.partition)
      const fallback = [...context.before.tables.values()].find(
        ({ partitionOf }) =>
          table !== null &&
          partitionOf?.parent.name === table.name &&
          partitionOf.parent.schema === table.schema &&
          partitionOf.bound.trim().toLowerCase() === 'default',
      )
      const isProven =
        child?.checks.some((check) => !check.notValid) ?? checkedInFile(context, action.partition)
      if (isProven && !fallback) continue
      yield {
        message: fallback
          ? `Attaching ${spoken(action.partition)} reads the default partition ${fallback.name} while nobody may use it.`
          : `Attaching ${spoken(action.partition)} to ${label} reads all of it while nobody may use it.`,
        evidence: fallback
          ? `${label} has a DEFAULT partition.`
          : 'No validated check says where its rows belong.',
        confidence: child || fallback ? 0.85 : 0.6,
        fix: null,
      }
    }
  },
})

function checkedInFile(
  context: Parameters<typeof alterations>[0],
  name: Parameters<typeof spoken>[0],
): boolean {
  return context.file.steps.slice(0, context.index).some(({ statement: { node } }) => {
    if (node.kind !== 'alterTable' || spoken(node.name) !== spoken(name)) return false
    return node.actions.some((action) => action.kind === 'validateConstraint')
  })
}
