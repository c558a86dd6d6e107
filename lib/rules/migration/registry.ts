import { attachWithoutCheck } from './attach-without-check.ts'
import { cannotRunTwice } from './cannot-run-twice.ts'
import { changeWithoutWhere } from './change-without-where.ts'
import { checkValidatedAtOnce } from './check-validated-at-once.ts'
import { collationChanged } from './collation-changed.ts'
import { columnCalledType } from './column-called-type.ts'
import { columnCounting } from './column-counting.ts'
import { columnDroppedAndAdded } from './column-dropped-and-added.ts'
import { columnInlineCheck } from './column-inline-check.ts'
import { columnInlineReferences } from './column-inline-references.ts'
import { columnInlineUnique } from './column-inline-unique.ts'
import { columnOfCheckedDomain } from './column-of-checked-domain.ts'
import { columnRequiredWithoutDefault } from './column-required-without-default.ts'
import { columnStoredExpression } from './column-stored-expression.ts'
import { columnVolatileDefault } from './column-volatile-default.ts'
import { concurrentBuildOf14 } from './concurrent-build-of-14.ts'
import { concurrentIndexIfNotExists } from './concurrent-index-if-not-exists.ts'
import { concurrentlyInTransaction } from './concurrently-in-transaction.ts'
import { defaultDropped } from './default-dropped.ts'
import { detachNotConcurrent } from './detach-not-concurrent.ts'
import { domainConstraintScan } from './domain-constraint-scan.ts'
import { domainWithConstraint } from './domain-with-constraint.ts'
import { dropCascade } from './drop-cascade.ts'
import { dropColumn } from './drop-column.ts'
import { dropConstraint } from './drop-constraint.ts'
import { dropIndexNotConcurrent } from './drop-index-not-concurrent.ts'
import { dropIndexThatServes } from './drop-index-that-serves.ts'
import { dropNotNull } from './drop-not-null.ts'
import { dropObjectInUse } from './drop-object-in-use.ts'
import { dropSchema } from './drop-schema.ts'
import { dropTable } from './drop-table.ts'
import { dropWithoutProof } from './drop-without-proof.ts'
import { dropWithoutRetirement } from './drop-without-retirement.ts'
import { enumValueRenamed } from './enum-value-renamed.ts'
import { enumValueUnplaced } from './enum-value-unplaced.ts'
import { enumValueUsedAtOnce } from './enum-value-used-at-once.ts'
import { exclusionBuiltUnderLock } from './exclusion-built-under-lock.ts'
import { foreignKeyValidatedAtOnce } from './foreign-key-validated-at-once.ts'
import { halfApplied } from './half-applied.ts'
import { indexBuildLoad } from './index-build-load.ts'
import { indexDroppedBeforeReplacement } from './index-dropped-before-replacement.ts'
import { indexNotConcurrent } from './index-not-concurrent.ts'
import { lockTimeoutIneffective } from './lock-timeout-ineffective.ts'
import { loggingChanged } from './logging-changed.ts'
import { manyTablesLocked } from './many-tables-locked.ts'
import { migrationTooLarge } from './migration-too-large.ts'
import { noIdleTimeout } from './no-idle-timeout.ts'
import { noLockTimeout } from './no-lock-timeout.ts'
import { noStatementTimeout } from './no-statement-timeout.ts'
import { noWayBack } from './no-way-back.ts'
import { notValidOnPartitioned } from './not-valid-on-partitioned.ts'
import { offsetBackfill } from './offset-backfill.ts'
import { outOfOrder } from './out-of-order.ts'
import { partitionMadeInPlace } from './partition-made-in-place.ts'
import { partitionedIndex } from './partitioned-index.ts'
import { passwordInMigration } from './password-in-migration.ts'
import { primaryKeyBuiltUnderLock } from './primary-key-built-under-lock.ts'
import { privilegeRevoked } from './privilege-revoked.ts'
import { protectedTable } from './protected-table.ts'
import type { MigrationRule } from './reading/rule.ts'
import { refreshBlocksReaders } from './refresh-blocks-readers.ts'
import { reindexNotConcurrent } from './reindex-not-concurrent.ts'
import { renameColumn } from './rename-column.ts'
import { renameObject } from './rename-object.ts'
import { renameTable } from './rename-table.ts'
import { replacedOtherwise } from './replaced-otherwise.ts'
import { replicaIdentityChanged } from './replica-identity-changed.ts'
import { rowSecurityLoosened } from './row-security-loosened.ts'
import { rowsChangedAtOnce } from './rows-changed-at-once.ts'
import { separateAlters } from './separate-alters.ts'
import { serverFileOrProgram } from './server-file-or-program.ts'
import { sessionState } from './session-state.ts'
import { setNotNullScan } from './set-not-null-scan.ts'
import { stillMentioned } from './still-mentioned.ts'
import { storageMoved } from './storage-moved.ts'
import { tableDroppedAndMade } from './table-dropped-and-made.ts'
import { tableMadeFromQuery } from './table-made-from-query.ts'
import { tableRewrittenByMaintenance } from './table-rewritten-by-maintenance.ts'
import { transactionNested } from './transaction-nested.ts'
import { triggerLocks } from './trigger-locks.ts'
import { triggerSwitchedOff } from './trigger-switched-off.ts'
import { truncateTable } from './truncate-table.ts'
import { typeChangeBlocked } from './type-change-blocked.ts'
import { typeChangeRewrites } from './type-change-rewrites.ts'
import { typeChangeWithoutUsing } from './type-change-without-using.ts'
import { typeNarrowed } from './type-narrowed.ts'
import { uniqueBuiltUnderLock } from './unique-built-under-lock.ts'
import { unqualifiedName } from './unqualified-name.ts'
import { usingIndexUnfit } from './using-index-unfit.ts'
import { validateInSameTransaction } from './validate-in-same-transaction.ts'
import { volatilityChanged } from './volatility-changed.ts'
import { workUnderExclusiveLock } from './work-under-exclusive-lock.ts'

