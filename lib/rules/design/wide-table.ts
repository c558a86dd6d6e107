import { tableRule } from '../define.ts'

/** More columns than anybody keeps in mind. */
export const wideTable = tableRule({
  id: 'wide-table',
  title: 'Very wide table',
  category: 'design',
  severity: 'info',
  catalogue: ['SCH019'],
  detects: 'A table with more than 40 columns, or as many as the option says.',
  rationale:
    'Such a table usually holds several things at once: each update writes the whole row anew, most queries ' +
    'read a small part, and optional groups of columns hide what belongs together.',
  source: 'https://github.com/azimuttapp/azimutt (table too large)',
  ignoreWhen: 'It is a fact table of a warehouse, or a one-row table of settings.',
  remedy: 'None: which columns belong together is a decision about the domain.',
  fixable: false,
  options: {
    most: { type: 'integer', default: 40, minimum: 1, says: 'Columns a table may have' },
  },
  *check({ table, label }, { most }) {
    const count = table.columns.length
    if (count <= most) return
    const nullable = table.columns.filter((column) => column.nullable).length
    yield {
      entities: [table.id],
      message: `${label} has ${count} columns.`,
      evidence: `${nullable} of them may be null.`,
      confidence: 0.6,
      fix: null,
    }
  },
})
