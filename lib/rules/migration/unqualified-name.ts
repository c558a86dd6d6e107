import type { QName } from '../../sql/index.ts'
import { type StatementContext, spoken } from './reading/context.ts'
import { edited } from './reading/rewrite.ts'
import { migrationRule } from './reading/rule.ts'

/** Where a name without its schema goes is decided by whoever runs the file. */
export const unqualifiedName = migrationRule({
  id: 'unqualified-name',
  title: 'Name without its schema',
  severity: 'info',
  stance: 'policy',
  catalogue: ['NM015'],
  tags: ['operations', 'policy'],
  options: {
    schema: { type: 'string', default: 'public', says: 'The schema to write in front' },
  },
  detects: 'A table, index, view or sequence named without its schema in a file that sets no search_path.',
  rationale:
    "It is made or found along the search path of the role that runs the file: with a schema of the role's own name there, the " +
    'table is made in that, and nobody else sees it.',
  source:
    'https://www.postgresql.org/docs/current/ddl-schemas.html#DDL-SCHEMAS-PATH; squawk (require-schema)',
  ignoreWhen: 'The same file is run for each tenant, with another search_path each.',
  remedy: 'Writes the schema in front of the name.',
  fixable: true,
  *checkFile({ steps }, { schema }) {
    if (steps.some(({ statement: { node } }) => node.kind === 'setSearchPath')) return
    for (const step of steps) {
      const names = relationsOf(step).filter(({ parts }) => parts.length === 1)
      const [first] = names
      if (!first) continue
      const quoted = step.file.dialect.quote(schema)
      yield {
        step,
        message: `${names.map(spoken).join(', ')} ${names.length === 1 ? 'is' : 'are'} named without a schema.`,
        evidence: 'Nothing of the file sets search_path.',
        confidence: 0.85,
        fix: edited(
          step,
          `Write ${schema} in front`,
          names.map(({ from }) => ({ from, to: from, insert: `${quoted}.` })),
          false,
        ),
      }
    }
  },
})

function relationsOf({ statement: { node }, isFresh }: StatementContext): readonly QName[] {
  switch (node.kind) {
    case 'createTable':
      return node.persistence === 'temporary' ? [] : [node.name]
    case 'createView':
    case 'createSequence':
    case 'alterTable':
      return [node.name]
    case 'createIndex':
      return [node.table]
    case 'drop':
      return ['table', 'view', 'materialized view', 'sequence', 'index'].includes(node.word)
        ? node.targets.map(({ name }) => name).filter((name) => !isFresh(name))
        : []
    default:
      return []
  }
}
