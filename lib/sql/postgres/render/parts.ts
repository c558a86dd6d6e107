import type { PartRenderer } from '../../parts.ts'
import { renderAlter } from './alter.ts'
import { renderCollation, renderColumn, renderColumnType, renderGenerated, renderIdentity } from './column.ts'
import { renderComment } from './comment.ts'
import { renderColumnConstraint, renderConstraint } from './constraint.ts'
import { renderIndex } from './index-key.ts'
import { renderCreateTable, renderPolicy } from './table.ts'
import { renderEnum } from './types.ts'
import { renderView } from './view.ts'

/** PostgreSQL's parts of declarations, for the dialect's `parts`. */
export const postgresParts: PartRenderer = {
  column: renderColumn,
  columnType: renderColumnType,
  collation: renderCollation,
  generated: renderGenerated,
  identity: renderIdentity,
  constraint: renderConstraint,
  columnConstraint: renderColumnConstraint,
  index: renderIndex,
  policy: renderPolicy,
  createTable: renderCreateTable,
  enumType: renderEnum,
  view: renderView,
  comment: renderComment,
  alter: renderAlter,
}
