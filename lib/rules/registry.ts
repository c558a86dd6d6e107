import { auditLostOnCascade } from './design/audit-lost-on-cascade.ts'
import { auditTableWithoutTime } from './design/audit-table-without-time.ts'
import { autovacuumDisabled } from './design/autovacuum-disabled.ts'
import { commaSeparatedList } from './design/comma-separated-list.ts'
import { defaultNullString } from './design/default-null-string.ts'
import { duplicateForeignKey } from './design/duplicate-foreign-key.ts'
import { entityAttributeValue } from './design/entity-attribute-value.ts'
import { foreignKeyCycle } from './design/foreign-key-cycle.ts'
import { foreignKeyTargetNotUnique } from './design/foreign-key-target-not-unique.ts'
import { foreignKeyTypeMismatch } from './design/foreign-key-type-mismatch.ts'
import { halfNullForeignKey } from './design/half-null-foreign-key.ts'
import { isolatedTable } from './design/isolated-table.ts'
import { junctionWithoutPairKey } from './design/junction-without-pair-key.ts'
import { missingForeignKey } from './design/missing-foreign-key.ts'
import { missingNotNull } from './design/missing-not-null.ts'
import { missingPrimaryKey } from './design/missing-primary-key.ts'
import { missingTimestamps } from './design/missing-timestamps.ts'
import { naturalPrimaryKey } from './design/natural-primary-key.ts'
import { noForeignKeys } from './design/no-foreign-keys.ts'
import { noRequiredColumns } from './design/no-required-columns.ts'
import { notNullAsCheck } from './design/not-null-as-check.ts'
import { notValidConstraint } from './design/not-valid-constraint.ts'
import { nullableBoolean } from './design/nullable-boolean.ts'
import { overlappingPeriods } from './design/overlapping-periods.ts'
import { partitionKeyOutsideKey } from './design/partition-key-outside-key.ts'
import { polymorphicAssociation } from './design/polymorphic-association.ts'
import { repeatingGroups } from './design/repeating-groups.ts'
import { rewriteRule } from './design/rewrite-rule.ts'
import { selectStarView } from './design/select-star-view.ts'
import { setNullOnRequiredColumn } from './design/set-null-on-required-column.ts'
import { softDeleteWithPlainUnique } from './design/soft-delete-with-plain-unique.ts'
import { stringlyTypedStatus } from './design/stringly-typed-status.ts'
import { tableInheritance } from './design/table-inheritance.ts'
import { tablePerPeriod } from './design/table-per-period.ts'
import { tenantOutsideUnique } from './design/tenant-outside-unique.ts'
import { uncheckedPeriod } from './design/unchecked-period.ts'
import { unpartitionedTimeSeries } from './design/unpartitioned-time-series.ts'
import { viewOnView } from './design/view-on-view.ts'
import { volatileCheck } from './design/volatile-check.ts'
import { wideTable } from './design/wide-table.ts'
import { booleanIndex } from './indexing/boolean-index.ts'
import { btreeOnDocument } from './indexing/btree-on-document.ts'
import { caseSensitiveUnique } from './indexing/case-sensitive-unique.ts'
import { duplicateIndex } from './indexing/duplicate-index.ts'
import { foreignKeyWithoutIndex } from './indexing/foreign-key-without-index.ts'
import { hashIndex } from './indexing/hash-index.ts'
import { indexOnEveryColumn } from './indexing/index-on-every-column.ts'
import { indexOnMostlyNullColumn } from './indexing/index-on-mostly-null-column.ts'
import { indexPastUniqueKey } from './indexing/index-past-unique-key.ts'
import { jsonQueryWithoutIndex } from './indexing/json-query-without-index.ts'
import { lowSelectivityIndex } from './indexing/low-selectivity-index.ts'
import { materializedViewWithoutUniqueIndex } from './indexing/materialized-view-without-unique-index.ts'
import { notNullPredicate } from './indexing/not-null-predicate.ts'
import { nullableUnique } from './indexing/nullable-unique.ts'
import { policyColumnWithoutIndex } from './indexing/policy-column-without-index.ts'
import { prefixRedundantIndex } from './indexing/prefix-redundant-index.ts'
import { softDeleteWithoutPartialIndex } from './indexing/soft-delete-without-partial-index.ts'
import { timeBeforeEquality } from './indexing/time-before-equality.ts'
import { tooManyIndexes } from './indexing/too-many-indexes.ts'
import { wideIndex } from './indexing/wide-index.ts'
import { mixedCaseName } from './naming/mixed-case-name.ts'
import { nameAtLengthLimit } from './naming/name-at-length-limit.ts'
import { nameNeedsQuoting } from './naming/name-needs-quoting.ts'
import { reservedWordName } from './naming/reserved-word-name.ts'
import { singularAmongPlurals } from './naming/singular-among-plurals.ts'
import { typePrefix } from './naming/type-prefix.ts'
import type { Rule } from './rule.ts'
import { dynamicSqlInRoutine } from './security/dynamic-sql-in-routine.ts'
import { grantOption } from './security/grant-option.ts'
import { grantToPublic } from './security/grant-to-public.ts'
import { personalDataUnprotected } from './security/personal-data-unprotected.ts'
import { policiesWithoutRowSecurity } from './security/policies-without-row-security.ts'
import { policyAlwaysTrue } from './security/policy-always-true.ts'
import { policyFunctionPerRow } from './security/policy-function-per-row.ts'
import { rowSecurityMissing } from './security/row-security-missing.ts'
import { rowSecurityNotForced } from './security/row-security-not-forced.ts'
import { rowSecurityWithoutPolicy } from './security/row-security-without-policy.ts'
import { secretInClear } from './security/secret-in-clear.ts'
import { securityDefinerSearchPath } from './security/security-definer-search-path.ts'
import { severalPermissivePolicies } from './security/several-permissive-policies.ts'
import { viewBypassesRowSecurity } from './security/view-bypasses-row-security.ts'
import { booleanAsText } from './typing/boolean-as-text.ts'
import { dateAsText } from './typing/date-as-text.ts'
import { epochAsInteger } from './typing/epoch-as-integer.ts'
import { fixedLengthChar } from './typing/fixed-length-char.ts'
import { hstoreColumn } from './typing/hstore-column.ts'
import { inconsistentColumnType } from './typing/inconsistent-column-type.ts'
import { integerPrimaryKey } from './typing/integer-primary-key.ts'
import { ipAddressAsText } from './typing/ip-address-as-text.ts'
import { jsonAsText } from './typing/json-as-text.ts'
import { jsonInsteadOfJsonb } from './typing/json-instead-of-jsonb.ts'
import { moneyAsFloat } from './typing/money-as-float.ts'
import { moneyType } from './typing/money-type.ts'
import { randomUuidPrimaryKey } from './typing/random-uuid-primary-key.ts'
import { regTypeColumn } from './typing/reg-type-column.ts'
import { roundedTimestamp } from './typing/rounded-timestamp.ts'
import { sequenceDefault } from './typing/sequence-default.ts'
import { serialColumn } from './typing/serial-column.ts'
import { timeWithTimeZone } from './typing/time-with-time-zone.ts'
import { timestampWithoutTimeZone } from './typing/timestamp-without-time-zone.ts'
import { uuidAsText } from './typing/uuid-as-text.ts'
import { varchar255 } from './typing/varchar-255.ts'

