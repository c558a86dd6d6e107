import { migrationRule } from './reading/rule.ts'

/** A tool that keeps both ways in one file is told both. */
export const noWayBack = migrationRule({
  id: 'no-way-back',
  title: 'Migration that cannot be taken back',
  severity: 'warning',
  about: 'file',
  catalogue: ['LOS011'],
  tags: ['operations'],
  detects:
    'A file in the manner of dbmate, goose, sql-migrate or Liquibase whose way back is not there or empty: `-- migrate:down`, ' +
    '`-- +goose Down`, `-- +migrate Down`, `--rollback` of each changeset.',
  rationale:
    'At three in the morning nobody writes it well. Where nothing can be taken back, a line that says so has been thought about.',
  source:
    'https://docs.liquibase.com/commands/quality-checks/home.html (RollbackRequired); https://github.com/amacneil/dbmate',
  ignoreWhen: 'Restoring a backup is the way back that the team has agreed on.',
  remedy:
    'None: write the statements that take it back, or say in the empty part that there are none and why.',
  fixable: false,
  *checkFile({ text, steps }) {
    const [first] = steps
    if (!first) return
    const missing = missingWayBack(text)
    if (missing === null) return
    yield {
      step: first,
      message: 'The migration has no way back.',
      evidence: missing,
      confidence: 0.85,
      fix: null,
    }
  },
})

function missingWayBack(text: string): string | null {
  const lines = text.split('\n').map((line) => line.trim())
  for (const [up, down] of marks) {
    if (!lines.some((line) => line.toLowerCase().startsWith(up))) continue
    const at = lines.findIndex((line) => line.toLowerCase().startsWith(down))
    if (at < 0) return `There is no line ${down}.`
    // A comment behind it says why there is nothing.
    return lines.slice(at + 1).some((line) => line !== '' && !/^--\s*\+goose/i.test(line))
      ? null
      : `Nothing follows ${down}.`
  }
  if (!lines.some((line) => /^--\s*liquibase formatted sql/i.test(line))) return null
  const starts = lines.flatMap((line, at) => (/^--\s*changeset\s/i.test(line) ? [at] : []))
  for (const [at, start] of starts.entries()) {
    const own = lines.slice(start, starts[at + 1])
    if (!own.some((line) => /^--\s*rollback\b/i.test(line) || /rollback/i.test(own[0] ?? '')))
      return `${own[0]} has no --rollback.`
  }
  return null
}

const marks: readonly (readonly [string, string])[] = [
  ['-- migrate:up', '-- migrate:down'],
  ['-- +goose up', '-- +goose down'],
  ['-- +migrate up', '-- +migrate down'],
]
