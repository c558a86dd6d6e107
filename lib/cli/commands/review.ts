import {
  formatMigrationReview,
  formatReview,
  type RuleSeverity,
  reviewFormats,
  reviewMigration,
  reviewSchema,
} from '../../rules/index.ts'
import { type Command, fileArgument, textOption, UsageError } from '../command.ts'
import { loadFile, reportDiagnostics } from '../load.ts'
import { loadMigration, migrationOptions } from '../migration-file.ts'

/** Severities that make the command fail, by the value of `--fail-on`. */
const failing: Readonly<Record<string, readonly RuleSeverity[]>> = {
  error: ['error'],
  warning: ['error', 'warning'],
  none: [],
}

/**
 * `athena review FILE`: Athena's findings on a schema, or with `--migration` on a file of statements for one;
 * exit code 1 where there are some as severe as `--fail-on` says.
 */
export const review: Command = {
  name: 'review',
  usage:
    'review FILE | --migration FILE [--schema BASE.sql] [--server-version N] [--wrapped] ' +
    '[--format text|json|sarif] [--fail-on error|warning|none]',
  summary: 'what is wrong with the schema, or dangerous in the migration, why, and what would fix it',
  options: { format: { type: 'string' }, 'fail-on': { type: 'string' }, ...migrationOptions },
  files: [0, 1],
  async run(invocation, io) {
    const asked = textOption(invocation, 'format') ?? 'text'
    const format = reviewFormats.find((candidate) => candidate === asked)
    if (!format) throw new UsageError(`unknown format ${asked}; known: ${reviewFormats.join(', ')}`)
    const failOn = textOption(invocation, 'fail-on') ?? 'error'
    const severities = failing[failOn]
    if (!severities) throw new UsageError(`--fail-on takes ${Object.keys(failing).join(', ')}`)

    const migration = await loadMigration(invocation, io)
    if (migration) {
      const { path, text, options } = migration
      const findings = reviewMigration(text, options)
      io.out(formatMigrationReview(findings, { file: path, text }, format))
      return findings.some((finding) => severities.includes(finding.severity)) ? 1 : 0
    }
    const file = await loadFile(fileArgument(invocation, 0), invocation, io)
    reportDiagnostics(file, io)
    const { document, path } = file
    const findings = reviewSchema(document.schema)
    const source = { file: path, text: document.text, locate: document.sources.locate }
    io.out(formatReview(findings, source, format))
    return findings.some((finding) => severities.includes(finding.severity)) ? 1 : 0
  },
}
