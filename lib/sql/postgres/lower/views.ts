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
  item.body = { query, reads }
  const listed = node.columns.map((column) => column.value)
  item.outputs = queryColumns(fold, item, query) ?? []
  const derived = item.outputs.length > 0 ? item.outputs.map((column) => column.name) : null
  // A list may name only the first columns.
  const columns = derived ? [...listed, ...derived.slice(listed.length)] : listed
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
