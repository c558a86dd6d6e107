import { assertNever, err, ok, type Result } from '../../base/index.ts'
import type { Schema } from '../model.ts'
import type { SchemaOp } from '../ops.ts'
import {
  addColumn,
  dropColumn,
  moveColumn,
  setColumnCollation,
  setColumnComment,
  setColumnDefault,
  setColumnGenerated,
  setColumnIdentity,
  setColumnNullable,
  setColumnType,
} from './columns.ts'
import {
  addCheck,
  addExclusion,
  addForeignKey,
  addUnique,
  alterCheck,
  alterForeignKey,
  alterUnique,
  dropConstraint,
  renameConstraint,
  setConstraintComment,
  setPrimaryKey,
  validateConstraint,
} from './constraints.ts'
import { alterDeclared } from './declared.ts'
import { ApplyFailure, type Draft, finishDraft, makeDraft } from './draft.ts'
import { addEnum, addEnumValue, dropEnum, renameEnum, renameEnumValue, setEnumComment } from './enums.ts'
import { addIndex, alterIndex, dropIndex, renameIndex, setIndexComment } from './indexes.ts'
import { addObject, addSchema, dropObject, dropSchema, setObjectComment } from './objects.ts'
import { setGrants, setOwner, setSequenceOwner } from './owned.ts'
import { type ApplyPort, standardPort } from './port.ts'
import { recall, remember } from './recall.ts'
import { renameColumn, renameTable } from './rename.ts'
import { renameObject, setObjectSchema } from './rename-objects.ts'
import {
  alterPolicy,
  setColumnFacts,
  setInherits,
  setPartition,
  setPolicyComment,
  setRuleState,
  setTableFacts,
  setTriggerState,
  setViewOptions,
} from './settings.ts'
import {
  addPolicy,
  addTable,
  dropPolicy,
  dropTable,
  setPersistence,
  setRowSecurity,
  setTableComment,
} from './tables.ts'
import { addView, dropView, renameView, setViewComment, setViewQuery } from './views.ts'

/** Why ops cannot be applied; `op` is the index of the one that failed. */
export interface ApplyError {
  readonly code: 'not-found' | 'already-exists' | 'invalid' | 'unsupported'
  readonly message: string
  readonly op: number
}

/**
 * What each op means on the model: the schema after all of them, in order. What depends on a dropped
 * thing goes with it, what names a renamed thing names it anew. Records that no op touches are shared.
 */
export function applyOps(
  schema: Schema,
  ops: readonly SchemaOp[],
  port: ApplyPort = standardPort,
): Result<Schema, ApplyError> {
  let current = schema
  let done = 0
  for (const op of ops) {
    const known = recall(op, current, port)
    if (!known) break
    current = known
    done++
  }
  if (done === ops.length) return ok(current)
  const result = applyTogether(current, ops.slice(done), port)
  if (!result.ok) return err({ ...result.error, op: result.error.op + done })
  const [op] = ops
  if (op && ops.length === 1) remember(op, schema, result.value, port)
  return result
}

function applyTogether(
  schema: Schema,
  ops: readonly SchemaOp[],
  port: ApplyPort,
): Result<Schema, ApplyError> {
  const draft = makeDraft(schema, port)
  for (const [index, op] of ops.entries()) {
    try {
      applyOp(draft, op)
    } catch (failure) {
      if (!(failure instanceof ApplyFailure)) throw failure
      return err({ code: failure.code, message: failure.message, op: index })
    }
  }
  return ok(finishDraft(draft))
}