/** Every rule, by category and then by id. */
export const rules: readonly Rule[] = [
  auditLostOnCascade,
  auditTableWithoutTime,
  autovacuumDisabled,
  commaSeparatedList,
  defaultNullString,
  duplicateForeignKey,
  entityAttributeValue,
  foreignKeyCycle,
  foreignKeyTargetNotUnique,
  foreignKeyTypeMismatch,
  halfNullForeignKey,
  isolatedTable,
  junctionWithoutPairKey,
  missingForeignKey,
  missingNotNull,
  missingPrimaryKey,
  missingTimestamps,
  naturalPrimaryKey,
  noForeignKeys,
  noRequiredColumns,
  notNullAsCheck,
  notValidConstraint,
  nullableBoolean,
  overlappingPeriods,
  partitionKeyOutsideKey,
  polymorphicAssociation,
  repeatingGroups,
  rewriteRule,
  selectStarView,
  setNullOnRequiredColumn,
  softDeleteWithPlainUnique,
  stringlyTypedStatus,
  tableInheritance,
  tablePerPeriod,
  tenantOutsideUnique,
  uncheckedPeriod,
  unpartitionedTimeSeries,
  viewOnView,
  volatileCheck,
  wideTable,
  booleanIndex,
  btreeOnDocument,
  caseSensitiveUnique,
  duplicateIndex,
  foreignKeyWithoutIndex,
  hashIndex,
  indexOnEveryColumn,
  indexOnMostlyNullColumn,
  indexPastUniqueKey,
  jsonQueryWithoutIndex,
  lowSelectivityIndex,
  materializedViewWithoutUniqueIndex,
  notNullPredicate,
  nullableUnique,
  policyColumnWithoutIndex,
  prefixRedundantIndex,
  softDeleteWithoutPartialIndex,
  timeBeforeEquality,
  tooManyIndexes,
  wideIndex,
  mixedCaseName,
  nameAtLengthLimit,
  nameNeedsQuoting,
  reservedWordName,
  singularAmongPlurals,
  typePrefix,
  booleanAsText,
  dateAsText,
  epochAsInteger,
  fixedLengthChar,
  hstoreColumn,
  inconsistentColumnType,
  integerPrimaryKey,
  ipAddressAsText,
  jsonAsText,
  jsonInsteadOfJsonb,
  moneyAsFloat,
  moneyType,
  randomUuidPrimaryKey,
  regTypeColumn,
  roundedTimestamp,
  sequenceDefault,
  serialColumn,
  timeWithTimeZone,
  timestampWithoutTimeZone,
  uuidAsText,
  varchar255,
  dynamicSqlInRoutine,
  grantOption,
  grantToPublic,
  personalDataUnprotected,
  policiesWithoutRowSecurity,
  policyAlwaysTrue,
  policyFunctionPerRow,
  rowSecurityMissing,
  rowSecurityNotForced,
  rowSecurityWithoutPolicy,
  secretInClear,
  securityDefinerSearchPath,
  severalPermissivePolicies,
  viewBypassesRowSecurity,
]

/** The rule of that id; null when there is none. */
export function ruleOf(id: string): Rule | null {
  return byId.get(id) ?? null
}

const byId: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.id, rule]))
