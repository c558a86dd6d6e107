import type { Finding } from '@/lib/rules'
import { fixCommand, fixRuleCommand, openRuleCommand, waiveCommand } from './finding-commands'
import type { FeatureContext } from './language-features'
import { type Disposable, languageId, monaco } from './monaco'

type Action = monaco.languages.CodeAction

/** The lightbulb: of the findings at the cursor the fixes and choices, all fixes of the rule, its page, and leave to waive. */
export function quickFixes({ synced, findings, getState }: FeatureContext): Disposable {
  return monaco.languages.registerCodeActionProvider(languageId, {
    provideCodeActions(model, range) {
      const here = model === synced.model ? findings.within(range) : []
      const offered = here.flatMap((finding) => [
        ...fixes(finding),
        ...fixesOfRule(finding, getState().findings),
        quickFix(`Waive: ${finding.message}`, waiveCommand, [finding.key]),
        quickFix(`About the rule ${finding.rule}`, openRuleCommand, [finding.rule]),
      ])
      return { actions: distinct(offered), dispose: () => undefined }
    },
  })
}

function fixes({ key, fix, guide }: Finding): readonly Action[] {
  if (fix) {
    const title = fix.safe ? fix.title : `${fix.title} (weigh it first)`
    return [{ ...quickFix(title, fixCommand, [key]), isPreferred: fix.safe }]
  }
  const choices = guide?.choices ?? []
  return choices.map((choice, at) =>
    quickFix(`${choice.title} (one of ${choices.length})`, fixCommand, [key, at]),
  )
}

function fixesOfRule({ rule, fix }: Finding, all: readonly Finding[]): readonly Action[] {
  if (!fix) return []
  const count = all.filter((other) => other.rule === rule && other.fix).length
  return count > 1 ? [quickFix(`Fix all ${count} of the rule ${rule}`, fixRuleCommand, [rule])] : []
}

function quickFix(title: string, id: string, args: readonly unknown[]): Action {
  return { title, kind: 'quickfix', command: { id, title, arguments: [...args] } }
}

/** Two findings of a rule at one place offer its page once. */
function distinct(actions: readonly Action[]): Action[] {
  return [...new Map(actions.map((action) => [action.title, action])).values()]
}
