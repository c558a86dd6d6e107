import { entityId, type View } from '../../../schema/index.ts'
import type { CreateViewNode } from '../../core/index.ts'
import { readOptions } from './create-table.ts'
import {
  addItem,
  claimRelation,
  creationSchema,
  depend,
  type Fold,
  lastName,
  mark,
  report,
  schemaOf,
  sqlOf,
  touch,
} from './fold.ts'
import { queryColumns } from './query-columns.ts'
import { relationsRead } from './relations-read.ts'
import { itemBase, type ViewItem } from './world.ts'

/** CREATE VIEW and CREATE MATERIALIZED VIEW; OR REPLACE keeps what hangs on the view. */
export function createView(fold: Fold, node: CreateViewNode): void {
  const schema = node.temporary && schemaOf(node.name) === null ? 'pg_temp' : creationSchema(fold, node.name)
  const name = lastName(node.name)
  const taken = fold.world.relations.get(`${schema}\0${name.value}`)
  const old = taken?.kind === 'item' && taken.item.type === 'view' && node.orReplace ? taken.item : null
  if (taken && !old) {
    if (node.ifNotExists) touch(fold, taken.item)
    else report(fold, taken.item, 'error', node.name, `relation "${name.value}" already exists`)
    return
  }
  const item = old ?? makeView(fold, schema, name.value)
  if (!old) {
    claimRelation(fold, schema, name.value, { kind: 'item', item })
    addItem(fold, item)
  }
  const query = sqlOf(fold, node.query)
  const reads = relationsRead(fold, item, query)
  const listed = node.columns.map((column) => column.value)
  const outputs = queryColumns(fold, item, query) ?? []
  const derived = outputs.length > 0 ? outputs.map((column) => column.name) : null
  // A list may name only the first columns.
  const columns = derived ? [...listed, ...derived.slice(listed.length)] : listed
  const refusal = old && old.outputs.length > 0 && derived ? keptColumns(old.record.columns, columns) : null
  if (refusal !== null) {
    report(fold, item, 'error', node.name, refusal)
    return
  }
  item.body = { query, reads }
  item.outputs = outputs
  item.record = {
    ...item.record,
    kind: node.materialized ? 'materialized' : 'view',
    query,
    columns,
    options: readOptions(
      fold,
      node.with.filter((option) => option.name !== 'check_option'),
    ),
    checkOption: node.checkOption ?? checkOption(fold, node),
    withData: !node.noData,
  }
  for (const read of reads) depend(fold, item, read.name)
  mark(fold, item, '', 'declaration', fold.statement, name)
}

/** Why a view cannot be replaced by one of other columns: those that it has stay, in their order. Null when it can. */
function keptColumns(before: readonly string[], after: readonly string[]): string | null {
  if (after.length < before.length) return 'cannot drop columns from view'
  const at = before.findIndex((name, index) => name !== after[index])
  return at < 0 ? null : `cannot change name of view column "${before[at]}" to "${after[at]}"`
}

function checkOption(fold: Fold, node: CreateViewNode): View['checkOption'] {
  const option = node.with.find((entry) => entry.name === 'check_option')
  const value = option?.value ? sqlOf(fold, option.value).replaceAll("'", '').toLowerCase() : null
  return value === 'local' || value === 'cascaded' ? value : null
}

function makeView(fold: Fold, schema: string, name: string): ViewItem {
  return {
    ...itemBase(fold.at),
    type: 'view',
    body: { query: '', reads: [] },
    outputs: [],
    record: {
      entity: 'view',
      id: entityId('view', schema, name),
      schema,
      name,
      kind: 'view',
      query: '',
      columns: [],
      dependsOn: [],
      options: {},
      checkOption: null,
      withData: true,
      indexes: [],
      triggers: [],
      rules: [],
      owner: null,
      comment: null,
      grants: [],
    },
  }
}
