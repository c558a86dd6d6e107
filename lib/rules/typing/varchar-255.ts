import { columnTypeRule } from '../column-type-rule.ts'

/** 255 is a limit of other databases, not of the value. */
export const varchar255 = columnTypeRule({
  id: 'varchar-255',
  title: 'varchar(255) by habit',
  catalogue: ['TY003'],
  tags: ['operations'],
  severity: 'info',
  detects: 'A column of type `varchar(255)`, or of the kindred lengths 191 and 256.',
  rationale:
    'The number comes from the index limits of old MySQL. In PostgreSQL it saves nothing, and the day a value ' +
    'is longer the insert fails. A real limit belongs in a CHECK, which is changed without a rewrite.',
  source: 'https://wiki.postgresql.org/wiki/Don%27t_Do_This#Don.27t_use_varchar.28n.29_by_default',
  ignoreWhen:
    'The length is a rule of the domain (an e-mail address has 254 characters at most), or the framework sets it.',
  remedy: 'Changes the type to `text`, which takes any length.',
  judge(column, { label }) {
    const { type } = column
    if (type.name !== 'character varying' || type.dimensions > 0 || !habits.has(type.args[0] ?? ''))
      return null
    return {
      message: `${label}.${column.name} is limited to ${type.args[0]} characters by habit.`,
      evidence: `Its type is ${type.display}.`,
      confidence: 0.5,
      type: 'text',
    }
  },
})

const habits: ReadonlySet<string> = new Set(['191', '255', '256'])
