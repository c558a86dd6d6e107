import type { StatementNode } from '../../sql/index.ts'
import { makeChange } from '../../text/index.ts'
import { type StatementContext, spoken } from './reading/context.ts'
import { migrationRule } from './reading/rule.ts'

type AlterTable = Extract<StatementNode, { kind: 'alterTable' }>

/** Two ALTER TABLE of the same table lock it twice, and may read it twice. */
export const separateAlters = migrationRule({
  id: 'separate-alters',
  title: 'Several ALTER TABLE that could be one',
  severity: 'info',
  about: 'file',
  catalogue: ['MS053'],
  detects:
    'ALTER TABLE directly behind another ALTER TABLE of the same table, where both only change columns.',
  rationale: 'Each waits for its lock anew, and where both read or write the rows that is done twice.',
  source: 'https://www.postgresql.org/docs/current/sql-altertable.html (multiple alterations in one pass)',
  ignoreWhen: 'They stand in one transaction and touch the catalogue only.',
  remedy: 'Joins the two into one statement.',
  fixable: true,
  *checkStatement(context) {
    const { file, index, statement } = context
    const before = file.steps[index - 1]
    const [own, other] = [joinable(context), before ? joinable(before) : null]
    if (!own || !other || !before || spoken(own.name) !== spoken(other.name)) return
    const first = own.actions[0]
    const fix = first && {
      title: `Join it with the ALTER TABLE before`,
      change: makeChange([
        { from: before.statement.to, to: statement.start + first.from, insert: `,${file.eol}    ` },
      ]),
      safe: false,
    }
    yield {
      message: `This ALTER TABLE of ${spoken(own.name)} could be one with the one before it.`,
      evidence: 'Both change columns of the same table and nothing stands between them.',
      confidence: 0.6,
      fix: fix ?? null,
    }
  },
})

const columnKinds: ReadonlySet<string> = new Set([
  'addColumn',
  'setDefault',
  'dropDefault',
  'setType',
  'dropColumn',
])

function joinable(context: StatementContext): AlterTable | null {
  const { node, within } = context.statement
  if (node.kind !== 'alterTable' || node.words !== 'table' || within === 'block') return null
  if (node.ifExists || node.only || context.isFresh(node.name)) return null
  const names = node.actions.map((action) => ('column' in action ? nameOf(action.column) : ''))
  const apart = new Set(names).size === names.length
  return apart && node.actions.every(({ kind }) => columnKinds.has(kind)) ? node : null
}

function nameOf(column: { readonly value: string } | { readonly name: { readonly value: string } }): string {
  return 'value' in column ? column.value : column.name.value
}
