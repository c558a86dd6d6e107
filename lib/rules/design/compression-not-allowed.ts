import { tableRule } from '../define.ts'
import { fixOf } from '../ops-of.ts'

/** For teams that agreed on how long values are compressed. */
export const compressionNotAllowed = tableRule({
  id: 'compression-not-allowed',
  title: 'Compression that was not agreed on',
  category: 'design',
  severity: 'info',
  stance: 'policy',
  tags: ['policy', 'performance'],
  catalogue: ['SCH053'],
  detects: 'A column with another compression method than the agreed one.',
  rationale:
    'lz4 packs and unpacks several times faster than pglz for nearly the same size, but a server must be built ' +
    'with it. One method for all columns keeps dumps restorable wherever the team restores them.',
  source: 'https://www.postgresql.org/docs/current/sql-altertable.html (SET COMPRESSION)',
  ignoreWhen: 'The column is kept small on purpose, at the price of time.',
  remedy: 'Sets the agreed method; stored values keep theirs until they are written again.',
  fixable: true,
  options: {
    method: { type: 'choice', values: ['lz4', 'pglz'], default: 'lz4', says: 'The agreed method' },
  },
  *check({ table, label, ref }, { method }) {
    for (const column of table.columns) {
      const other = column.compression?.toLowerCase()
      if (other === undefined || other === method || other === 'default' || column.inherited) continue
      yield {
        entities: [column.id],
        message: `${label}.${column.name} is compressed by ${other}.`,
        evidence: `Agreed is ${method}.`,
        confidence: 0.9,
        fix: fixOf(`Compress ${label}.${column.name} by ${method}`, 'safe', {
          op: 'column.setCompression',
          table: ref,
          column: column.name,
          compression: method,
        }),
      }
    }
  },
})
