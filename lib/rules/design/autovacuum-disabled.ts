import { tableRule } from '../define.ts'
import { fixOf } from '../ops-of.ts'

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
  remedy: 'Takes the storage parameter away.',
  fixable: true,
  *check({ table, label, ref }) {
    const value = table.options.autovacuum_enabled?.toLowerCase()
    if (value === undefined || !off.has(value)) return
    const { autovacuum_enabled: _, ...kept } = table.options
    yield {
      entities: [table.id],
      message: `Autovacuum is switched off for ${label}.`,
      evidence: `autovacuum_enabled = ${value}`,
      confidence: 0.95,
      fix: fixOf(`Let autovacuum look after ${label}`, 'safe', {
        op: 'table.setOptions',
        table: ref,
        options: kept,
      }),
    }
  },
})

const off: ReadonlySet<string> = new Set(['false', 'off', '0', 'no'])
