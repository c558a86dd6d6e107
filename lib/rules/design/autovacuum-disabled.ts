import { tableRule } from '../define.ts'

/** A table that autovacuum skips bloats, and stops the server one day. */
export const autovacuumDisabled = tableRule({
  id: 'autovacuum-disabled',
  title: 'Autovacuum is off',
  category: 'design',
  severity: 'error',
  catalogue: ['SCH063'],
  detects: 'A table with the storage parameter `autovacuum_enabled = false`.',
  rationale:
    'Dead rows pile up, statistics go stale, and when transaction ids wrap around the server vacuums it anyway, ' +
    'at the worst moment.',
  source: 'https://www.postgresql.org/docs/current/routine-vacuuming.html',
  ignoreWhen: 'The table is loaded once and dropped.',
  remedy:
    'None: the storage parameter is to be removed from the script (ALTER TABLE … RESET (autovacuum_enabled)).',
  fixable: false,
  *check({ table, label }) {
    const value = table.options.autovacuum_enabled?.toLowerCase()
    if (value === undefined || !off.has(value)) return
    yield {
      entities: [table.id],
      message: `Autovacuum is switched off for ${label}.`,
      evidence: `autovacuum_enabled = ${value}`,
      confidence: 0.95,
      fix: null,
    }
  },
})

const off: ReadonlySet<string> = new Set(['false', 'off', '0', 'no'])
