import { foreignKeyTypeMismatch } from './design/foreign-key-type-mismatch.ts'
import { missingPrimaryKey } from './design/missing-primary-key.ts'
import { nullableBoolean } from './design/nullable-boolean.ts'
import { booleanIndex } from './indexing/boolean-index.ts'
import { duplicateIndex } from './indexing/duplicate-index.ts'
import { foreignKeyWithoutIndex } from './indexing/foreign-key-without-index.ts'
import { prefixRedundantIndex } from './indexing/prefix-redundant-index.ts'
import type { Rule } from './rule.ts'
import { policiesWithoutRowSecurity } from './security/policies-without-row-security.ts'
import { fixedLengthChar } from './typing/fixed-length-char.ts'
import { jsonInsteadOfJsonb } from './typing/json-instead-of-jsonb.ts'
import { moneyAsFloat } from './typing/money-as-float.ts'
import { moneyType } from './typing/money-type.ts'
import { randomUuidPrimaryKey } from './typing/random-uuid-primary-key.ts'
import { serialColumn } from './typing/serial-column.ts'
import { timestampWithoutTimeZone } from './typing/timestamp-without-time-zone.ts'

/** Every rule, by category and then by id. */
export const rules: readonly Rule[] = [
  foreignKeyTypeMismatch,
  missingPrimaryKey,
  nullableBoolean,
  booleanIndex,
  duplicateIndex,
  foreignKeyWithoutIndex,
  prefixRedundantIndex,
  fixedLengthChar,
  jsonInsteadOfJsonb,
  moneyAsFloat,
  moneyType,
  randomUuidPrimaryKey,
  serialColumn,
  timestampWithoutTimeZone,
  policiesWithoutRowSecurity,
]

/** The rule of that id; null when there is none. */
export function ruleOf(id: string): Rule | null {
  return byId.get(id) ?? null
}

const byId: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.id, rule]))
