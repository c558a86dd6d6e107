import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff'
import {
  isOpen,
  type ReviewRequest,
  reviewDocument,
  reviewMigrationFile,
  usualSettings,
} from '../../review/index.ts'
import {
  type Finding,
  fixAll,
  fixMigration,
  type MigrationFinding,
  migrationRules,
  rules,
} from '../../rules/index.ts'
import { type DocumentState, editDocument, writeOps } from '../../sync/index.ts'
import { choose } from '../choice.ts'
import { type Command, fileArgument, type Io, textOption } from '../command.ts'
import { loadFile } from '../load.ts'
import { loadMigration, type MigrationFile, migrationOptions } from '../migration-file.ts'
import { loadSetup, type ReviewSetup, requestFor, setupOptions } from '../review-setup.ts'

/** Fixes can stand in each other's way; what is left is tried again, so often at most. */
const maxRounds = 10

/** `athena fix FILE`: the text, of a schema or a migration, with the safe fixes applied, or with every fix of one rule. */
export const fix: Command = {
  name: 'fix',
  usage:
    'fix FILE [--config FILE] [--profile ID] [--statistics FILE]… [--workload FILE] | --migration FILE ' +
    '[--schema BASE.sql] [--server-version N] [--wrapped]; [--rule ID] [--diff]',
  summary:
    'print the text with all safe fixes applied but for what is waived, or with all fixes of one rule; ' +
    'with --diff what they change',
  options: { rule: { type: 'string' }, diff: { type: 'boolean' }, ...setupOptions, ...migrationOptions },
  files: [0, 1],
  async run(invocation, io) {
    const asked = textOption(invocation, 'rule')
    const migration = await loadMigration(invocation, io)
    const known = migration ? migrationRules : rules
    const rule =
      asked === undefined
        ? undefined
        : choose(
            'rule',
            asked,
            known.map(({ id }) => id),
          )
    const print = invocation.options.diff === true ? printDiff : printText
    const setup = await loadSetup(invocation, io, migration?.path ?? fileArgument(invocation, 0))
    if (migration) return fixFile(migration, setup, rule, print, io)
    const wanted = (finding: Finding): boolean =>
      finding.fix !== null &&
      isOpen(finding) &&
      (rule === undefined ? finding.fix.safe : finding.rule === rule)

    const file = await loadFile(fileArgument(invocation, 0), invocation, io)
    const asSet = await requestFor(setup, file, invocation, io)
    const request = rule === undefined ? asSet : withRule(asSet, rule)
    let { document } = file
    let fixed = 0
    for (let round = 0; round < maxRounds; round++) {
      const next = fixRound(document, reviewDocument(document, request).filter(wanted))
      if (!next) break
      document = next.document
      fixed += next.fixed
    }
    print(file.path, file.mark + file.document.text, file.mark + document.text, io)
    io.err(`${fixed} fixed, ${reviewDocument(document, request).filter(isOpen).length} findings left`)
    return 0
  },
}

/** The request with the rule on, whatever its stance: who names it wants it. */
function withRule(request: ReviewRequest, rule: string): ReviewRequest {
  const { settings = usualSettings } = request
  const own = { ...settings.rules[rule], on: true }
  return { ...request, settings: { ...settings, rules: { ...settings.rules, [rule]: own } } }
}

type Print = (path: string, before: string, after: string, io: Io) => void

const printText: Print = (_path, _before, after, io) => io.out(after)

/** A patch that `patch` and `git apply` take; nothing where nothing is fixed. */
const printDiff: Print = (path, before, after, io) => {
  if (before === after) return
  const name = path === '-' ? 'standard input' : path
  io.out(createTwoFilesPatch(name, name, before, after, '', '', { headerOptions: FILE_HEADERS_ONLY }))
}

/** Prints the migration with its fixes; the command's exit code. */
function fixFile(
  { path, text, options }: MigrationFile,
  { configuration, today }: ReviewSetup,
  rule: string | undefined,
  print: Print,
  io: Io,
): 0 {
  const { settings, waivers } = configuration
  const review = (input: string) => reviewMigrationFile(input, options, { settings, waivers, today })
  const left = new Set(review(text).flatMap(({ key, waiver }) => (waiver ? [key] : [])))
  const on = migrationRules.filter(
    ({ id, stance }) => id === rule || (settings.rules[id]?.on ?? stance === 'recommended'),
  )
  const wanted = (finding: MigrationFinding): boolean =>
    finding.fix !== null &&
    !left.has(finding.key) &&
    (rule === undefined ? finding.fix.safe : finding.rule === rule)
  const { text: rewritten, fixed } = fixMigration(text, { ...options, rules: on }, wanted)
  print(path, text, rewritten, io)
  io.err(`${fixed.length} fixed, ${review(rewritten).filter(({ waiver }) => !waiver).length} findings left`)
  return 0
}

/** The document after the fixes that go together; those that cannot be written are tried one by one. */
function fixRound(document: DocumentState, findings: readonly Finding[]) {
  const merged = fixAll(document.schema, findings)
  if (merged.ops.length === 0) return null
  const together = writeOps(document, merged.ops)
  if (together.ok) {
    return { document: editDocument(document, together.value.change).state, fixed: merged.fixed.length }
  }
  let current = document
  let fixed = 0
  for (const finding of merged.fixed) {
    const written = writeOps(current, finding.fix?.ops ?? [])
    if (!written.ok) continue
    current = editDocument(current, written.value.change).state
    fixed += 1
  }
  return fixed > 0 ? { document: current, fixed } : null
}
