import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { err, ok, type Result } from '../base/index.ts'
import type { RulePage } from '../store/index.ts'
import type { Failure } from './failure.ts'

/** The page of a rule as it stands in docs/rules, in Markdown. */
export async function readRulePage(rule: string): Promise<Result<RulePage, Failure>> {
  const missing = err({ code: 'not-found', detail: 'There is no such rule.' } as const)
  // Anything else could lead out of the folder.
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(rule)) return missing
  try {
    const path = join(/* turbopackIgnore: true */ process.cwd(), 'docs/rules', `${rule}.md`)
    return ok({ rule, text: await readFile(path, 'utf8') })
  } catch {
    return missing
  }
}
