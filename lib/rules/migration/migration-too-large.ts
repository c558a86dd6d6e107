import { migrationRule } from './reading/rule.ts'

/** A migration that nobody can read is not reviewed. */
export const migrationTooLarge = migrationRule({
  id: 'migration-too-large',
  title: 'Migration larger than agreed',
  severity: 'warning',
  about: 'file',
  stance: 'policy',
  catalogue: ['PRO003', 'PRO002'],
  tags: ['operations', 'policy'],
  options: {
    statements: { type: 'integer', default: 50, minimum: 1, says: 'Statements a file may have' },
    bytes: { type: 'integer', default: 100_000, minimum: 100, says: 'Bytes a file may have' },
    rows: { type: 'integer', default: 1000, minimum: 1, says: 'Rows one INSERT may list' },
    tables: { type: 'integer', default: 5, minimum: 1, says: 'Tables in use that a file may change' },
  },
  detects: 'A file with more statements, bytes, listed rows or changed tables than the options allow.',
  rationale:
    'What is large is skimmed, runs long, holds its locks to the end and is rolled back as a whole. Rows belong into a job or ' +
    'a file that is copied.',
  source:
    'Bytebase SQL review (statement limits); https://docs.liquibase.com/commands/quality-checks/home.html (OneChangePerChangeset)',
  ignoreWhen: 'It is the first migration, written by a tool.',
  remedy: 'None: cut it into several, each of which can be tried and taken back by itself.',
  fixable: false,
  *checkFile({ steps, text }, { statements, bytes, rows, tables }) {
    const [first] = steps
    if (!first) return
    const say = (message: string, evidence: string) => ({
      step: first,
      message,
      evidence,
      confidence: 0.95,
      fix: null,
    })
    const own = steps.filter(({ statement }) => statement.within === 'file').length
    if (own > statements)
      yield say('The file has more statements than agreed.', `${own}, where ${statements} are agreed.`)
    const size = new TextEncoder().encode(text).length
    if (size > bytes)
      yield say('The file is larger than agreed.', `${size} bytes, where ${bytes} are agreed.`)
    const changed = new Set<string>()
    for (const step of steps) {
      const { node, tokens } = step.statement
      if (node.kind === 'alterTable' && !step.isFresh(node.name))
        changed.add(node.name.parts.map(({ value }) => value).join('.'))
      if (node.kind !== 'other' || node.words !== 'insert') continue
      const listed = listedRows(tokens)
      if (listed <= rows) continue
      yield {
        step,
        message: `One INSERT lists ${listed.toLocaleString('en-US')} rows.`,
        evidence: `Agreed are ${rows.toLocaleString('en-US')}.`,
        confidence: 0.95,
        fix: null,
      }
    }
    if (changed.size > tables)
      yield say(`The file changes ${changed.size} tables in use.`, `Agreed are ${tables}.`)
  },
})

/** The rows behind VALUES: parentheses of the first level. */
function listedRows(tokens: readonly { readonly kind: string; readonly value: string }[]): number {
  const values = tokens.findIndex(({ kind, value }) => kind === 'word' && value === 'values')
  if (values < 0) return 0
  let depth = 0
  let rows = 0
  for (const { kind, value } of tokens.slice(values)) {
    if (kind !== 'symbol') continue
    if (value === '(' && depth++ === 0) rows++
    if (value === ')') depth--
  }
  return rows
}
