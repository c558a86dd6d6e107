import { type Column, entityId, type Identity } from '../../../schema/index.ts'
import type { LikeNode } from '../../core/index.ts'
import { fillSequence } from '../fill-sequence.ts'
import { claimIdentitySequence } from './columns.ts'
import { depend, type Fold, findTableItem, lastName, tie } from './fold.ts'
import { putIndex } from './indexes.ts'
import { takeNotNullNames } from './not-null.ts'
import { putCheck, putExclusion, putKey } from './put-constraints.ts'
import type { TableItem } from './world.ts'

/** A table that LIKE names, with what is to be taken over once all columns are there. */
export interface CopiedTable {
  readonly source: TableItem
  readonly including: ReadonlySet<string>
}

const everything = [
  'comments',
  'compression',
  'constraints',
  'defaults',
  'generated',
  'identity',
  'indexes',
  'statistics',
  'storage',
]

/** Copies the columns of the table that LIKE names; null when they are not known. */
export function copyColumns(fold: Fold, item: TableItem, node: LikeNode): CopiedTable | null {
  depend(fold, item, lastName(node.source).value)
  const source = findTableItem(fold, node.source)
  if (!source) {
    item.open = true
    return null
  }
  tie(fold, item, source)
  if (source.open) item.open = true
  const including = optionsOf(node)
  takeNotNullNames(item, source)
  const { schema, name: table } = item.record
  for (const column of source.record.columns) {
    if (item.record.columns.some((own) => own.name === column.name)) continue
    const generated = including.has('generated') ? column.generated : null
    const identity = including.has('identity') ? copiedIdentity(column) : null
    item.record.columns = [
      ...item.record.columns,
      {
        ...column,
        id: entityId('column', schema, table, column.name),
        default: including.has('defaults') ? column.default : null,
        generated,
        identity,
        serial: null,
        storage: including.has('storage') ? column.storage : null,
        compression: including.has('compression') ? column.compression : null,
        comment: including.has('comments') ? column.comment : null,
        inherited: false,
      },
    ]
    if (identity) claimIdentitySequence(fold, item, column.name, [])
  }
  return { source, including }
}

/** The engine tells the new sequence all that the old one is, save its type, which is then the usual one. */
function copiedIdentity({ identity, type }: Column): Identity | null {
  if (!identity || type.display === 'bigint') return identity
  const { start, increment, min, max } = fillSequence(type.display, identity.options)
  return { ...identity, options: { ...identity.options, start, increment, min, max }, sequenceType: 'bigint' }
}

/** Takes over checks, keys and indexes, as far as LIKE includes them; keys and indexes get names of their own. */
export function copyRest(fold: Fold, item: TableItem, { source, including }: CopiedTable): void {
  const comments = including.has('comments')
  if (including.has('constraints')) {
    for (const { id: _id, name, named: _named, comment, ...facts } of source.record.checks) {
      if (item.record.checks.some((own) => own.name === name)) continue
      putCheck(fold, item, name, facts)
      if (comments) setLast(item, 'checks', comment)
    }
  }
  if (!including.has('indexes')) return
  const { primaryKey } = source.record
  if (primaryKey && !item.record.primaryKey) {
    const { id: _id, name: _name, named: _named, comment, ...facts } = primaryKey
    const key = putKey(fold, item, 'primaryKey', null, facts)
    if (comments) item.record.primaryKey = { ...key, comment }
  }
  for (const { id: _id, name: _name, named: _named, comment, ...facts } of source.record.uniques) {
    putKey(fold, item, 'unique', null, facts)
    if (comments) setLast(item, 'uniques', comment)
  }
  for (const { id: _id, name: _name, named: _named, comment, ...facts } of source.record.exclusions) {
    putExclusion(fold, item, null, facts)
    if (comments) setLast(item, 'exclusions', comment)
  }
  for (const { id: _id, name: _name, named: _named, comment, ...facts } of source.record.indexes) {
    putIndex(fold, item, null, facts)
    if (comments) setLast(item, 'indexes', comment)
  }
}

function setLast(
  item: TableItem,
  list: 'checks' | 'uniques' | 'exclusions' | 'indexes',
  comment: string | null,
): void {
  const at = item.record[list].length - 1
  const { record } = item
  switch (list) {
    case 'checks':
      record.checks = record.checks.map((c, i) => (i === at ? { ...c, comment } : c))
      return
    case 'uniques':
      record.uniques = record.uniques.map((c, i) => (i === at ? { ...c, comment } : c))
      return
    case 'exclusions':
      record.exclusions = record.exclusions.map((c, i) => (i === at ? { ...c, comment } : c))
      return
    case 'indexes':
      record.indexes = record.indexes.map((c, i) => (i === at ? { ...c, comment } : c))
  }
}

function optionsOf(node: LikeNode): ReadonlySet<string> {
  const chosen = new Set<string>()
  for (const option of node.options) {
    const [word, what = ''] = option.split(' ')
    const list = what === 'all' ? everything : [what]
    for (const entry of list) {
      if (word === 'including') chosen.add(entry)
      else chosen.delete(entry)
    }
  }
  return chosen
}
