import { toast } from 'sonner'
import type { FeatureContext } from './language-features'
import { type Disposable, languageId, monaco } from './monaco'

const command = 'athena.applyFix'

/** The lightbulb: fixes of the findings at the cursor, applied as operations on the schema. */
export function quickFixes({ synced, findings, actions, getState }: FeatureContext): Disposable {
  const applying = monaco.editor.registerCommand(command, (_accessor: unknown, key: string) => {
    const fix = getState().findings.find((finding) => finding.key === key)?.fix
    if (fix) void actions.applyOps(fix.ops, 'assistant')
    else toast.info('This finding is gone already.')
  })
  const provider = monaco.languages.registerCodeActionProvider(languageId, {
    provideCodeActions(model, range) {
      const here = model === synced.model ? findings.within(range) : []
      const offered = here.flatMap((finding): monaco.languages.CodeAction[] =>
        finding.fix
          ? [
              {
                title: finding.fix.safe ? finding.fix.title : `${finding.fix.title} (weigh it first)`,
                kind: 'quickfix',
                isPreferred: finding.fix.safe,
                command: { id: command, title: finding.fix.title, arguments: [finding.key] },
              },
            ]
          : [],
      )
      return { actions: offered, dispose: () => undefined }
    },
  })
  return {
    dispose() {
      applying.dispose()
      provider.dispose()
    },
  }
}
