import { tableRule } from '../define.ts'
import { fixOf } from '../ops-of.ts'

/** `char(n)` pads with blanks; `varchar(n)` or `text` says what is meant. */
export const fixedLengthChar = tableRule({
  id: 'fixed-length-char',
  title: 'Blank-padded char(n)',
  category: 'typing',
  severity: 'info',
  catalogue: ['TY005'],
  tags: ['integrity'],
  detects: 'A column of type `char(n)`.',
  rationale:
    'Values are padded with blanks up to the length, yet shorter ones are not refused; comparing with text ' +
    'that keeps its blanks surprises, and nothing is faster for it.',
  source: 'https://wiki.postgresql.org/wiki/Don%27t_Do_This#Don.27t_use_char.28n.29',
  ignoreWhen: 'Another system fixes the layout and compares with blanks.',
  remedy: 'Changes the type to `varchar(n)`; stored values lose their padding.',
  fixable: true,
  *check({ table, label, ref }) {
    for (const column of table.columns) {
      const { type } = column
      if (type.name !== 'character' || type.dimensions > 0 || column.inherited) continue
      const length = type.args[0] ?? '1'
      yield {
        entities: [column.id],
        message: `${label}.${column.name} is char(${length}), which pads its values with blanks.`,
        evidence: `Its type is ${type.display}.`,
        confidence: 0.85,
        fix: fixOf(`Change ${label}.${column.name} to varchar(${length})`, 'weigh', {
          op: 'column.setType',
          table: ref,
          column: column.name,
          type: `varchar(${length})`,
        }),
      }
    }
  },
})
