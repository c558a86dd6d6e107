import type { FeatureContext } from './language-features'
import { type Disposable, languageId, monaco } from './monaco'
import { renameableName, renameOp, typedName } from './rename-op'

/** F2: renames the thing itself, wherever it is meant, by the same operation as the inspector. */
export function renames({ synced, actions }: FeatureContext): Disposable {
  return monaco.languages.registerRenameProvider(languageId, {
    async resolveRenameLocation(model, position) {
      const symbol =
        model === synced.model && (await actions.worker.symbolAt({ offset: synced.offsetAt(position) }))
      const text = symbol ? renameableName(symbol.id) : null
      if (!symbol || text === null) {
        const range = monaco.Range.fromPositions(position)
        return { range, text: '', rejectReason: 'There is nothing here that can be renamed.' }
      }
      return { range: synced.rangeOf(symbol.from, symbol.to), text }
    },
    async provideRenameEdits(_model, position, typed) {
      const symbol = await actions.worker.symbolAt({ offset: synced.offsetAt(position) })
      const op = symbol && renameOp(symbol.id, typedName(typed))
      if (!op) return { edits: [], rejectReason: 'There is nothing here that can be renamed.' }
      const outcome = await actions.applyOps([op], 'inspector')
      // The operation has written the text already.
      return outcome.ok ? { edits: [] } : { edits: [], rejectReason: outcome.error.message }
    },
  })
}
