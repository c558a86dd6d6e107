import { columnTypeRule } from '../column-type-rule.ts'

/** Types that name catalogue rows do not survive an upgrade. */
export const regTypeColumn = columnTypeRule({
  id: 'reg-type-column',
  title: 'Catalogue reference stored in a table',
  catalogue: ['TY019'],
  tags: ['operations'],
  severity: 'error',
  detects: 'A column of a type such as `regclass`, `regproc` or `regnamespace`.',
  rationale:
    'The value is the number of a catalogue row. pg_upgrade refuses databases with most of these types, and ' +
    'after a dump and restore the numbers are others.',
  source: 'https://www.postgresql.org/docs/current/pgupgrade.html',
  ignoreWhen: 'The table is filled anew at each start and never upgraded.',
  remedy: 'Changes the type to `text`, which keeps the name.',
  judge(column, { label, quote }) {
    if (!regTypes.has(column.type.name) || column.type.dimensions > 0 || column.default !== null) return null
    return {
      message: `${label}.${column.name} is ${column.type.display}, which pg_upgrade refuses or renumbers.`,
      evidence: `Its type is ${column.type.display}.`,
      confidence: 0.85,
      type: 'text',
      using: `${quote(column.name)}::text`,
    }
  },
})

const regTypes: ReadonlySet<string> = new Set([
  'regclass',
  'regcollation',
  'regconfig',
  'regdictionary',
  'regnamespace',
  'regoper',
  'regoperator',
  'regproc',
  'regprocedure',
  'regrole',
  'regtype',
])
