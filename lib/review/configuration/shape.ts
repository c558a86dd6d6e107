import {
  migrationRules,
  type NamingSettings,
  nameKinds,
  profiles,
  type RuleFacts,
  rules,
} from '../../rules/index.ts'
import { caseStyles } from '../settings/index.ts'

/** The rules that a configuration may speak of: those of schemas, then those of migrations. */
export const configurableRules: readonly RuleFacts[] = [...rules, ...migrationRules]

/** What may be said of a rule in a word. */
export const ruleWords = ['on', 'off', 'error', 'warning', 'info'] as const
export const severityWords = ['error', 'warning', 'info'] as const
export const failWords = ['error', 'warning', 'none'] as const
export const profileIds: readonly string[] = profiles.map(({ id }) => id)
export { caseStyles, nameKinds }
export const tableNumbers = ['singular', 'plural'] as const

/** The members of a configuration, with what each is. */
export const members = {
  $schema: 'Where the JSON Schema of this file is, for editors.',
  profile: 'The kind of project: what is laid under the rest.',
  rules: 'By rule id: "off", "on", a severity, or an object with severity and options.',
  naming: 'How names are made; what is left out is learned from the schema.',
  waivers: 'Findings that are left as they are, each with its reason.',
  baseline: 'A file of findings that were there already, written by athena review --write-baseline.',
  statistics:
    'Files of what the server measured: see athena review --statistics-query. Rules that read them run only then.',
  workload: 'A file of the queries that the application sends.',
  paths: 'The files that athena review reads when none is named: db/*.sql, db/**/*.sql.',
  failOn: 'The least severity that makes athena review fail.',
} as const

export const namingMembers: Readonly<Record<keyof NamingSettings, string>> = {
  primaryKey: 'Primary keys, of {table} and {columns}: pk_{table}.',
  unique: 'Unique constraints, of {table} and {columns}: uq_{table}_{columns}.',
  foreignKey: 'Foreign keys, of {table}, {columns} and {target}: fk_{table}_{target}.',
  check: 'Check constraints, of {table} and {columns}: ck_{table}_{columns}.',
  index: 'Indexes, of {table} and {columns}: idx_{table}_{columns}, or index_{table}_on_{columns:_and_}.',
  letters: 'How tables and columns are written.',
  tables: 'Whether tables are called by one or by many.',
}

export const waiverMembers = {
  rule: 'The id of the rule.',
  on: 'The object: schema.table, schema.table.column, or without the schema. Left out: wherever the rule finds something.',
  reason: 'Why it is left as it is.',
  author: 'Who decided it.',
  until: 'The last day it holds, YYYY-MM-DD.',
} as const
