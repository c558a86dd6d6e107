import {
  type CheckConstraint,
  type ExclusionConstraint,
  entityId,
  type ForeignKey,
  type KeyConstraint,
} from '../../../schema/index.ts'
import { mentionedColumns } from './column-mentions.ts'
import { replaceColumn } from './columns.ts'
import {
  chooseConstraintName,
  chooseRelationName,
  distinctColumnNames,
  joinColumnNames,
} from './default-names.ts'
import { claimRelation, countConstraintName, type Fold } from './fold.ts'
import { indexColumnNames } from './index-keys.ts'
import type { TableItem } from './world.ts'

/** Claims an index-backed constraint's name in both spaces that it lives in. */
export function claimKeyName(fold: Fold, item: TableItem, name: string): void {
  claimRelation(fold, item.record.schema, name, { kind: 'index', item })
  countConstraintName(fold, item.record.schema, name, 1)
}

/** A key's record under the name given or chosen, put into the table with all that follows from it. */
export function putKey(
  fold: Fold,
  item: TableItem,
  kind: 'primaryKey' | 'unique',
  given: string | null,
  facts: Omit<KeyConstraint, 'id' | 'name' | 'named' | 'comment'>,
): KeyConstraint {
  const { schema, name: table } = item.record
  const addition =
    kind === 'primaryKey' ? null : joinColumnNames(distinctColumnNames([...facts.columns, ...facts.include]))
  const label = kind === 'primaryKey' ? 'pkey' : 'key'
  const name = given ?? chooseRelationName(fold, schema, table, addition, label, 'constraints')
  claimKeyName(fold, item, name)
  const key: KeyConstraint = {
    id: entityId(kind, schema, table, name),
    name,
    named: given !== null,
    comment: null,
    ...facts,
  }
  if (kind === 'unique') item.record.uniques = [...item.record.uniques, key]
  else {
    item.record.primaryKey = key
    for (const column of key.columns) replaceColumn(item, column, { nullable: false })
  }
  return key
}

/** A check's record under the name given or chosen, put into the table. */
export function putCheck(
  fold: Fold,
  item: TableItem,
  given: string | null,
  facts: Omit<CheckConstraint, 'id' | 'name' | 'named' | 'comment'>,
): CheckConstraint {
  const { schema, name: table, columns } = item.record
  let name = given
  if (name === null) {
    const used = mentionedColumns(
      facts.expression,
      columns.map((column) => column.name),
      table,
    )
    const [only] = used
    name = chooseConstraintName(fold, schema, table, used.length === 1 ? (only ?? null) : null, 'check')
  }
  countConstraintName(fold, schema, name, 1)
  const check: CheckConstraint = {
    id: entityId('check', schema, table, name),
    name,
    named: given !== null,
    comment: null,
    ...facts,
  }
  item.record.checks = [...item.record.checks, check]
  return check
}

/** A foreign key's record under the name given or chosen, put into the table. */
export function putForeignKey(
  fold: Fold,
  item: TableItem,
  given: string | null,
  facts: Omit<ForeignKey, 'id' | 'name' | 'named' | 'comment'>,
): ForeignKey {
  const { schema, name: table } = item.record
  const name = given ?? chooseConstraintName(fold, schema, table, joinColumnNames(facts.columns), 'fkey')
  countConstraintName(fold, schema, name, 1)
  const key: ForeignKey = {
    id: entityId('foreignKey', schema, table, name),
    name,
    named: given !== null,
    comment: null,
    ...facts,
  }
  item.record.foreignKeys = [...item.record.foreignKeys, key]
  return key
}

/** An exclusion's record under the name given or chosen, put into the table. */
export function putExclusion(
  fold: Fold,
  item: TableItem,
  given: string | null,
  facts: Omit<ExclusionConstraint, 'id' | 'name' | 'named' | 'comment'>,
): ExclusionConstraint {
  const { schema, name: table } = item.record
  const addition = joinColumnNames(indexColumnNames(facts.elements, facts.include))
  const name = given ?? chooseRelationName(fold, schema, table, addition, 'excl', 'constraints')
  claimKeyName(fold, item, name)
  const exclusion: ExclusionConstraint = {
    id: entityId('exclusion', schema, table, name),
    name,
    named: given !== null,
    comment: null,
    ...facts,
  }
  item.record.exclusions = [...item.record.exclusions, exclusion]
  return exclusion
}
