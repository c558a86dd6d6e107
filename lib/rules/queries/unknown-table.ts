import { nearestName } from '../query/nearest.ts'
import { queryRule } from '../query/query-rule.ts'
import { replace } from '../query/text.ts'

/** A query that reads what is not there fails when it is asked. */
export const unknownTable = queryRule({
  id: 'unknown-table',
  title: 'Table that there is not',
  severity: 'error',
  tags: ['integrity'],
  catalogue: ['QY023'],
  detects:
    'A table in a query of the workload that the schema does not have, where it has one of nearly the same name.',
  rationale: 'The statement fails when it is run: after a rename, or by a slip of the keyboard.',
  source: 'https://www.postgresql.org/docs/current/errcodes-appendix.html (42P01)',
  ignoreWhen: 'The table is made by something that the script does not show.',
  remedy: 'Writes the name that is most like it.',
  fixable: true,
  *judge(query) {
    if (query.origin !== 'workload') return
    const { schema, facts } = query.context
    for (const { sources } of query.blocks) {
      for (const { node, table, view, columns } of sources) {
        if (table || view || columns !== null || ('is' in node && node.is !== 'relation')) continue
        const path = 'name' in node ? node.name : []
        const part = path.at(-1)
        const given = path.at(-2)?.value
        if (
          !part ||
          given?.startsWith('pg_') ||
          given === 'information_schema' ||
          part.value.startsWith('pg_')
        )
          continue
        const inSight = [...schema.tables.values(), ...schema.views.values()].filter((each) =>
          given === undefined
            ? schema.searchPath.includes(each.schema) || each.schema === facts.dialect.defaultSchema
            : each.schema === given,
        )
        if (inSight.some((each) => each.name === part.value)) continue
        const near = nearestName(part.value, new Set(inSight.map((each) => each.name)))
        if (near === null) continue
        yield {
          at: node,
          message: `${query.label} reads ${part.value}, which the schema does not have.`,
          evidence: `There is ${near}.`,
          confidence: 0.8,
          fix: { title: `Write ${near}`, safety: 'weigh', edits: [replace(part, facts.dialect.quote(near))] },
        }
      }
    }
  },
})
