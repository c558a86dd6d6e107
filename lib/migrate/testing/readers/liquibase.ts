import { parse } from 'yaml'
import { z } from 'zod'
import type { BundleFile } from '../../tools/tool.ts'
import { backwards, type Executed, type Reader } from './reader.ts'

/** Readers of both changelogs, each for itself. */
export const liquibaseReaders: Readonly<Record<'sql' | 'yaml', Reader>> = {
  sql: (files) => readSql(contentOf(files, 'changelog.sql')),
  yaml: (files) => readYaml(contentOf(files, 'changelog.yaml')),
}

function contentOf(files: readonly BundleFile[], path: string): string | null {
  return files.find((file) => file.path === path)?.content ?? null
}

const instruction =
  /^\s*--\s*(changeset|rollback|preconditions|precondition-sql-check|comment|property|ignoreLines)\b/i

function readSql(content: string | null): ReturnType<Reader> {
  if (content === null) return { up: [], down: [] }
  const [first, ...lines] = content.trimEnd().split('\n')
  if (first !== '--liquibase formatted sql') throw new Error('Liquibase does not know the file')
  const properties = new Map<string, string>()
  const sets: { transaction: boolean; up: string[]; down: string[] }[] = []
  for (const line of lines) {
    const set = sets.at(-1)
    const [, name, value] = /^--property name:(\S+) value:(\S+)$/.exec(line) ?? []
    if (name !== undefined && value !== undefined) properties.set(name, value)
    else if (line.startsWith('--changeset ')) {
      if (!/^--changeset \w+:\w+( [\w]+:[\w]+)+$/.test(line)) throw new Error(line)
      for (const attribute of [
        'splitStatements:false',
        'rollbackSplitStatements:false',
        'stripComments:false',
      ]) {
        if (!line.includes(` ${attribute}`)) throw new Error(`${attribute} is missing`)
      }
      sets.push({ transaction: !line.includes(' runInTransaction:false'), up: [], down: [] })
    } else if (line.startsWith('--rollback ')) set?.down.push(line.slice(11))
    else if (!instruction.test(line)) set?.up.push(line)
  }
  const executed = (transaction: boolean, text: string): Executed => ({
    transaction,
    pieces: [text === 'empty' ? '' : expanded(text, properties)],
    split: transaction ? 'client' : 'server',
  })
  return {
    up: sets.map(({ transaction, up }) => executed(transaction, up.join('\n'))),
    down: backwards(sets).map(({ transaction, down }) => executed(transaction, down.join('\n'))),
  }
}

/** Text with the values of the names in it. A name that the changelog does not set may be one of the environment's. */
function expanded(text: string, properties: ReadonlyMap<string, string>): string {
  const [before = '', ...names] = text.split('${')
  return [
    before,
    ...names.map((rest) => {
      const end = rest.indexOf('}')
      const value = properties.get(rest.slice(0, end))
      if (value === undefined) throw new Error(`Liquibase may put a value for \${${rest.slice(0, end + 1)}`)
      return value + rest.slice(end + 1)
    }),
  ].join('')
}

const change = z.union([
  z.strictObject({
    sql: z.strictObject({
      sql: z.string(),
      splitStatements: z.literal(false),
      stripComments: z.literal(false),
    }),
  }),
  z.strictObject({ empty: z.strictObject({}) }),
])

const changelog = z.strictObject({
  databaseChangeLog: z.array(
    z.union([
      z.strictObject({ property: z.strictObject({ name: z.string(), value: z.string() }) }),
      z.strictObject({
        changeSet: z.strictObject({
          id: z.string(),
          author: z.string(),
          logicalFilePath: z.string(),
          context: z.string(),
          runInTransaction: z.boolean(),
          preConditions: z
            .array(
              z.union([
                z.strictObject({ onFail: z.literal('HALT') }),
                z.strictObject({ onError: z.literal('HALT') }),
                z.strictObject({
                  sqlCheck: z.strictObject({ expectedResult: z.literal('1'), sql: z.string() }),
                }),
              ]),
            )
            .optional(),
          changes: z.array(change),
          rollback: z.array(change),
        }),
      }),
    ]),
  ),
})

function readYaml(content: string | null): ReturnType<Reader> {
  if (content === null) return { up: [], down: [] }
  const entries = changelog.parse(parse(content)).databaseChangeLog
  const sets = entries.flatMap((entry) => ('changeSet' in entry ? [entry.changeSet] : []))
  const properties = new Map(
    entries.flatMap((entry) => ('property' in entry ? [[entry.property.name, entry.property.value]] : [])),
  )
  // Liquibase puts values in the text of YAML, and once more in what it makes of it.
  const executed = (transaction: boolean, changes: readonly z.output<typeof change>[]): Executed => ({
    transaction,
    pieces: changes.flatMap((each) =>
      'sql' in each ? [expanded(expanded(each.sql.sql, properties), properties)] : [],
    ),
    split: 'server',
  })
  return {
    up: sets.map((set) => executed(set.runInTransaction, set.changes)),
    down: backwards(sets).map((set) => executed(set.runInTransaction, set.rollback)),
  }
}
