import { toast } from 'sonner'
import type { Fix } from '@/lib/rules'
import { openFindings } from '../state/review-filter'
import { useShell } from '../workbench/shell-state'
import type { FeatureContext } from './language-features'
import { type Disposable, monaco } from './monaco'

/** Opens the page of a rule; takes its id. */
export const openRuleCommand = 'athena.openRule'
/** Asks for the reason why a finding does not apply; takes its key. */
export const waiveCommand = 'athena.waive'
/** Takes the key of a finding, and the place of a choice among those of its guide. */
export const fixCommand = 'athena.applyFix'
/** Fixes all findings of a rule; takes its id. */
export const fixRuleCommand = 'athena.fixRule'

/** What the lightbulb and the links of hovers do. */
export function findingCommands({
  actions,
  getState,
}: Omit<FeatureContext, 'synced' | 'findings'>): Disposable {
  const fixOf = (key: string, choice: number | undefined): Fix | null => {
    const finding = getState().findings.find((each) => each.key === key)
    if (choice === undefined) return finding?.fix ?? null
    return finding?.guide?.choices[choice] ?? null
  }
  const commands = [
    monaco.editor.registerCommand(openRuleCommand, (_accessor: unknown, rule: string) =>
      useShell.getState().showRule(rule),
    ),
    monaco.editor.registerCommand(waiveCommand, (_accessor: unknown, key: string) =>
      useShell.getState().waive(key),
    ),
    monaco.editor.registerCommand(fixCommand, (_accessor: unknown, key: string, choice?: number) => {
      const fix = fixOf(key, choice)
      if (fix) void actions.applyFix(fix)
      else toast.info('This finding is gone already.')
    }),
    monaco.editor.registerCommand(fixRuleCommand, (_accessor: unknown, rule: string) => {
      const { findings, dismissals } = getState()
      const keys = openFindings(findings, dismissals).filter((each) => each.rule === rule && each.fix)
      void actions.fixAll(keys.map(({ key }) => key))
    }),
  ]
  return {
    dispose: () => {
      for (const command of commands) command.dispose()
    },
  }
}
