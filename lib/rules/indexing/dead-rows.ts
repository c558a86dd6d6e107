import { fixOf } from '../ops-of.ts'
import { statisticsRule } from '../statistics-rule.ts'

/** A large table whose vacuum waits for a fifth of it waits too long. */
export const deadRows = statisticsRule({
  id: 'dead-rows',
  title: 'Many dead rows',
  category: 'indexing',
  severity: 'info',
  tags: ['operations', 'space', 'performance'],
  catalogue: ['IX021', 'SCH060'],
  options: {
    share: {
      type: 'number',
      default: 0.2,
      minimum: 0.01,
      maximum: 1,
      says: 'Dead rows for each live one that are too many',
    },
    leastRows: {
      type: 'integer',
      default: 100_000,
      minimum: 0,
      says: 'Dead rows below which a table is left alone',
    },
  },
  detects: 'A table with a dead row for every five live ones and more than a hundred thousand of them.',
  rationale:
    'Scans read the dead ones too, and index entries lead to them. Vacuum begins, where nothing else is set, only ' +
    'when a fifth of the table is dead: of a large one that is much, and late.',
  source: 'https://www.postgresql.org/docs/current/routine-vacuuming.html#AUTOVACUUM',
  ignoreWhen: 'A large change has just been made, or a long transaction holds vacuum up: then end that one.',
  remedy: 'Lets autovacuum of this table begin at two in a hundred.',
  fixable: true,
  *check({ table, label, ref, measured }, { share, leastRows }) {
    const { rows, deadRows: dead } = measured
    if (rows === null || dead === null || dead < leastRows || dead < rows * share) return
    // Partitions are vacuumed each by its own settings, a partitioned table never.
    if (table.kind === 'partitioned' || 'autovacuum_vacuum_scale_factor' in table.options) return
    yield {
      entities: [table.id],
      message: `${label} has ${dead} dead rows beside ${rows} live ones.`,
      evidence:
        measured.lastVacuum === null
          ? 'No vacuum is known of.'
          : `It was vacuumed last at ${measured.lastVacuum}.`,
      confidence: 0.8,
      fix: fixOf(`Vacuum ${label} when two in a hundred rows are dead`, 'weigh', {
        op: 'table.setOptions',
        table: ref,
        options: { ...table.options, autovacuum_vacuum_scale_factor: '0.02' },
      }),
    }
  },
})