/** Every rule of migrations, by id. */
export const migrationRules: readonly MigrationRule[] = [
  attachWithoutCheck,
  cannotRunTwice,
  changeWithoutWhere,
  checkValidatedAtOnce,
  collationChanged,
  columnCalledType,
  columnCounting,
  columnDroppedAndAdded,
  columnInlineCheck,
  columnInlineReferences,
  columnInlineUnique,
  columnOfCheckedDomain,
  columnRequiredWithoutDefault,
  columnStoredExpression,
  columnVolatileDefault,
  concurrentBuildOf14,
  concurrentIndexIfNotExists,
  concurrentlyInTransaction,
  defaultDropped,
  detachNotConcurrent,
  domainConstraintScan,
  domainWithConstraint,
  dropCascade,
  dropColumn,
  dropConstraint,
  dropIndexNotConcurrent,
  dropIndexThatServes,
  dropNotNull,
  dropObjectInUse,
  dropSchema,
  dropTable,
  dropWithoutProof,
  dropWithoutRetirement,
  enumValueRenamed,
  enumValueUnplaced,
  enumValueUsedAtOnce,
  exclusionBuiltUnderLock,
  foreignKeyValidatedAtOnce,
  halfApplied,
  indexBuildLoad,
  indexDroppedBeforeReplacement,
  indexNotConcurrent,
  lockTimeoutIneffective,
  loggingChanged,
  manyTablesLocked,
  migrationTooLarge,
  noIdleTimeout,
  noLockTimeout,
  noStatementTimeout,
  noWayBack,
  notValidOnPartitioned,
  offsetBackfill,
  outOfOrder,
  partitionMadeInPlace,
  partitionedIndex,
  passwordInMigration,
  primaryKeyBuiltUnderLock,
  privilegeRevoked,
  protectedTable,
  refreshBlocksReaders,
  reindexNotConcurrent,
  renameColumn,
  renameObject,
  renameTable,
  replacedOtherwise,
  replicaIdentityChanged,
  rowSecurityLoosened,
  rowsChangedAtOnce,
  separateAlters,
  serverFileOrProgram,
  sessionState,
  setNotNullScan,
  stillMentioned,
  storageMoved,
  tableDroppedAndMade,
  tableMadeFromQuery,
  tableRewrittenByMaintenance,
  transactionNested,
  triggerLocks,
  triggerSwitchedOff,
  truncateTable,
  typeChangeBlocked,
  typeChangeRewrites,
  typeChangeWithoutUsing,
  typeNarrowed,
  uniqueBuiltUnderLock,
  unqualifiedName,
  usingIndexUnfit,
  validateInSameTransaction,
  volatilityChanged,
  workUnderExclusiveLock,
]

/** The rule of that id; null when there is none. */
export function migrationRuleOf(id: string): MigrationRule | null {
  return byId.get(id) ?? null
}

const byId: ReadonlyMap<string, MigrationRule> = new Map(migrationRules.map((rule) => [rule.id, rule]))
