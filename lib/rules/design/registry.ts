import type { Rule } from '../rule.ts'
import { actorWithoutForeignKey } from './actor-without-foreign-key.ts'
import { alignmentPadding } from './alignment-padding.ts'
import { arrayOfReferences } from './array-of-references.ts'
import { auditLostOnCascade } from './audit-lost-on-cascade.ts'
import { auditTableWithoutTime } from './audit-table-without-time.ts'
import { auditWithoutActor } from './audit-without-actor.ts'
import { autovacuumDisabled } from './autovacuum-disabled.ts'
import { bannedObject } from './banned-object.ts'
import { collationAcrossKey } from './collation-across-key.ts'
import { collationNotAllowed } from './collation-not-allowed.ts'
import { commaSeparatedList } from './comma-separated-list.ts'
import { complexRoutine } from './complex-routine.ts'
import { compressionNotAllowed } from './compression-not-allowed.ts'
import { copiedFromParent } from './copied-from-parent.ts'
import { cyclingSequence } from './cycling-sequence.ts'
import { dataVaultTable } from './data-vault-table.ts'
import { defaultBreaksCheck } from './default-breaks-check.ts'
import { defaultDoesNotFit } from './default-does-not-fit.ts'
import { defaultFromMissingSequence } from './default-from-missing-sequence.ts'
import { defaultNullString } from './default-null-string.ts'
import { deleteAction } from './delete-action.ts'
import { duplicateForeignKey } from './duplicate-foreign-key.ts'
import { emptyTable } from './empty-table.ts'
import { entityAttributeValue } from './entity-attribute-value.ts'
import { eventWithoutPositionKey } from './event-without-position-key.ts'
import { flagBesideTime } from './flag-beside-time.ts'
import { foreignKeyCycle } from './foreign-key-cycle.ts'
import { foreignKeyTargetNotUnique } from './foreign-key-target-not-unique.ts'
import { foreignKeyToDeferrableKey } from './foreign-key-to-deferrable-key.ts'
import { foreignKeyTypeMismatch } from './foreign-key-type-mismatch.ts'
import { foreignKeysBanned } from './foreign-keys-banned.ts'
import { halfNullForeignKey } from './half-null-foreign-key.ts'
import { idempotencyKeyNotUnique } from './idempotency-key-not-unique.ts'
import { isolatedTable } from './isolated-table.ts'
import { junctionWithoutPairKey } from './junction-without-pair-key.ts'
import { largeValueInBusyTable } from './large-value-in-busy-table.ts'
import { leftoverObject } from './leftover-object.ts'
import { lookupWithoutUniqueName } from './lookup-without-unique-name.ts'
import { magicDateDefault } from './magic-date-default.ts'
import { mandatoryColumn } from './mandatory-column.ts'
import { measureWithoutUnit } from './measure-without-unit.ts'
import { missingComment } from './missing-comment.ts'
import { missingForeignKey } from './missing-foreign-key.ts'
import { missingNotNull } from './missing-not-null.ts'
import { missingOwner } from './missing-owner.ts'
import { missingPrimaryKey } from './missing-primary-key.ts'
import { missingTimestamps } from './missing-timestamps.ts'
import { moneyWithoutCurrency } from './money-without-currency.ts'
import { mutableAuditTable } from './mutable-audit-table.ts'
import { namesDifferByCase } from './names-differ-by-case.ts'
import { naturalPrimaryKey } from './natural-primary-key.ts'
import { nestedSet } from './nested-set.ts'
import { neverFilledColumn } from './never-filled-column.ts'
import { noForeignKeys } from './no-foreign-keys.ts'
import { noRequiredColumns } from './no-required-columns.ts'
import { noRetention } from './no-retention.ts'
import { notNullAsCheck } from './not-null-as-check.ts'
import { notValidConstraint } from './not-valid-constraint.ts'
import { nullableBoolean } from './nullable-boolean.ts'
import { nullableCounter } from './nullable-counter.ts'
import { nullableForeignKey } from './nullable-foreign-key.ts'
import { nullableLockVersion } from './nullable-lock-version.ts'
import { nullableTenantColumn } from './nullable-tenant-column.ts'
import { oneLookupForAll } from './one-lookup-for-all.ts'
import { onlySurrogateKey } from './only-surrogate-key.ts'
import { optionalDimension } from './optional-dimension.ts'
import { outboxWithoutPendingIndex } from './outbox-without-pending-index.ts'
import { overlappingForeignKeys } from './overlapping-foreign-keys.ts'
import { overlappingPeriods } from './overlapping-periods.ts'
import { partitionGap } from './partition-gap.ts'
import { partitionKeyOutsideKey } from './partition-key-outside-key.ts'
import { partitionOverlap } from './partition-overlap.ts'
import { partitionedWithoutPartitions } from './partitioned-without-partitions.ts'
import { polymorphicAssociation } from './polymorphic-association.ts'
import { primaryKeyNotFirst } from './primary-key-not-first.ts'
import { publishedWithoutIdentity } from './published-without-identity.ts'
import { repeatingGroups } from './repeating-groups.ts'
import { requiredSelfReference } from './required-self-reference.ts'
import { rewriteRule } from './rewrite-rule.ts'
import { selectStarView } from './select-star-view.ts'
import { selfParentAllowed } from './self-parent-allowed.ts'
import { sequenceStart } from './sequence-start.ts'
import { setNullOnRequiredColumn } from './set-null-on-required-column.ts'
import { severalDefaults } from './several-defaults.ts'
import { shardKeyOutsideKey } from './shard-key-outside-key.ts'
import { softDeleteWithPlainUnique } from './soft-delete-with-plain-unique.ts'
import { sqlAsciiDatabase } from './sql-ascii-database.ts'
import { storedAge } from './stored-age.ts'
import { storedDerivedValue } from './stored-derived-value.ts'
import { stringlyTypedStatus } from './stringly-typed-status.ts'
import { tableInheritance } from './table-inheritance.ts'
import { tablePerPeriod } from './table-per-period.ts'
import { tenantOutsideForeignKey } from './tenant-outside-foreign-key.ts'
import { tenantOutsideUnique } from './tenant-outside-unique.ts'
import { thinTable } from './thin-table.ts'
import { tokenWithoutExpiry } from './token-without-expiry.ts'
import { triggerOfMissingFunction } from './trigger-of-missing-function.ts'
import { uncheckedExclusiveArc } from './unchecked-exclusive-arc.ts'
import { uncheckedJsonShape } from './unchecked-json-shape.ts'
import { uncheckedPeriod } from './unchecked-period.ts'
import { uncheckedRange } from './unchecked-range.ts'
import { unclassifiedTable } from './unclassified-table.ts'
import { unloggedTable } from './unlogged-table.ts'
import { unpartitionedTimeSeries } from './unpartitioned-time-series.ts'
import { unsteadyExpression } from './unsteady-expression.ts'
import { unusedObject } from './unused-object.ts'
import { updatedAtWithoutTrigger } from './updated-at-without-trigger.ts'
import { viewOfMissingRelation } from './view-of-missing-relation.ts'
import { viewOnView } from './view-on-view.ts'
import { volatileCheck } from './volatile-check.ts'
import { widePrimaryKey } from './wide-primary-key.ts'
import { wideTable } from './wide-table.ts'

