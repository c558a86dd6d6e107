import type { SchemaOp } from '../../../schema/index.ts'
import { quoteIdentifier } from '../quote.ts'
import { type AlterPlace, commentOn } from './alter-place.ts'
import { renderCollation, renderColumn, renderGenerated, renderIdentity } from './column.ts'
import type { SettingOp } from './settings.ts'

type ColumnOp = Exclude<Extract<SchemaOp, { readonly op: `column.${string}` }>, SettingOp>

/** The statements that change a column. */
export function alterColumn(op: ColumnOp, { style, old, now, table, alter }: AlterPlace): readonly string[] {
  const kw = style.keyword
  const q = quoteIdentifier
  const column = (name: string) => `${alter} ${kw('ALTER COLUMN')} ${q(name)}`
  const after1 = (name: string) => now?.columns.find((each) => each.name === name)
  switch (op.op) {
    case 'column.add': {
      const added = after1(op.column.name)
      if (!added) return []
      return [
        `${alter} ${kw('ADD COLUMN')} ${renderColumn(added, style)};`,
        ...(added.comment === null
          ? []
          : commentOn(style, 'COLUMN', `${table}.${q(added.name)}`, added.comment)),
      ]
    }
    case 'column.drop':
      return [`${alter} ${kw('DROP COLUMN')} ${q(op.column)} ${kw('CASCADE')};`]
    case 'column.rename':
      return [`${alter} ${kw('RENAME COLUMN')} ${q(op.column)} ${kw('TO')} ${q(op.to)};`]
    case 'column.move':
      return []
    case 'column.setType': {
      const using = op.using === undefined ? '' : ` ${kw('USING')} ${op.using}`
      return [`${column(op.column)} ${kw('TYPE')} ${op.type}${using};`]
    }
    case 'column.setNullable':
      return [`${column(op.column)} ${kw(op.nullable ? 'DROP NOT NULL' : 'SET NOT NULL')};`]
    case 'column.setDefault':
      return op.default === null
        ? [`${column(op.column)} ${kw('DROP DEFAULT')};`]
        : [`${column(op.column)} ${kw('SET DEFAULT')} ${op.default};`]
    case 'column.setIdentity': {
      const earlier = old?.columns.find((each) => each.name === op.column)
      const drop = earlier?.identity ? [`${column(op.column)} ${kw('DROP IDENTITY')};`] : []
      if (!op.identity) return drop
      const free = earlier && earlier.default !== null ? [`${column(op.column)} ${kw('DROP DEFAULT')};`] : []
      const strict = earlier?.nullable ? [`${column(op.column)} ${kw('SET NOT NULL')};`] : []
      const add = `${column(op.column)} ${kw('ADD')} ${renderIdentity(op.identity, style)};`
      return [...drop, ...free, ...strict, add]
    }
    case 'column.setGenerated': {
      if (!op.generated) return [`${column(op.column)} ${kw('DROP EXPRESSION')};`]
      const next = after1(op.column)
      if (!next?.generated) return []
      const { expression } = next.generated
      const was = old?.columns.find((each) => each.name === op.column)?.generated
      if (was?.storage !== op.generated.storage) return []
      const as = renderGenerated({ ...next.generated, expression }, style)
      const body = as.slice(as.indexOf('('), as.lastIndexOf(')') + 1)
      return [`${column(op.column)} ${kw('SET EXPRESSION AS')} ${body};`]
    }
    case 'column.setCollation': {
      const next = after1(op.column)
      if (!next) return []
      const collate = op.collation === null ? '' : ` ${kw('COLLATE')} ${renderCollation(op.collation)}`
      return [`${column(op.column)} ${kw('TYPE')} ${next.type.display}${collate};`]
    }
    case 'column.setComment':
      return commentOn(style, 'COLUMN', `${table}.${q(op.column)}`, op.comment)
  }
}
