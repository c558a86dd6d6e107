import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Judgement } from '../judgement.ts'
import type { Sighting } from '../sample.ts'
import { judgementsFolder, measurePrecision, type Reviewed, readCorpus, readJudgements } from './corpus.ts'

/** `npm run judge`: prints what is to be judged, a finding a line; with a file of verdicts it keeps them. */

const verdictLine = z.object({
  rule: z.string(),
  script: z.string(),
  finding: z.string(),
  verdict: z.enum(['right', 'wrong']),
  because: z.string().min(3),
})

const [file] = process.argv.slice(2)
if (file) keep(readFileSync(file, 'utf8'))
else print()

function print(): void {
  const corpus = readCorpus()
  for (const { rule, open } of measurePrecision(corpus)) {
    for (const sighting of open) {
      const { finding, script } = sighting
      const { message, evidence } = finding
      const line = { rule: rule.id, script, finding: finding.key, message, evidence }
      process.stdout.write(`${JSON.stringify({ ...line, declared: declaredAt(corpus, sighting) })}\n`)
    }
  }
}

/** What the script says at the finding's first entity. */
function declaredAt(corpus: readonly Reviewed[], { script, finding }: Sighting): string {
  const document = corpus.find((each) => each.script === script)?.document
  const [first] = finding.entities
  const [place] = document && first ? document.sources.locate(first) : []
  return document && place ? document.text.slice(place.from, place.to).slice(0, 400) : ''
}

function keep(lines: string): void {
  const stored = new Map<string, Judgement[]>([...readJudgements()].map(([rule, list]) => [rule, [...list]]))
  for (const line of lines.split('\n').filter((each) => each.trim() !== '')) {
    const { rule, ...judgement } = verdictLine.parse(JSON.parse(line))
    const others = (stored.get(rule) ?? []).filter(
      (each) => each.script !== judgement.script || each.finding !== judgement.finding,
    )
    stored.set(rule, [...others, judgement])
  }
  for (const [rule, list] of stored) {
    const sorted = list.toSorted((a, b) => (a.script + a.finding < b.script + b.finding ? -1 : 1))
    writeFileSync(join(judgementsFolder, `${rule}.json`), `${JSON.stringify(sorted, null, 2)}\n`)
  }
}
