import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openDocument } from '../../../sync/index.ts'
import { reviewSchema } from '../../engine.ts'
import { rules } from '../../registry.ts'
import type { Rule } from '../../rule.ts'
import { type Judgement, judgementFile } from '../judgement.ts'
import { type Precision, precisionOf } from '../precision.ts'
import type { Sighting } from '../sample.ts'

/** A real schema with what the rules say of it. */
export interface Reviewed {
  readonly script: string
  readonly document: ReturnType<typeof openDocument>
}

// From the repository's root, where tests and npm's scripts run: the bundled tool stands elsewhere.
const corpus = 'lib/sql/fixtures/corpus'
export const judgementsFolder = 'lib/rules/precision/judgements'

/** The rules that are judged: all but those that only a team's own choice switches on. */
export const judgedRules: readonly Rule[] = rules.filter((rule) => rule.stance !== 'policy')

/** Reads every real schema. */
export function readCorpus(): readonly Reviewed[] {
  return readdirSync(corpus)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((script) => ({
      script,
      document: openDocument(readFileSync(join(corpus, script), 'utf8'), 'postgres'),
    }))
}

/** Holds the findings of all judged rules against the stored judgements. */
export function measurePrecision(corpus: readonly Reviewed[]): readonly Precision[] {
  const sightings = new Map<string, Sighting[]>(judgedRules.map((rule) => [rule.id, []]))
  for (const { script, document } of corpus) {
    for (const finding of reviewSchema(document.schema, { rules: judgedRules })) {
      sightings.get(finding.rule)?.push({ script, finding })
    }
  }
  const judgements = readJudgements()
  return judgedRules.map((rule) =>
    precisionOf(rule, sightings.get(rule.id) ?? [], judgements.get(rule.id) ?? []),
  )
}

/** The stored judgements by rule. Throws with the file's name where one is malformed. */
export function readJudgements(): ReadonlyMap<string, readonly Judgement[]> {
  return new Map(
    readdirSync(judgementsFolder)
      .filter((file) => file.endsWith('.json'))
      .map((file) => {
        const read = judgementFile.safeParse(JSON.parse(readFileSync(join(judgementsFolder, file), 'utf8')))
        if (!read.success) throw new Error(`precision: ${file}: ${read.error.message}`)
        return [file.slice(0, -'.json'.length), read.data]
      }),
  )
}