/** The rules of the category, by id. Generated by bin/make-registry.mjs. */
export const designRules: readonly Rule[] = [
  actorWithoutForeignKey,
  alignmentPadding,
  arrayOfReferences,
  auditLostOnCascade,
  auditTableWithoutTime,
  auditWithoutActor,
  autovacuumDisabled,
  bannedObject,
  collationAcrossKey,
  collationNotAllowed,
  commaSeparatedList,
  complexRoutine,
  compressionNotAllowed,
  copiedFromParent,
  cyclingSequence,
  dataVaultTable,
  defaultBreaksCheck,
  defaultDoesNotFit,
  defaultFromMissingSequence,
  defaultNullString,
  deleteAction,
  duplicateForeignKey,
  emptyTable,
  entityAttributeValue,
  eventWithoutPositionKey,
  flagBesideTime,
  foreignKeyCycle,
  foreignKeyTargetNotUnique,
  foreignKeyToDeferrableKey,
  foreignKeyTypeMismatch,
  foreignKeysBanned,
  halfNullForeignKey,
  idempotencyKeyNotUnique,
  isolatedTable,
  junctionWithoutPairKey,
  largeValueInBusyTable,
  leftoverObject,
  lookupWithoutUniqueName,
  magicDateDefault,
  mandatoryColumn,
  measureWithoutUnit,
  missingComment,
  missingForeignKey,
  missingNotNull,
  missingOwner,
  missingPrimaryKey,
  missingTimestamps,
  moneyWithoutCurrency,
  mutableAuditTable,
  namesDifferByCase,
  naturalPrimaryKey,
  nestedSet,
  neverFilledColumn,
  noForeignKeys,
  noRequiredColumns,
  noRetention,
  notNullAsCheck,
  notValidConstraint,
  nullableBoolean,
  nullableCounter,
  nullableForeignKey,
  nullableLockVersion,
  nullableTenantColumn,
  oneLookupForAll,
  onlySurrogateKey,
  optionalDimension,
  outboxWithoutPendingIndex,
  overlappingForeignKeys,
  overlappingPeriods,
  partitionGap,
  partitionKeyOutsideKey,
  partitionOverlap,
  partitionedWithoutPartitions,
  polymorphicAssociation,
  primaryKeyNotFirst,
  publishedWithoutIdentity,
  repeatingGroups,
  requiredSelfReference,
  rewriteRule,
  selectStarView,
  selfParentAllowed,
  sequenceStart,
  setNullOnRequiredColumn,
  severalDefaults,
  shardKeyOutsideKey,
  softDeleteWithPlainUnique,
  sqlAsciiDatabase,
  storedAge,
  storedDerivedValue,
  stringlyTypedStatus,
  tableInheritance,
  tablePerPeriod,
  tenantOutsideForeignKey,
  tenantOutsideUnique,
  thinTable,
  tokenWithoutExpiry,
  triggerOfMissingFunction,
  uncheckedExclusiveArc,
  uncheckedJsonShape,
  uncheckedPeriod,
  uncheckedRange,
  unclassifiedTable,
  unloggedTable,
  unpartitionedTimeSeries,
  unsteadyExpression,
  unusedObject,
  updatedAtWithoutTrigger,
  viewOfMissingRelation,
  viewOnView,
  volatileCheck,
  widePrimaryKey,
  wideTable,
]
