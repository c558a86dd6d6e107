import type { WorkbenchActions, WorkbenchState } from '../state/contract'
import { quickFixes } from './code-actions'
import { completions } from './completions'
import { findingCommands } from './finding-commands'
import type { FindingMarks } from './finding-marks'
import { hovers } from './hovers'
import { definitions, references } from './jumps'
import type { SyncedModel } from './model-sync'
import type { Disposable } from './monaco'
import { renames } from './renames'

/** What every language feature works with. */
export interface FeatureContext {
  readonly synced: SyncedModel
  readonly findings: FindingMarks
  readonly actions: WorkbenchActions
  readonly getState: () => WorkbenchState
}

/** Gives the editor completion, hovers, jumps, rename and quick fixes, all answered by the document's worker. */
export function registerFeatures(context: FeatureContext): Disposable {
  const parts = [
    completions(context),
    hovers(context),
    definitions(context),
    references(context),
    renames(context),
    findingCommands(context),
    quickFixes(context),
  ]
  return {
    dispose: () => {
      for (const part of parts) part.dispose()
    },
  }
}