function applyOp(draft: Draft, op: SchemaOp) {
  switch (op.op) {
    case 'table.add':
      return addTable(draft, op.table)
    case 'table.drop':
      return dropTable(draft, op.table)
    case 'table.rename':
      return renameTable(draft, op.table, { name: op.to })
    case 'table.setSchema':
      return renameTable(draft, op.table, { schema: op.schema })
    case 'table.setComment':
      return setTableComment(draft, op.table, op.comment)
    case 'table.setPersistence':
      return setPersistence(draft, op.table, op.persistence)
    case 'table.setRowSecurity':
      return setRowSecurity(draft, op.table, { enabled: op.enabled, forced: op.forced })
    case 'table.setOptions':
      return setTableFacts(draft, op.table, { options: op.options })
    case 'table.setTablespace':
      return setTableFacts(draft, op.table, { tablespace: op.tablespace })
    case 'table.setAccessMethod':
      return setTableFacts(draft, op.table, { accessMethod: op.accessMethod })
    case 'table.setReplicaIdentity':
      return setTableFacts(draft, op.table, { replicaIdentity: op.replicaIdentity })
    case 'table.setPartition':
      return setPartition(draft, op)
    case 'table.setInherits':
      return setInherits(draft, op)
    case 'column.add':
      return addColumn(draft, op.table, op.column, op.after)
    case 'column.drop':
      return dropColumn(draft, op.table, op.column)
    case 'column.rename':
      return renameColumn(draft, op.table, op.column, op.to)
    case 'column.move':
      return moveColumn(draft, op.table, op.column, op.after)
    case 'column.setType':
      return setColumnType(draft, op.table, op.column, op.type)
    case 'column.setNullable':
      return setColumnNullable(draft, op.table, op.column, op.nullable)
    case 'column.setDefault':
      return setColumnDefault(draft, op.table, op.column, op.default)
    case 'column.setIdentity':
      return setColumnIdentity(draft, op.table, op.column, op.identity)
    case 'column.setGenerated':
      return setColumnGenerated(draft, op.table, op.column, op.generated)
    case 'column.setCollation':
      return setColumnCollation(draft, op.table, op.column, op.collation)
    case 'column.setStorage':
      return setColumnFacts(draft, op.table, op.column, { storage: op.storage })
    case 'column.setCompression':
      return setColumnFacts(draft, op.table, op.column, { compression: op.compression })
    case 'column.setComment':
      return setColumnComment(draft, op.table, op.column, op.comment)
    case 'primaryKey.set':
      return setPrimaryKey(draft, op.table, op.primaryKey)
    case 'unique.add':
      return addUnique(draft, op.table, op.unique)
    case 'foreignKey.add':
      return addForeignKey(draft, op.table, op.foreignKey)
    case 'check.add':
      return addCheck(draft, op.table, op.check)
    case 'exclusion.add':
      return addExclusion(draft, op.table, op.exclusion)
    case 'unique.alter':
      return alterUnique(draft, op.table, op.name, op.unique)
    case 'foreignKey.alter':
      return alterForeignKey(draft, op.table, op.name, op.foreignKey)
    case 'check.alter':
      return alterCheck(draft, op.table, op.name, op.check)
    case 'constraint.drop':
      return dropConstraint(draft, op.table, op.name)
    case 'constraint.rename':
      return renameConstraint(draft, op.table, op.name, op.to)
    case 'constraint.validate':
      return validateConstraint(draft, op.table, op.name)
    case 'constraint.setComment':
      return setConstraintComment(draft, op.table, op.name, op.comment)
    case 'index.add':
      return addIndex(draft, op.table, op.index)
    case 'index.alter':
      return alterIndex(draft, op.table, op.name, op.index)
    case 'index.drop':
      return dropIndex(draft, op.table, op.name)
    case 'index.rename':
      return renameIndex(draft, op.table, op.name, op.to)
    case 'index.setComment':
      return setIndexComment(draft, op.table, op.name, op.comment)
    case 'policy.add':
      return addPolicy(draft, op.table, op.policy)
    case 'policy.drop':
      return dropPolicy(draft, op.table, op.name)
    case 'policy.alter':
      return alterPolicy(draft, op)
    case 'policy.setComment':
      return setPolicyComment(draft, op)
    case 'trigger.setState':
      return setTriggerState(draft, op)
    case 'rule.setState':
      return setRuleState(draft, op)
    case 'enum.add':
      return addEnum(draft, op.enum)
    case 'enum.drop':
      return dropEnum(draft, op.enum)
    case 'enum.rename':
      return renameEnum(draft, op.enum, op.to)
    case 'enum.addValue':
      return addEnumValue(draft, op.enum, op.value, op.before)
    case 'enum.renameValue':
      return renameEnumValue(draft, op.enum, op.value, op.to)
    case 'enum.setComment':
      return setEnumComment(draft, op.enum, op.comment)
    case 'view.add':
      return addView(draft, op.view)
    case 'view.drop':
      return dropView(draft, op.view)
    case 'view.rename':
      return renameView(draft, op.view, op.to)
    case 'view.setQuery':
      return setViewQuery(draft, op.view, op.query)
    case 'view.setOptions':
      return setViewOptions(draft, op)
    case 'view.setComment':
      return setViewComment(draft, op.view, op.comment)
    case 'schema.add':
      return addSchema(draft, op.name)
    case 'schema.drop':
      return dropSchema(draft, op.name)
    case 'object.add':
      return addObject(draft, op.kind, op.definition)
    case 'object.alter':
      return alterDeclared(draft, op)
    case 'object.drop':
      return dropObject(draft, op.kind, op.object)
    case 'object.setComment':
      return setObjectComment(draft, op.kind, op.object, op.comment)
    case 'object.rename':
      return renameObject(draft, op)
    case 'object.setSchema':
      return setObjectSchema(draft, op)
    case 'object.setOwner':
      return setOwner(draft, op)
    case 'object.setGrants':
      return setGrants(draft, op)
    case 'sequence.setOwnedBy':
      return setSequenceOwner(draft, op)
    default:
      return assertNever(op, 'schema')
  }
}
