import { makeChange, type TextChange } from '@/lib/text'
import type { TextEvent, WorkbenchActions, WorkbenchState } from '../state/contract'
import {
  byteOrderMark,
  type EolMap,
  makeEolMap,
  toDocumentChange,
  toDocumentOffset,
  toModelChange,
  toModelOffset,
  toModelText,
} from './eol-map'
import { type Disposable, languageId, type Model, monaco } from './monaco'

/** A Monaco model that follows the document, and the arithmetic between the two. */
export interface SyncedModel extends Disposable {
  readonly model: Model
  /** Document offset of a place in the model. */
  offsetAt(position: monaco.IPosition): number
  /** Place in the model of a document offset. */
  positionAt(offset: number): monaco.Position
  rangeOf(from: number, to: number): monaco.Range
  /** Hears of changes made elsewhere, after the model has them, with the model range that was written last. */
  onForeignChange(listener: (event: TextEvent, last: monaco.Range) => void): void
}

/**
 * Typing goes from the model to the document; changes made elsewhere go from the document to the
 * model, around Monaco's own undo stack: history is the document's.
 */
export function syncModel(
  actions: Pick<WorkbenchActions, 'edit' | 'onText'>,
  getState: () => Pick<WorkbenchState, 'text'>,
): SyncedModel {
  let text = getState().text
  let map: EolMap = makeEolMap(text)
  let applying = false
  const listeners: ((event: TextEvent, last: monaco.Range) => void)[] = []
  const model = monaco.editor.createModel(toModelText(text), languageId)
  model.setEOL(monaco.editor.EndOfLineSequence.LF)

  const moveTo = (next: string, change: TextChange): void => {
    text = next
    // Most texts have nothing to map, and no change to them brings it: they are never searched again.
    const atStart = change.replacements[0]?.from === 0 && next.startsWith(byteOrderMark)
    if (
      map.carriage === 'some' ||
      map.head === 1 ||
      atStart ||
      change.replacements.some(({ insert }) => insert.includes('\r'))
    )
      map = makeEolMap(next)
  }

  /** Changes the model without taking that for typing. */
  const quietly = <T>(write: () => T): T => {
    applying = true
    try {
      return write()
    } finally {
      applying = false
    }
  }

  const typed = model.onDidChangeContent((event) => {
    if (applying) return
    const change = toDocumentChange(map, text, changeOf(event.changes))
    const { head } = map
    actions.edit(change, 'editor')
    moveTo(getState().text, change)
    // What was typed away left a byte order mark at the start: the model does not hold it.
    if (map.head > head) quietly(() => model.applyEdits([{ range: new monaco.Range(1, 1, 1, 2), text: '' }]))
  })

  const stopListening = actions.onText((event) => {
    if (event.origin === 'editor') return
    const after = getState().text
    const change = toModelChange(map, text, after, event.change)
    const written = quietly(() => applyToModel(model, change))
    moveTo(after, event.change)
    if (written) for (const listener of listeners) listener(event, written)
  })

  return {
    model,
    offsetAt: (position) => toDocumentOffset(map, model.getOffsetAt(position)),
    positionAt: (offset) => model.getPositionAt(toModelOffset(map, offset)),
    rangeOf: (from, to) =>
      monaco.Range.fromPositions(
        model.getPositionAt(toModelOffset(map, from)),
        model.getPositionAt(toModelOffset(map, to)),
      ),
    onForeignChange: (listener) => void listeners.push(listener),
    dispose() {
      typed.dispose()
      stopListening()
      model.dispose()
    },
  }
}

function changeOf(changes: readonly monaco.editor.IModelContentChange[]): TextChange {
  return makeChange(
    changes.map((c) => ({ from: c.rangeOffset, to: c.rangeOffset + c.rangeLength, insert: c.text })),
  )
}

/** Writes the change and gives the range of what was written last; null for no change. */
function applyToModel(model: Model, { replacements }: TextChange): monaco.Range | null {
  const edits = replacements.map(({ from, to, insert }) => ({
    range: monaco.Range.fromPositions(model.getPositionAt(from), model.getPositionAt(to)),
    text: insert,
    forceMoveMarkers: true,
  }))
  const inverse = model.applyEdits(edits, true)
  const last = inverse.at(-1)
  return last ? monaco.Range.lift(last.range) : null
}
