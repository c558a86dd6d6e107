import { type EntityId, entityId, type SchemaOpInput } from '../../schema/index.ts'
import { isReviewed, schemaRule } from '../define.ts'
import { isFrameworkTable } from '../frameworks.ts'
import { snakeCase } from '../names.ts'
import { fixOf } from '../ops-of.ts'
import { perTable } from '../per-table.ts'
import type { RawFinding, RuleContext } from '../rule.ts'
import type { TableContext } from '../table-context.ts'

/** Names with capitals must be quoted for ever. */
export const mixedCaseName = schemaRule({
  id: 'mixed-case-name',
  title: 'Name with capital letters',
  category: 'naming',
  severity: 'warning',
  catalogue: ['NM001', 'NM005'],
  tags: ['readability'],
  detects:
    'A table or column whose name has capital letters. Where most tables have them, it is the house style: said once, and not at all where it is set or the tables of a framework that writes so are there.',
  rationale:
    'PostgreSQL folds unquoted names to lower case, so such a name exists only in double quotes; every query, ' +
    'script and tool that forgets them fails.',
  source: 'https://wiki.postgresql.org/wiki/Don%27t_Do_This#Don.27t_use_upper_case_table_or_column_names',
  ignoreWhen:
    'An object-relational mapper (Prisma, Sequelize) writes the names and nobody writes SQL by hand.',
  remedy: 'Renames it to lower case with underscores; what uses the old name outside the script must follow.',
  fixable: true,
  *check(context) {
    if (context.facts.mixedCase === 'style') {
      // Who has asked for the style, or for the framework that writes it, knows.
      const known =
        context.facts.naming.isSet.letters ||
        [...context.tables.values()].some(({ table }) => isFrameworkTable(table))
      const finding = known ? null : styleFinding(context)
      if (finding) yield finding
      return
    }
    for (const each of context.tables.values()) {
      if (hasCapitals(each.table) && isReviewed(each) && !isFrameworkTable(each.table))
        yield* slips(context, each)
    }
  },
})

const hasCapitals = perTable(({ name, columns }) =>
  [name, ...columns.map((column) => column.name)].some((each) => each !== each.toLowerCase()),
)

function* slips(context: RuleContext, each: TableContext): Generator<RawFinding> {
  const { table, ref, label, columns } = each
  for (const column of table.columns) {
    if (column.name === column.name.toLowerCase() || column.inherited) continue
    const to = snakeCase(column.name)
    yield {
      entities: [column.id],
      message: `${label}.${column.name} has capital letters and must be quoted everywhere.`,
      evidence: `Written without quotes it means ${column.name.toLowerCase()}.`,
      confidence: 0.85,
      fix: columns.has(to)
        ? null
        : fixOf(`Rename ${label}.${column.name} to ${to}`, 'weigh', {
            op: 'column.rename',
            table: ref,
            column: column.name,
            to,
          }),
    }
  }
  if (table.name === table.name.toLowerCase()) return
  const to = snakeCase(table.name)
  const rename: SchemaOpInput = { op: 'table.rename', table: ref, to }
  yield {
    entities: [table.id],
    message: `The table ${label} has capital letters in its name and must be quoted everywhere.`,
    evidence: `Written without quotes it means ${table.name.toLowerCase()}.`,
    confidence: 0.85,
    fix: context.schema.tables.has(entityId('table', table.schema, to))
      ? null
      : fixOf(`Rename ${label} to ${to}`, 'weigh', rename),
  }
}

/** One finding for a schema whose style it is. */
function styleFinding({ tables, facts }: RuleContext): RawFinding | null {
  const ids: EntityId[] = []
  let example = ''
  for (const { table } of tables.values()) {
    const names = [table.name, ...table.columns.map((column) => column.name)]
    const capital = names.find((name) => name !== name.toLowerCase())
    if (capital === undefined) continue
    if (ids.length === 0) example = capital
    ids.push(table.id)
  }
  if (ids.length === 0) return null
  return {
    entities: [entityId('schema', facts.home), ...ids.slice(0, 20)],
    message: `${ids.length} tables use capital letters in names, such as ${example}: each must be quoted in SQL.`,
    evidence: 'Most tables do, so it is taken as the style of the schema and said once.',
    confidence: 0.5,
    fix: null,
  }
}
