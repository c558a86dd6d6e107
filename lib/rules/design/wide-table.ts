import { tableRule } from '../define.ts'

/** More columns than anybody keeps in mind. */
export const wideTable = tableRule({
  id: 'wide-table',
  title: 'Very wide table',
  category: 'design',
  severity: 'info',
  catalogue: ['SCH019'],
  detects: 'A table with more than 40 columns.',
  rationale:
    'Such a table usually holds several things at once: each update writes the whole row anew, most queries ' +
    'read a small part, and optional groups of columns hide what belongs together.',
  source: 'https://github.com/azimuttapp/azimutt (table too large)',
  ignoreWhen: 'It is a fact table of a warehouse, or a one-row table of settings.',
  remedy: 'None: which columns belong together is a decision about the domain.',
  fixable: false,
  *check({ table, label }) {
    const count = table.columns.length
    if (count <= 40) return
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
